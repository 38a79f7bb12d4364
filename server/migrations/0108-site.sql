-- Running the site (种子第13条). Nothing here is about a resident: pages, links, machines, counts and the rota of our own staff.
-- A public page has an owner (unit, person) and a day by which it is looked through again.
create table site_page (
  id uuid primary key, version int not null default 1, path text not null unique, kind text not null, title text not null,
  unit_id uuid not null references unit, bureau_id uuid not null references unit, account_id uuid references account,
  review_by date not null, reviewed_on date, reviewed_by uuid, review_note text, warned_days int,
  content_hash text not null, changed_at timestamptz not null, first_seen_at timestamptz not null, seen_at timestamptz not null, gone_at timestamptz
);
create index site_page_due on site_page (review_by, path) where gone_at is null;
create index site_page_unit on site_page (unit_id);

-- One walk over our own pages, and what it found. A finding ends by itself when a later walk no longer meets it.
create table site_check (
  id uuid primary key, started_at timestamptz not null, ended_at timestamptz, pages int not null default 0, links int not null default 0, external int not null default 0,
  unchecked jsonb not null default '[]', capped jsonb not null default '[]', trouble text
);
create index site_check_started on site_check (started_at desc);
create table site_finding (
  id uuid primary key, version int not null default 1, kind text not null check (kind in ('brokenLink', 'emptyColumn', 'staleColumn')), page_path text not null, target text not null, says text not null,
  unit_id uuid not null references unit, bureau_id uuid not null references unit, account_id uuid references account,
  found_at timestamptz not null, seen_at timestamptz not null, told_at timestamptz, fixed_at timestamptz, accepted_at timestamptz, accepted_by uuid, why text
);
create unique index site_finding_live on site_finding (kind, page_path, target) where fixed_at is null;
create index site_finding_found on site_finding (found_at desc);

-- Visits: counts a step, a day and an hour (24 = the whole day, once hours are folded). No row stands for a person, a browser or an address.
create table site_visit (
  on_day date not null, hour smallint not null check (hour between 0 and 24), step text not null, shown int not null, moved int not null, wrong int not null, failed int not null, primary key (on_day, hour, step)
);

-- Availability: own parts by their name, connected systems by their id.
create table connected_system (
  id uuid primary key, version int not null default 1, name text not null unique, kind text not null, probe text not null check (probe in ('http', 'oidc', 'tcp', 'none')), address text,
  unit_id uuid not null references unit, contact text, enabled boolean not null, set_at timestamptz not null, set_by uuid, check (probe = 'none' or address is not null)
);
create table health_state (target text primary key, at timestamptz not null, up boolean, ms int, says text not null);
create table health_day (target text not null, on_day date not null, checked int not null, up int not null, total_ms bigint not null, slowest_ms int not null, primary key (target, on_day));
create table outage (id uuid primary key, target text not null, from_at timestamptz not null, until_at timestamptz, says text not null, told_at timestamptz);
create unique index outage_open on outage (target) where until_at is null;
create index outage_from on outage (from_at desc);

-- 常驻服务团队: how many a post wants in a shift, and who is on the rota of a day.
create table team_need (
  id uuid primary key, version int not null default 1, post text not null, role text not null, unit_id uuid not null references unit, shift text not null, from_time text not null, to_time text not null,
  days text not null check (days in ('work', 'every')), number int not null check (number between 0 and 99), verified boolean not null default false, basis text not null, removed_at timestamptz, told_on date
);
create table team_turn (need_id uuid not null references team_need, on_day date not null, account_id uuid not null references account, set_at timestamptz not null, set_by uuid not null, primary key (need_id, on_day, account_id));

-- The office's own numbers; no rule for them was found: 待核实.
create table site_rule (
  id boolean primary key default true check (id), version int not null, review_months int not null, warn_days int not null, show_due boolean not null, news_days int not null, check_external boolean not null, polite_seconds int not null,
  set_at timestamptz not null, set_by uuid not null
);
revoke truncate on site_page, site_check, site_finding, site_visit, connected_system, health_state, health_day, outage, team_need, team_turn, site_rule from santai_app;
revoke delete on site_page, site_check, site_finding, connected_system, health_day, outage, team_need from santai_app;
