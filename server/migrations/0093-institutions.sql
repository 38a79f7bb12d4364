-- 机构与人员: licences of bodies (one row a unit) and of people, where people worked from when until when, and the places.
create table institution (
  id uuid primary key references unit, version int not null, state text not null, state_since date, created_at timestamptz not null, created_by uuid not null,
  bureau_id uuid not null references unit,
  -- Of whom it is a branch.
  head_id uuid references unit,
  credit_code text not null unique, licence_number text not null, issued_by text not null, valid_until date,
  does text, specialities text, languages text, demo boolean not null default false,
  warned_days int, checked_on date, checked_from text,
  -- When this licence suspended its unit: lifted again is only what was suspended for it.
  suspended_unit_at timestamptz,
  log_seq int not null, log_hash text not null
);
create index institution_until on institution (valid_until) where state = 'inForce';

create table practitioner (
  id uuid primary key, version int not null, state text not null, state_since date, created_at timestamptz not null, created_by uuid not null,
  unit_id uuid not null references unit, bureau_id uuid not null references unit,
  name text not null, kind text not null, licence_number text not null, issued_by text not null, valid_until date,
  specialities text, languages text, demo boolean not null default false, warned_days int, checked_on date, checked_from text,
  log_seq int not null, log_hash text not null,
  unique (kind, licence_number)
);
create index practitioner_unit on practitioner (unit_id);
create index practitioner_name on practitioner (name);
create index practitioner_number on practitioner (licence_number);
create index practitioner_until on practitioner (valid_until) where state = 'inForce';

create table engagement (
  id uuid primary key, practitioner_id uuid not null references practitioner deferrable initially deferred, unit_id uuid not null references unit, from_on date not null, until_on date,
  check (until_on is null or until_on >= from_on)
);
create unique index engagement_now on engagement (practitioner_id) where until_on is null;
create index engagement_of on engagement (practitioner_id, from_on);

create table unit_place (
  id uuid primary key, version int not null, unit_id uuid not null references unit, name text not null, area_code text not null, address text, phone text,
  latitude numeric(8, 5), longitude numeric(8, 5), barrier_free text, hours jsonb, on_holidays text not null default 'closed',
  -- false: still to be confirmed (待核实), and said so.
  verified boolean not null default false, demo boolean not null default false, set_at timestamptz not null, set_by uuid not null
);
create index unit_place_unit on unit_place (unit_id);

create table status_import (
  id uuid primary key, created_at timestamptz not null, created_by uuid not null, bureau_id uuid references unit, file_name text not null, stage text not null, rows jsonb not null
);

-- Who practises under which licence is public by its nature (真伪核验 is for everybody); written within one's own sight alone.
alter table institution enable row level security; alter table institution force row level security;
create policy sight on institution for select using (true);
create policy bring on institution for insert with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or id = any ((select app_units())::uuid[]));
create policy move on institution for update using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or id = any ((select app_units())::uuid[])) with check (true);
alter table practitioner enable row level security; alter table practitioner force row level security;
create policy sight on practitioner for select using (true);
create policy bring on practitioner for insert with check ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]));
create policy move on practitioner for update using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[])) with check (true);
alter table engagement enable row level security; alter table engagement force row level security;
create policy sight on engagement for select using (true);
create policy bring on engagement for insert with check (true);
create policy move on engagement for update using (exists (select from practitioner p where p.id = practitioner_id and ((select app_city()) or p.bureau_id = any ((select app_bureaus())::uuid[]) or p.unit_id = any ((select app_units())::uuid[])))) with check (true);
alter table unit_place enable row level security; alter table unit_place force row level security;
create policy sight on unit_place for select using (true);
create policy bring on unit_place for insert with check ((select app_city()) or exists (select from unit u where u.id = unit_id and (u.bureau_id = any ((select app_bureaus())::uuid[]) or u.id = any ((select app_units())::uuid[]))));
create policy move on unit_place for update using ((select app_city()) or exists (select from unit u where u.id = unit_id and (u.bureau_id = any ((select app_bureaus())::uuid[]) or u.id = any ((select app_units())::uuid[])))) with check (true);
-- A file of the province names many: seen by the city and by the office that read it.
alter table status_import enable row level security; alter table status_import force row level security;
create policy sight on status_import using ((select app_city()) or bureau_id = any ((select app_bureaus())::uuid[]) or created_by = (select app_actor())) with check ((select app_city()) or created_by = (select app_actor()));
revoke delete, truncate on institution, practitioner, engagement, unit_place, status_import from santai_app;

-- An expired or stopped licence suspends its unit: on only while a licence acts (server/rooms/institutions/record.ts).
create policy unit_licence on unit for update to santai_app using ((select current_setting('app.licence', true)) = 'on') with check ((select current_setting('app.licence', true)) = 'on');

-- The story names clerks and reasons: for those in whose sight the body lies.
create policy licence_story on action_log as restrictive for select using (
  record_kind not in ('institution', 'practitioner') or (select app_city()) or (select app_flush()) or (select app_seal())
  or exists (select from institution i where i.id = record_id and (i.bureau_id = any ((select app_bureaus())::uuid[]) or i.id = any ((select app_units())::uuid[])))
  or exists (select from practitioner p where p.id = record_id and (p.bureau_id = any ((select app_bureaus())::uuid[]) or p.unit_id = any ((select app_units())::uuid[])))
);
