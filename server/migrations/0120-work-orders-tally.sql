-- How many open orders stand where: a change is a line, +1 or -1, and lines of one kind are folded into their sum now and then.
-- So the numbers of the queues are exact in every snapshot, cost the same at a hundred orders and at a hundred thousand, and
-- nobody waits for anybody's number: nothing is ever updated in place.
create table work_order_tally (bureau_id uuid not null, turn_unit_id uuid, handler_id uuid, facet smallint not null, n integer not null)
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
create index work_order_tally_turn on work_order_tally (turn_unit_id);

alter table work_order_tally enable row level security;
alter table work_order_tally force row level security;
create policy sight on work_order_tally for select using (
  (select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or turn_unit_id = any ((select app_units())::uuid[]));
create policy bring on work_order_tally for insert with check (true);
create policy fold on work_order_tally for delete using ((select app_city()));
do $$ begin execute format('create policy owner on work_order_tally to %I using (true) with check (true)', current_user); end $$;
grant select, insert, delete on work_order_tally to santai_app;

-- Whatever writes an order keeps the tally: a trigger, since not only our statements do.
create function keep_work_order_tally() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.closed_at is null then
    insert into public.work_order_tally values (old.bureau_id, old.turn_unit_id, old.handler_id, old.facet, -1);
  end if;
  if tg_op <> 'DELETE' and new.closed_at is null then
    insert into public.work_order_tally values (new.bureau_id, new.turn_unit_id, new.handler_id, new.facet, 1);
  end if;
  return null;
end $$;
create trigger tally_born after insert on work_order for each row when (new.closed_at is null) execute function keep_work_order_tally();
create trigger tally_moved after update on work_order for each row
  when ((old.closed_at is null or new.closed_at is null)
    and (old.facet <> new.facet or old.turn_unit_id is distinct from new.turn_unit_id or old.handler_id is distinct from new.handler_id or old.bureau_id <> new.bureau_id or (old.closed_at is null) <> (new.closed_at is null)))
  execute function keep_work_order_tally();
create trigger tally_gone after delete on work_order for each row when (old.closed_at is null) execute function keep_work_order_tally();
insert into work_order_tally select bureau_id, turn_unit_id, handler_id, facet, count(*) from work_order where closed_at is null group by 1, 2, 3, 4;

-- The counts read the tally now; what lists read stands in the rows, so the two indexes of open orders carry nothing else.
drop index work_order_turn;
create index work_order_turn on work_order (turn_unit_id, due_at, id) where closed_at is null;
drop index work_order_bureau_open;
create index work_order_bureau_open on work_order (bureau_id, due_at, id) where closed_at is null;
