-- 谁看过我的档案 also tells who signed in: with the number left, or with a verified identity. So a stranger's sign-in with a stolen
-- telephone is noticed. The device is a word (android, iphone, computer, other), never what the browser says of itself.
alter table resident_session add column phone_index text, add column id_number_index text, add column device text check (device in ('android', 'iphone', 'computer', 'other'));
create index resident_session_phone on resident_session (phone_index, at) where phone_index is not null;
create index resident_session_id_number on resident_session (id_number_index, at) where id_number_index is not null;

-- Beside what the access log holds of the person and his orders: pairs in which two records were compared, and sign-ins. A sign-in
-- with a number is told only where that number shows anything of his (orders_left_with).
create or replace function looks_at(persons uuid[], one_matter uuid, most int)
returns table (at timestamptz, actor_kind text, who text, role text, unit_id uuid, act text, purpose text, result text)
language sql stable security definer set search_path = public, pg_temp as $$
  with own_orders as (
    select o.id, o.number, o.person_id from work_order o where case when one_matter is null then o.person_id = any(persons) else o.matter_id = one_matter end
  ),
  things(object) as (
    select id::text from own_orders union select number from own_orders
    union select unnest(persons)::text
    union select s.id::text from same_person s where s.one_id = any(persons) or s.other_id = any(persons)
  ),
  left_numbers(phone, kind) as (
    select n.phone, max(n.kind) from (
      select p.phone_index, 'resident' from person p where p.id in (select person_id from own_orders) or p.id = any(persons)
      union all select c.caller_index, 'resident' from contact c join own_orders o on o.id = c.order_id where c.kind = 'intake'
      union all select r.phone_index, 'helper' from resident_number r join own_orders o on o.id = r.order_id
    ) as n (phone, kind) where n.phone is not null group by n.phone
  ),
  signed_in as (
    select s.at, n.kind, s.way, s.device from left_numbers n join resident_session s on s.way = 'phone' and s.phone_index = n.phone
    where exists (select from orders_left_with(array[n.phone], null) l join own_orders o on o.id = l.order_id)
    union all
    select s.at, 'resident', s.way, s.device from person p join resident_session s on s.way = 'identity' and s.id_number_index = p.id_number_index where p.id = any(persons)
  ),
  looks as (
    select e.at, e.actor_kind as kind, a.name, (select p.role from appointment p where p.account_id = e.actor_id and p.unit_id = e.unit_id order by p.role limit 1) as role, e.unit_id, e.act, e.purpose, e.result
    from things t join audit_entry e on e.object = t.object left join account a on a.id = e.actor_id
    where e.act = any (array['person.open', 'person.reveal', 'person.recordAuthority', 'person.revokeAuthority', 'workOrder.print', 'workOrder.download', 'workOrder.recoverCode', 'resident.openOrder',
      '/api/orders/:id', '/api/orders/:id/reveal', '/api/orders/:id/open', '/api/files/:personId', '/api/files/:personId/looks', '/api/same-persons/:id', '/api/same-persons/:id/reveal', '/open/v1/requests/:number',
      'file.copy', 'file.decide', 'file.erase', 'packs.open'])
    union all select s.at, s.kind, null, null, null, 'resident.signIn', s.way || ':' || coalesce(s.device, 'other'), 'ok' from signed_in s
  )
  select * from looks where persons && app_entrusted() or one_matter = any(app_entrusted()) order by at desc limit least(most, 500)
$$;
revoke execute on function looks_at from public;
grant execute on function looks_at to santai_app;
do $$ begin
  execute format('create policy owner_looks on resident_session for select to %I using (true)', current_user);
end $$;
