-- Who works with the system. What colleagues may know of one another stands in account and appointment; what opens a door
-- (password, second factor, sessions, keys of other systems) stands apart and is seen by the security room alone.
create table account (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  name text not null,
  disabled_at timestamptz,
  demo boolean not null default false,
  created_at timestamptz not null,
  created_by uuid
);
create index account_name on account using gin (name gin_trgm_ops);

create table appointment (
  id uuid primary key,
  account_id uuid not null references account,
  unit_id uuid not null references unit,
  role text not null,
  from_on date not null,
  until_on date,
  granted_by uuid,
  ended_by uuid,
  check (until_on is null or until_on >= from_on)
);
create index appointment_account on appointment (account_id);
create index appointment_unit on appointment (unit_id, role);
create unique index appointment_once on appointment (account_id, unit_id, role) where until_on is null;

alter table unit add foreign key (main_duty_id) references account, add foreign key (deputy_duty_id) references account;

create table credential (
  account_id uuid primary key references account,
  password_hash text not null,
  must_change boolean not null default false,
  changed_at timestamptz not null,
  totp_sealed text,
  totp_confirmed_at timestamptz,
  -- The last 30-second step whose code was taken: a code works once.
  totp_step bigint not null default 0,
  recovery text[] not null default '{}',
  failures int not null default 0,
  locked_until timestamptz
);

create table session (
  id uuid primary key,
  account_id uuid not null references account,
  token_hash text not null unique,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- null: only the password was right so far; such a session opens nothing but the second step.
  second_factor_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  ended_by uuid,
  ip text,
  agent text
);
create index session_account on session (account_id) where ended_at is null;
create index session_open on session (seen_at) where ended_at is null;
create index session_created on session (created_at desc);

-- Other systems at the API door.
create table api_client (
  id uuid primary key,
  client_id text not null unique,
  name text not null,
  source_system text not null,
  secret_hash text not null,
  sign_key_sealed text,
  scopes text[] not null,
  intake_unit_id uuid not null references unit,
  created_at timestamptz not null,
  created_by uuid,
  -- Tokens issued before this moment are refused: revocation without a list of tokens.
  tokens_from timestamptz not null,
  disabled_at timestamptz
);

create table api_nonce (
  client_id uuid not null references api_client,
  nonce text not null,
  at timestamptz not null,
  primary key (client_id, nonce)
);
create index api_nonce_at on api_nonce (at);

-- Every process keeps sessions and clients in memory; this tells all of them what to forget, whoever changed the row.
create function security_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('santai_security', tg_argv[0] || ':' || coalesce(to_jsonb(new) ->> tg_argv[1], ''));
  return null;
end $$;
create trigger account_told after update of name, disabled_at on account for each row execute function security_tell('account', 'id');
create trigger appointment_told after insert or update on appointment for each row execute function security_tell('account', 'account_id');
create trigger session_told after update of ended_at on session for each row when (new.ended_at is not null and old.ended_at is null) execute function security_tell('session', 'id');
create trigger client_told after update of name, source_system, sign_key_sealed, scopes, intake_unit_id, tokens_from, disabled_at on api_client for each row execute function security_tell('client', 'id');

do $$
declare t text;
begin
  foreach t in array array['account', 'appointment'] loop
    execute format('create policy %1$s_read on %1$s for select to santai_app using (true)', t);
    execute format('create policy %1$s_insert on %1$s for insert to santai_app with check (app_security())', t);
    execute format('create policy %1$s_change on %1$s for update to santai_app using (app_security()) with check (app_security())', t);
  end loop;
  foreach t in array array['credential', 'session', 'api_client', 'api_nonce'] loop
    execute format('create policy %1$s_security on %1$s to santai_app using (app_security()) with check (app_security())', t);
  end loop;
  foreach t in array array['account', 'appointment', 'credential', 'session', 'api_client', 'api_nonce'] loop
    execute format('alter table %1$s enable row level security; alter table %1$s force row level security', t);
    execute format('revoke truncate on %1$s from santai_app', t);
  end loop;
end $$;
-- People and rights are ended, never deleted.
revoke delete on account, appointment, credential, session, api_client from santai_app;
