-- 投诉: a complaint about a shop goes to its bureau; the body learns their number, never who or what.
drop policy sight on shop_request;
create policy sight on shop_request for select using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or (kind <> 'complaint' and unit_id = any ((select app_units())::uuid[])));

-- 年度复核: what was found last, who said so; and when an ordered correction is looked at again.
alter table shop add column last_review jsonb, add column review_warned_on date;
-- How long before the day both sides are reminded, and how long a correction may take: ours, 待核实 like the rest. `reason`: of the last change.
alter table shop_rule add column remind_days int not null default 30, add column fix_days int not null default 30, add column reason text;

-- A body's own: complaints by number alone, for those in whose sight the shop lies.
create function shop_complaints(wanted uuid[])
returns table (shop_id uuid, complained int, settled int)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.shop_id, count(*)::int, (count(*) filter (where o.closed_at is not null))::int
  from shop_request r join work_order o on o.id = r.order_id
  where r.kind = 'complaint' and r.shop_id = any (wanted[1:200])
    and ((select app_city()) or r.bureau_id = any ((select app_bureaus())::uuid[]) or r.unit_id = any ((select app_units())::uuid[]))
  group by r.shop_id
$$;
revoke execute on function shop_complaints from public;
grant execute on function shop_complaints to santai_app;

-- Ratings and settled orders are those of questions and orders; a complaint is not rated as the shop's own work.
create or replace function shop_figures(wanted uuid[])
returns table (shop_id uuid, asked int, settled int, in_time int, ordered int, done int, rated int, content int)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.shop_id, (count(*) filter (where r.kind = 'question'))::int, (count(*) filter (where r.kind = 'question' and r.settled_at is not null))::int,
    (count(*) filter (where r.kind = 'question' and r.settled_at is not null and not r.late))::int, (count(*) filter (where r.kind = 'order'))::int,
    (count(*) filter (where o.state in ('done', 'archived') and coalesce(o.unit_id, r.unit_id) = r.unit_id))::int, (count(*) filter (where o.rating is not null and coalesce(o.unit_id, r.unit_id) = r.unit_id))::int,
    (count(*) filter (where o.rating in ('verySatisfied', 'satisfied', 'fairlySatisfied') and coalesce(o.unit_id, r.unit_id) = r.unit_id))::int
  from shop_request r join work_order o on o.id = r.order_id where r.kind <> 'complaint' and r.shop_id = any (wanted[1:200]) and not o.sensitive group by r.shop_id
$$;

-- A notice about something that is no order says where it stands.
alter table notice add column path text;
