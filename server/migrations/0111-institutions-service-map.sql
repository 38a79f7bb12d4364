-- 服务地图和半小时法律服务圈: which languages a place speaks, how sure its coordinates are, where people live, how far half an hour reaches.
alter table unit_place add column languages text;
-- known: somebody has stood there; toVerify: entered, not yet confirmed; demo: invented for the demonstration and said so. Without coordinates: none.
alter table unit_place add column point text check (point in ('known', 'toVerify', 'demo'));
update unit_place set point = case when demo then 'demo' else 'toVerify' end where latitude is not null;
alter table unit_place add constraint unit_place_point check ((latitude is null) = (point is null) and (latitude is null) = (longitude is null));

-- Of a township: how many live there and where its middle is. Nothing is known until staff enters it with its source.
create table area_point (
  area_code text primary key, version int not null, residents int check (residents >= 0), residents_source text,
  latitude numeric(8, 5), longitude numeric(8, 5), point text check (point in ('known', 'toVerify', 'demo')),
  set_at timestamptz not null, set_by uuid not null,
  check ((latitude is null) = (point is null) and (latitude is null) = (longitude is null))
);
alter table area_point enable row level security; alter table area_point force row level security;
create policy sight on area_point for select using (true);
create policy bring on area_point for insert with check ((select app_city()) or exists (select from unit u, unnest(u.area_codes) a where u.id = any ((select app_bureaus())::uuid[]) and area_code like a || '%'));
create policy move on area_point for update using ((select app_city()) or exists (select from unit u, unnest(u.area_codes) a where u.id = any ((select app_bureaus())::uuid[]) and area_code like a || '%')) with check (true);

-- How far half an hour reaches, one row for the city. No rule on it was found: 待核实 until the office has confirmed it.
create table reach_rule (
  id boolean primary key default true check (id), version int not null, minutes int not null, speed_kmh numeric(5, 1) not null, detour numeric(3, 2) not null,
  verified boolean not null default false, basis text, set_at timestamptz not null, set_by uuid not null
);
alter table reach_rule enable row level security; alter table reach_rule force row level security;
create policy sight on reach_rule for select using (true);
create policy bring on reach_rule for insert with check ((select app_city()));
create policy move on reach_rule for update using ((select app_city())) with check (true);
revoke delete, truncate on area_point, reach_rule from santai_app;
