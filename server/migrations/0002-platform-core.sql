-- Mechanism shared by all rooms. The owner role runs this file; the application role may insert and read, and changes
-- or deletes only where it is granted here: logs are append-only for it.

create table setting (
  name text primary key, value jsonb not null, set_at timestamptz not null default now(), set_by uuid
);

-- One row an action on a record; chained per record (prev_hash -> hash), so no single chain head slows the city down.
create table action_log (
  record_id uuid not null, seq int not null, record_kind text not null, at timestamptz not null, action text not null,
  from_state text, to_state text, actor_kind text not null, actor_id uuid not null, actor_name text not null, unit_id uuid,
  facts jsonb not null, prev_hash text not null, hash text not null, sealed_in bigint,
  primary key (record_id, seq)
);
create index action_log_unsealed on action_log (at) where sealed_in is null;

-- A running clock. A miss is written once and never overwritten. next_at = when the sweep must look again.
create table clock (
  id uuid primary key, record_id uuid not null, record_kind text not null, code text not null, rule_version int not null,
  started_at timestamptz not null, due_at timestamptz not null, next_at timestamptz, level text not null default 'green',
  amount int, paused_at timestamptz, pauses jsonb not null default '[]', stopped_at timestamptz, missed_at timestamptz, rung int not null default 0, claimed_until timestamptz
);
create index clock_sweep on clock (next_at) where next_at is not null;
create index clock_record on clock (record_id);

create table audit_entry (
  id uuid primary key, at timestamptz not null, actor_kind text not null, actor_id uuid not null, unit_id uuid, act text not null,
  object text not null, purpose text, result text not null, hash text not null, sealed_in bigint
);
create index audit_entry_object on audit_entry (object, at);
create index audit_entry_unsealed on audit_entry (at) where sealed_in is null;

-- Idempotency: the first answer to (actor, requestId) is every later answer, refusals included.
create table request (
  actor_id uuid not null, request_id uuid not null, input_hash text not null, at timestamptz not null, answer jsonb not null,
  primary key (actor_id, request_id)
);

-- Numbers are handed out in blocks per unit and day, so that no counter row is hot; gaps are possible and harmless.
create table number_block (
  prefix text not null, day date not null, next int not null, primary key (prefix, day)
);

revoke update, delete, truncate on action_log, audit_entry, request from santai_app;
grant update (sealed_in) on action_log, audit_entry to santai_app;

-- The asker's sight for row-level security, read once a statement.
create function app_actor() returns uuid language sql stable as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
create function app_city() returns boolean language sql stable as $$ select current_setting('app.city', true) = 'on' $$;
create function app_flush() returns boolean language sql stable as $$ select current_setting('app.flush', true) = 'on' $$;
create function app_units() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('app.units', true), ''), '{}')::uuid[] $$;
create function app_bureaus() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('app.bureaus', true), ''), '{}')::uuid[] $$;
create function app_record() returns uuid language sql stable as $$ select nullif(current_setting('app.record', true), '')::uuid $$;
create function app_purpose() returns text language sql stable as $$ select coalesce(current_setting('app.purpose', true), '') $$;

-- A change that finds no row fails in the database itself, so that the commit sent along with it does not keep the rest.
create function must_hit(what text, hits bigint) returns boolean language plpgsql as $$
begin
  if hits = 0 then raise exception 'flush: % changed no row', what; end if;
  return true;
end $$;
