-- Who sees an order sees what hangs on it (assisting orders, those split off): withdrawing, merging or finishing the main
-- one must find all of them, also those of another county. What may be opened or done there the permission rows still say.
-- A function, since a policy may not query its own table.
create function work_order_in_sight(order_id uuid) returns boolean language sql stable as $$ select exists (select from work_order where id = order_id) $$;
-- Named to come last: permissive policies are tried in falling order of their names, and this one is the dear one.
create policy by_parent on work_order for select using (parent_id is not null and work_order_in_sight(parent_id));
