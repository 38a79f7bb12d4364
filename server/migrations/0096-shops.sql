-- 网上店铺: one shop a body, its products, and which requests came in through it. Prices are information; nothing is paid here.
create table shop (
  id uuid primary key, version int not null, state text not null, returns_to text, created_at timestamptz not null, created_by uuid not null,
  unit_id uuid not null unique references unit, bureau_id uuid not null references unit, area_codes text[] not null default '{}',
  name text not null, intro text not null, specialities text not null, hours text not null,
  responsible text not null, answerer_id uuid not null, answerer_name text not null, deputy_id uuid not null, deputy_name text not null,
  -- Why it is limited, closed or suspended, as the residents read it, and who said so: he does not rule on the appeal.
  why text, decided_by uuid, by_licence boolean not null default false, appeal jsonb, warned_at timestamptz,
  opened_on date, review_due_on date, review_reminded_on date, demo boolean not null default false,
  log_seq int not null, log_hash text not null
);
create index shop_bureau on shop (bureau_id);
create index shop_list on shop (name) where state in ('open', 'limited');

create table shop_product (
  id uuid primary key, version int not null, state text not null, created_at timestamptz not null, created_by uuid not null,
  shop_id uuid not null references shop, unit_id uuid not null references unit, bureau_id uuid not null references unit,
  name text not null, class text not null, for_whom text not null, content text not null, form text not null, area text not null,
  price text, price_basis text, time_limit text not null, why text, submitted_by uuid, demo boolean not null default false,
  check ((price is null) = (price_basis is null)),
  log_seq int not null, log_hash text not null
);
create index shop_product_shop on shop_product (shop_id, name);

-- Which order came through which shop: the rating counts for those alone, and the answer is looked for here.
create table shop_request (
  id uuid primary key, shop_id uuid not null references shop, product_id uuid references shop_product, order_id uuid not null unique references work_order,
  unit_id uuid not null, bureau_id uuid not null, kind text not null, asked_at timestamptz not null, due_at timestamptz,
  -- Written once: when it was looked at behind the due moment, and whether the answer had come by then.
  settled_at timestamptz, late boolean not null default false
);
create index shop_request_shop on shop_request (shop_id, asked_at);
create index shop_request_open on shop_request (due_at) where settled_at is null and kind = 'question';

-- Words no shop may use, and how often an answer may come late. From no rule that we have found: 待核实 until somebody confirms.
create table shop_rule (
  id boolean primary key default true check (id), version int not null, forbidden jsonb not null, warn_at int not null, limit_at int not null, close_at int not null,
  window_days int not null, review_months int not null, verified boolean not null default false, set_at timestamptz not null, set_by uuid not null
);

alter table shop enable row level security; alter table shop force row level security;
create policy sight on shop for select using (state not in ('draft', 'toReview') or (select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
create policy bring on shop for insert with check ((select app_city()) or unit_id = any ((select app_units())::uuid[]));
create policy move on shop for update using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[])) with check (true);
alter table shop_product enable row level security; alter table shop_product force row level security;
create policy sight on shop_product for select using (state = 'shown' or (select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
create policy bring on shop_product for insert with check ((select app_city()) or unit_id = any ((select app_units())::uuid[]));
create policy move on shop_product for update using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[])) with check (true);
-- 店铺只见受托事项 (更正 13): a body sees what came through its own shop.
alter table shop_request enable row level security; alter table shop_request force row level security;
create policy sight on shop_request for select using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
create policy bring on shop_request for insert with check ((select app_city()));
create policy settle on shop_request for update using ((select app_city())) with check ((select app_city()));
revoke delete, truncate on shop, shop_product, shop_request, shop_rule from santai_app;

-- Numbers over the orders of shops for everybody: counts alone, no order, no word, no person; of sensitive matters nothing.
create function shop_figures(wanted uuid[])
returns table (shop_id uuid, asked int, settled int, in_time int, ordered int, done int, rated int, content int)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.shop_id, (count(*) filter (where r.kind = 'question'))::int, (count(*) filter (where r.kind = 'question' and r.settled_at is not null))::int,
    (count(*) filter (where r.kind = 'question' and r.settled_at is not null and not r.late))::int, (count(*) filter (where r.kind = 'order'))::int,
    (count(*) filter (where o.state in ('done', 'archived')))::int, (count(*) filter (where o.rating is not null))::int,
    (count(*) filter (where o.rating in ('verySatisfied', 'satisfied', 'fairlySatisfied')))::int
  from shop_request r join work_order o on o.id = r.order_id where r.shop_id = any (wanted[1:200]) and not o.sensitive group by r.shop_id
$$;
revoke execute on function shop_figures from public;
grant execute on function shop_figures to santai_app;
do $$ begin execute format('create policy owner on shop_request for select to %I using (true)', current_user); end $$;

-- The story names clerks and reasons: for those in whose sight the shop lies.
create policy shop_story on action_log as restrictive for select using (
  record_kind not in ('shop', 'shopProduct') or (select app_city()) or (select app_flush()) or (select app_seal())
  or exists (select from shop s where s.id = record_id and (s.bureau_id = any ((select app_bureaus())::uuid[]) or s.unit_id = any ((select app_units())::uuid[])))
  or exists (select from shop_product p where p.id = record_id and (p.bureau_id = any ((select app_bureaus())::uuid[]) or p.unit_id = any ((select app_units())::uuid[])))
);
