-- One person, several records. A record is never rewritten: `same_as` points to the one that stands for all of his, and is
-- kept by the decisions below; orders and matters stay with the record under which they came.
alter table person add column same_as uuid references person;
create index person_same_as on person (same_as) where same_as is not null;

-- What else a person is known by, over time: further papers and telephones, former names and addresses. Kept only where
-- there is something: what he gives at the first request stands in `person`.
create table person_identifier (
  id uuid primary key, person_id uuid not null references person, kind text not null,
  value_sealed text, value_index text, shown text not null, plain_name text,
  checked boolean not null default false, source text not null, from_at timestamptz not null, ended_at timestamptz,
  check ((kind = 'name') = (plain_name is not null)), check ((kind = 'name') <> (value_sealed is not null))
);
create index person_identifier_person on person_identifier (person_id);
create index person_identifier_value on person_identifier (value_index) where value_index is not null;

-- What is overwritten in `person` is kept, whoever writes: sealed as it was. A value sealed anew under another key is none.
create function person_keeps() returns trigger language plpgsql as $$
begin
  if old.phone_sealed is not null and new.phone_index is distinct from old.phone_index
     and (new.phone_sealed is null or split_part(new.phone_sealed, '.', 1) = split_part(old.phone_sealed, '.', 1) or new.phone_shown is distinct from old.phone_shown) then
    insert into person_identifier (id, person_id, kind, value_sealed, value_index, shown, source, from_at, ended_at)
    values (uuidv7(), old.id, 'phone', old.phone_sealed, old.phone_index, coalesce(old.phone_shown, '***'), 'changed', old.created_at, now());
  end if;
  if old.name is not null and new.name is distinct from old.name then
    insert into person_identifier (id, person_id, kind, plain_name, shown, source, from_at, ended_at)
    values (uuidv7(), old.id, 'name', old.name, old.name_shown, 'changed', old.created_at, now());
  end if;
  return null;
end $$;
create trigger person_keeps after update of phone_index, name on person for each row execute function person_keeps();

-- Where like records are looked for: keyed hashes of a few facts together (server/rooms/citizens/same-person/keys.ts).
create table person_key (key bigint not null, person_id uuid not null, primary key (key, person_id));
-- Which keys stand for a person, made under which key of the vault.
create table person_keyed (person_id uuid primary key, keys bigint[] not null, mark text not null, made_at timestamptz not null);

-- Two records that may be of one person, and what a person decided about them.
create table same_person (
  id uuid primary key, version int not null, state text not null, created_at timestamptz not null, created_by uuid not null,
  one_id uuid not null references person, other_id uuid not null references person, verdict text not null, bits real not null, reasons text[] not null,
  bureau_id uuid, decided_by uuid, decided_at timestamptz, reason text, look_again_on date,
  log_seq int not null, log_hash text not null, check (one_id < other_id), unique (one_id, other_id)
);
create index same_person_other on same_person (other_id);
create index same_person_state on same_person (state, bits desc, id);

-- All records that decisions tie together with this one, itself included.
create function same_person_tied(start uuid, without uuid default null) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with recursive tied(id) as (
    select start union
    select case when s.one_id = tied.id then s.other_id else s.one_id end from tied join same_person s on (s.one_id = tied.id or s.other_id = tied.id) and s.state = 'merged' and s.id is distinct from without)
  select array_agg(id order by id) from tied
$$;
-- The record that stands for all: the oldest. Serialised, since two decisions at once could tie three records in halves.
create function same_person_settles() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare tied uuid[];
begin
  if new.state <> 'merged' and (tg_op = 'INSERT' or old.state <> 'merged') then return null; end if;
  perform pg_advisory_xact_lock(hashtext('same_person'), 0);
  tied := same_person_tied(new.one_id);
  if new.state = 'merged' and exists (select from same_person s where s.state = 'notSame' and s.one_id = any(tied) and s.other_id = any(tied)) then
    raise exception 'two of these records are decided not to be the same' using constraint = 'same_person_apart';
  end if;
  update person p set same_as = nullif(tied[1], p.id) where p.id = any(tied) and p.same_as is distinct from nullif(tied[1], p.id);
  tied := same_person_tied(new.other_id);
  update person p set same_as = nullif(tied[1], p.id) where p.id = any(tied) and p.same_as is distinct from nullif(tied[1], p.id);
  return null;
end $$;
create trigger same_person_settles after insert or update of state on same_person for each row execute function same_person_settles();

-- Ids only: who stands for this record, and all that he stands for.
create function canonical_person(who uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select same_as from person where id = who), who)
$$;
create function person_records(who uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select array_agg(p.id order by p.id) from person p where p.id = canonical_person(who) or p.same_as = canonical_person(who)), array[who])
$$;
-- Whose pair it is to decide: the one bureau that has served both; null when there are several, then the city decides.
create function person_bureau(one uuid, other uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(distinct bureau_id) = 1 then (array_agg(bureau_id))[1] end from work_order where person_id in (one, other)
$$;
do $$ begin
  execute format('create policy owner_moves on person for update to %I using (true)', current_user);
end $$;
revoke execute on function same_person_tied, canonical_person, person_records, person_bureau from public;
grant execute on function same_person_tied, canonical_person, person_records, person_bureau to santai_app;

alter table same_person enable row level security; alter table same_person force row level security;
create policy sight on same_person for select using ((select app_city()) or (select app_flush()) or bureau_id = any ((select app_bureaus())::uuid[]) or created_by = (select app_actor()));
create policy bring on same_person for insert with check (true);
create policy move on same_person for update using (true) with check (true);
alter table person_identifier enable row level security; alter table person_identifier force row level security;
create policy sight on person_identifier for select using (exists (select 1 from person p where p.id = person_identifier.person_id));
create policy bring on person_identifier for insert with check (true);
create policy ends on person_identifier for update using (true) with check (true);
do $$ begin
  execute format('create policy owner on same_person for select to %I using (true)', current_user);
  execute format('create policy owner on person_identifier for select to %I using (true)', current_user);
end $$;
-- Keys say nothing to whom lacks the vault's key; looking up by them is allowed where persons may be looked up.
alter table person_key enable row level security; alter table person_key force row level security;
create policy look on person_key using ((select app_city()) or (select app_purpose()) = 'lookUpPerson') with check ((select app_city()));
alter table person_keyed enable row level security; alter table person_keyed force row level security;
create policy look on person_keyed using ((select app_city())) with check ((select app_city()));
revoke delete, truncate on person_identifier, same_person from santai_app;
