-- 推送包: what was shown to whom, for which order, and whether it was opened. `shown` are keys (kind:id), never texts.
create table push_pack (
  id uuid primary key, at timestamptz not null, account_id uuid not null, unit_id uuid,
  -- Of an order; at intake empty until the order is there.
  order_id uuid, person_id uuid, door text not null, topic text, second boolean not null, shown text[] not null, opened_at timestamptz, tallied boolean not null default false
);
create unique index push_pack_mine on push_pack (account_id, order_id) where order_id is not null;
create index push_pack_intake on push_pack (account_id, at) where order_id is null;
create index push_pack_order on push_pack (order_id) where order_id is not null;
create index push_pack_untallied on push_pack (at) where not tallied;

-- 推送采用: cited, or said to be no help.
create table push_mark (pack_id uuid not null references push_pack, key text not null, mark text not null check (mark in ('used', 'refused')), at timestamptz not null, primary key (pack_id, key));

-- 推送采用率: counts of a thing over all packs. It names no person and no order but the thing itself.
create table push_tally (key text primary key, shown int not null default 0, used int not null default 0, refused int not null default 0);

alter table push_pack enable row level security; alter table push_pack force row level security;
-- Whose it is; who sees the order sees whether it was opened; the counting job sees all.
create policy mine on push_pack for select using (account_id = (select app_actor()) or (select app_city()));
create policy of_order on push_pack for select using (order_id is not null and exists (select 1 from work_order o where o.id = push_pack.order_id));
create policy bring on push_pack for insert with check (account_id = (select app_actor()));
create policy move on push_pack for update using (account_id = (select app_actor()) or (select app_city())) with check (account_id = (select app_actor()) or (select app_city()));
alter table push_mark enable row level security; alter table push_mark force row level security;
create policy mine on push_mark using (exists (select 1 from push_pack p where p.id = push_mark.pack_id and p.account_id = (select app_actor()))) with check (exists (select 1 from push_pack p where p.id = push_mark.pack_id and p.account_id = (select app_actor())));
revoke delete, truncate on push_pack, push_tally from santai_app;
