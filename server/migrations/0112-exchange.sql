-- 与省站对接: who may frame our pages, what the province has told us of items and matters, which matters came along with a resident.
create table exchange_setting (
  id boolean primary key default true check (id), version int not null, framers text[] not null, set_at timestamptz not null, set_by uuid not null
);
-- Systems that have exchanged anything: who they are, without their secrets (those lie in api_client, behind its own wall).
create table exchange_partner (client_id uuid primary key references api_client, name text not null, source_system text not null, seen_at timestamptz not null);
create table exchange_item (
  client_id uuid not null references api_client, code text not null, our_code text, name text not null, edition text not null, materials text[] not null default '{}', said_at timestamptz not null, received_at timestamptz not null,
  primary key (client_id, code)
);
create table exchange_matter (
  client_id uuid not null references api_client, ref text not null, phase text not null, item_code text, grade text, said_at timestamptz not null, received_at timestamptz not null,
  primary key (client_id, ref)
);
-- A matter that a resident began at the province and finished here: its number there, the order here.
create table exchange_link (
  order_id uuid primary key references work_order deferrable initially deferred, client_id uuid not null references api_client, ref text not null, at timestamptz not null, unique (client_id, ref)
);
create table exchange_settled (
  key text primary key, note text not null, at timestamptz not null, by_id uuid not null, by_name text not null
);
-- A handover token is taken once; rows older than any token may live are forgotten.
create table exchange_token (
  client_id uuid not null references api_client, jti text not null, at timestamptz not null, primary key (client_id, jti)
);
create index exchange_token_at on exchange_token (at);

alter table exchange_setting enable row level security; alter table exchange_setting force row level security;
create policy sight on exchange_setting for select using (true);
create policy bring on exchange_setting for insert with check ((select app_city()));
create policy move on exchange_setting for update using ((select app_city())) with check (true);
alter table exchange_partner enable row level security; alter table exchange_partner force row level security;
create policy sight on exchange_partner using ((select app_city())) with check ((select app_city()));
alter table exchange_item enable row level security; alter table exchange_item force row level security;
create policy sight on exchange_item using ((select app_city())) with check ((select app_city()));
alter table exchange_matter enable row level security; alter table exchange_matter force row level security;
create policy sight on exchange_matter using ((select app_city())) with check ((select app_city()));
alter table exchange_link enable row level security; alter table exchange_link force row level security;
create policy sight on exchange_link using ((select app_city())) with check ((select app_city()));
alter table exchange_settled enable row level security; alter table exchange_settled force row level security;
create policy sight on exchange_settled using ((select app_city())) with check ((select app_city()));
alter table exchange_token enable row level security; alter table exchange_token force row level security;
create policy sight on exchange_token using ((select app_city())) with check ((select app_city()));
revoke delete, truncate on exchange_setting, exchange_partner, exchange_item, exchange_matter, exchange_link, exchange_settled from santai_app;
