-- The gate before a person's file (更正 13). One row an opening: on what basis, for what, at which door, by whom, until when.
-- Without an open row nothing of the person shows, not even that there is a file.
create table file_authority (
  id uuid primary key, person_id uuid not null references person, kind text not null,
  agent_name text not null, agent_shown text not null, agent_phone_sealed text, agent_id_number_sealed text,
  scope text not null check (scope in ('file', 'matter')), matter_id uuid references matter, paper text not null, consent text not null,
  from_on date not null, until_on date not null, recorded_at timestamptz not null, recorded_by uuid not null, recorded_by_name text not null, unit_id uuid,
  revoked_at timestamptz, revoked_by text, revoked_why text,
  check ((scope = 'matter') = (matter_id is not null)), check (from_on <= until_on)
);
create index file_authority_person on file_authority (person_id);

create table file_gate (
  id uuid primary key, person_id uuid not null references person, basis text not null check (basis in ('verified', 'authority', 'handling')),
  scope text not null check (scope in ('file', 'matter')), matter_id uuid references matter, authority_id uuid references file_authority,
  door text not null, way text not null, purpose text not null, holder_id uuid not null, holder_kind text not null, holder_name text not null, holder_role text, unit_id uuid,
  opened_at timestamptz not null, until_at timestamptz not null, closed_at timestamptz,
  check ((scope = 'matter') = (matter_id is not null)), check ((basis = 'authority') = (authority_id is not null))
);
create index file_gate_holder on file_gate (holder_id, until_at);
create index file_gate_person on file_gate (person_id, opened_at);

-- Tries to prove who one is, counted by what was said (a keyed hash), whether or not there is such a person.
create table verification_try (
  id uuid primary key, at timestamptz not null, subject_index text not null, actor_id uuid not null, door text not null, way text not null, fitted boolean not null
);
create index verification_try_subject on verification_try (subject_index, at);

-- Persons (or single matters) opened to the asker for now: told by the application inside the transaction, as his units are.
create function app_entrusted() returns uuid[] language sql stable as $$ select coalesce(nullif(current_setting('app.entrusted', true), ''), '{}')::uuid[] $$;

-- A resident's own order or file, a clerk's verified caller: seen through the gate, whoever handles it.
create policy entrusted on work_order for select using (person_id = any ((select app_entrusted())::uuid[]) or matter_id = any ((select app_entrusted())::uuid[]));
create policy entrusted on person for select using (id = any ((select app_entrusted())::uuid[]));
create policy entrusted on matter for select using (person_id = any ((select app_entrusted())::uuid[]) or id = any ((select app_entrusted())::uuid[]));

alter table file_gate enable row level security; alter table file_gate force row level security;
create policy sight on file_gate for select using ((select app_flush()) or holder_id = (select app_actor()) or person_id = any ((select app_entrusted())::uuid[]));
create policy bring on file_gate for insert with check (holder_id = (select app_actor()));
create policy shut on file_gate for update using (true) with check (true);

alter table file_authority enable row level security; alter table file_authority force row level security;
create policy sight on file_authority for select using ((select app_flush()) or (select app_purpose()) = 'lookUpPerson' or person_id = any ((select app_entrusted())::uuid[]));
create policy bring on file_authority for insert with check (true);
create policy revoke on file_authority for update using (true) with check (true);

alter table verification_try enable row level security; alter table verification_try force row level security;
create policy mine on verification_try for select using (actor_id = (select app_actor()));
create policy bring on verification_try for insert with check (actor_id = (select app_actor()));
revoke delete, truncate on file_gate, file_authority, verification_try from santai_app;
revoke update on verification_try from santai_app;

-- How often these facts failed since a moment, whoever typed them: a number and nothing else.
create function failed_tries(subjects text[], since timestamptz) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from verification_try where subject_index = any(subjects) and not fitted and at > since
$$;
revoke execute on function failed_tries from public;
grant execute on function failed_tries to santai_app;
do $$ begin
  execute format('create policy owner on verification_try for select to %I using (true)', current_user);
  execute format('create policy owner on file_gate for select to %I using (true)', current_user);
end $$;

-- What an outsourced seat has raised himself: all that he still sees once the call is over.
create index work_order_raised_open on work_order (created_by, due_at, id) where closed_at is null;
