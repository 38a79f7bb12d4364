-- Units: bureaus, departments, centres, stations, rooms and bodies, as one tree. Not the tree of areas: whom a unit
-- belongs to and which areas it serves are two facts. No personal data, so every signed-in person may read it.
create table unit (
  id uuid primary key,
  code text not null unique,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_id uuid references unit,
  path ltree not null,
  -- The county bureau or branch above (or the unit itself when it is one); the city's own units have the city bureau.
  bureau_id uuid not null references unit deferrable initially deferred,
  area_codes text[] not null default '{}',
  phone text,
  address text,
  main_duty_id uuid,
  deputy_duty_id uuid,
  demo boolean not null default false,
  -- false: the unit's existence or exact name is still to be confirmed (待核实).
  verified boolean not null default true,
  licence text,
  suspended_at timestamptz
);
create index unit_path on unit using gist (path);
create index unit_bureau on unit (bureau_id);
create index unit_parent on unit (parent_id);
create index unit_areas on unit using gin (area_codes);

-- On only inside transactions of the security room (server/rooms/security/securely.ts): accounts, credentials and
-- sessions are out of reach for every other query, whatever the asker's sight.
create function app_security() returns boolean language sql stable as $$ select current_setting('app.security', true) = 'on' $$;

alter table unit enable row level security;
alter table unit force row level security;
create policy unit_read on unit for select to santai_app using (true);
create policy unit_insert on unit for insert to santai_app with check (app_security());
create policy unit_change on unit for update to santai_app using (app_security()) with check (app_security());
revoke delete, truncate on unit from santai_app;
