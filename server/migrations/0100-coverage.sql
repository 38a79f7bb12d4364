-- 均等化 (淮司通〔2020〕17号 第8、10条): how each of the five basic services is offered at each centre, station and room; what is
-- missing becomes a task; who sits in which place. Centres and stations are units; rooms in villages come by import.
create table village_room (
  id uuid primary key, code text not null unique, name text not null, bureau_id uuid not null references unit,
  -- The station (justice office) above it; none where a zone or a farm has no office of its own.
  unit_id uuid references unit, area_code text not null, latitude numeric(8, 5), longitude numeric(8, 5), demo boolean not null default false,
  entered_at timestamptz not null, entered_by uuid not null, entered_name text not null
);
create index village_room_bureau on village_room (bureau_id);

-- `way` null: said once and taken back, so nobody knows. No row: nobody has said anything yet. Neither is "missing".
create table coverage_cell (
  site_id uuid not null, service text not null, way text check (way in ('direct', 'guided', 'transferred', 'missing')), note text, version int not null, batch_id uuid not null,
  bureau_id uuid not null references unit, unit_id uuid references unit, demo boolean not null default false,
  entered_at timestamptz not null, entered_by uuid not null, entered_name text not null, primary key (site_id, service)
);
create index coverage_cell_batch on coverage_cell (batch_id);
create index coverage_cell_missing on coverage_cell (bureau_id, service) where way = 'missing';

-- Every change of a cell, never rewritten: what it was, what it became, who and when. A batch can be taken back as one.
create table coverage_change (
  id uuid primary key, batch_id uuid not null, site_id uuid not null, service text not null, from_way text, way text, note text, how text not null,
  bureau_id uuid not null, unit_id uuid, at timestamptz not null, by_id uuid not null, by_name text not null
);
create index coverage_change_cell on coverage_change (site_id, service, at);
create index coverage_change_batch on coverage_change (batch_id);

create table coverage_task (
  id uuid primary key, version int not null, state text not null, returns_to text, created_at timestamptz not null, created_by uuid not null,
  bureau_id uuid not null references unit, unit_id uuid not null references unit, site_id uuid not null, service text not null, site_name text not null,
  due_on date not null, ask text not null, assignee_id uuid, assignee_name text, way_offered text, evidence text, finished_by uuid, finished_at timestamptz,
  closed_on date, closed_how text, why text, overdue_told_on date, demo boolean not null default false,
  log_seq int not null, log_hash text not null
);
create unique index coverage_task_live on coverage_task (site_id, service) where state in ('open', 'assigned', 'finished');
create index coverage_task_due on coverage_task (due_on) where state in ('open', 'assigned', 'finished');
create index coverage_task_bureau on coverage_task (bureau_id, state, due_on);

-- 应驻尽驻: which trade ought to be present in which kind of place, in which forms (article 10 names the forms, not the trades).
create table presence_plan (
  place_kind text not null, trade text not null, forms text[] not null, source text not null, verified boolean not null default false, version int not null,
  set_at timestamptz not null, set_by uuid not null, set_name text not null, primary key (place_kind, trade)
);
-- Places that are no unit of ours: government service halls, 综治中心.
create table presence_place (
  id uuid primary key, kind text not null, name text not null, bureau_id uuid not null references unit, address text, demo boolean not null default false,
  entered_at timestamptz not null, entered_by uuid not null, entered_name text not null, unique (bureau_id, name)
);
create table presence_fact (
  place_id uuid not null, trade text not null, forms text[] not null, who text, note text, bureau_id uuid not null references unit, unit_id uuid, version int not null, demo boolean not null default false,
  set_at timestamptz not null, set_by uuid not null, set_name text not null, primary key (place_id, trade)
);
create table county_people (
  bureau_id uuid primary key references unit, people int not null check (people > 0), source text not null, verified boolean not null default false, version int not null,
  set_at timestamptz not null, set_by uuid not null, set_name text not null
);

-- A county sees its own, a station its own and the rooms under it, the city all.
alter table village_room enable row level security; alter table village_room force row level security;
create policy mine on village_room using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]))
  with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
alter table coverage_cell enable row level security; alter table coverage_cell force row level security;
create policy mine on coverage_cell using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]))
  with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
alter table coverage_change enable row level security; alter table coverage_change force row level security;
create policy sight on coverage_change for select using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
create policy bring on coverage_change for insert with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
alter table coverage_task enable row level security; alter table coverage_task force row level security;
create policy mine on coverage_task using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]))
  with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
alter table presence_place enable row level security; alter table presence_place force row level security;
create policy mine on presence_place using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[])) with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]));
alter table presence_fact enable row level security; alter table presence_fact force row level security;
create policy mine on presence_fact using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]))
  with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]));
revoke delete, truncate on village_room, coverage_cell, coverage_change, coverage_task, presence_plan, presence_place, presence_fact, county_people from santai_app;
revoke update on coverage_change from santai_app;

create policy coverage_story on action_log as restrictive for select using (
  record_kind <> 'coverageTask' or (select app_city()) or (select app_flush()) or (select app_seal())
  or exists (select from coverage_task t where t.id = record_id and (t.bureau_id = any ((select app_bureaus())::uuid[]) or t.unit_id = any ((select app_units())::uuid[])))
);
