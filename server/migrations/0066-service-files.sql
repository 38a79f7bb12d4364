-- 一人一档. The file is what the other rooms hold of a person, read through the gate (0065); kept here is only what nobody else
-- keeps: safe ways to reach him and what he needs, and what he asks under the personal information law.
create table contact_way (
  person_id uuid primary key references person, never_call boolean not null default false, no_message boolean not null default false, hours text, phone_sealed text, phone_shown text,
  needs text[] not null default '{}', dialect text, note text, consent_at timestamptz, set_at timestamptz not null, set_by uuid not null, set_by_name text not null
);

create table file_request (
  id uuid primary key, version int not null, state text not null, created_at timestamptz not null, created_by uuid not null, asked_by text not null, door text not null,
  person_id uuid not null references person, matter_id uuid references matter, kind text not null check (kind in ('copy', 'correct', 'erase')), field text, wish text not null, wish_sealed text,
  bureau_id uuid not null, due_at timestamptz not null, verified boolean not null, decided_by_name text, decided_at timestamptz, answer text, ground text, refused_parts text, erased_at timestamptz,
  log_seq int not null, log_hash text not null
);
create index file_request_person on file_request (person_id);
create index file_request_open on file_request (due_at) where decided_at is null;

-- Seen through the gate; a safe way also by whoever sees an order of his, since he may be the one who telephones.
alter table contact_way enable row level security; alter table contact_way force row level security;
create policy sight on contact_way for select using ((select app_city()) or person_id = any ((select app_entrusted())::uuid[]) or exists (select 1 from person p where p.id = contact_way.person_id));
create policy bring on contact_way for insert with check (person_id = any ((select app_entrusted())::uuid[]));
create policy again on contact_way for update using (person_id = any ((select app_entrusted())::uuid[])) with check (true);

alter table file_request enable row level security; alter table file_request force row level security;
create policy sight on file_request for select using (
  (select app_city()) or (select app_flush()) or bureau_id = any ((select app_bureaus())::uuid[]) or created_by = (select app_actor())
  or person_id = any ((select app_entrusted())::uuid[]) or matter_id = any ((select app_entrusted())::uuid[])
);
create policy bring on file_request for insert with check (true);
create policy move on file_request for update using (true) with check (true);
revoke delete, truncate on contact_way, file_request from santai_app;

-- 谁看过我的档案: entries of the access log on a person's records, for whoever his file (or the one matter) stands open to. The log
-- itself stays shut to all but its auditor; this says who, when, in which office, what and why, and nothing of other objects.
create function looks_at(persons uuid[], one_matter uuid, most int)
returns table (at timestamptz, actor_kind text, who text, role text, unit_id uuid, act text, purpose text, result text)
language sql stable security definer set search_path = public, pg_temp as $$
  with things(object) as (
    select o.id::text from work_order o where case when one_matter is null then o.person_id = any(persons) else o.matter_id = one_matter end
    union all select unnest(persons)::text
  )
  select e.at, e.actor_kind, a.name, (select p.role from appointment p where p.account_id = e.actor_id and p.unit_id = e.unit_id order by p.role limit 1), e.unit_id, e.act, e.purpose, e.result
  from things t join audit_entry e on e.object = t.object left join account a on a.id = e.actor_id
  where (persons && app_entrusted() or one_matter = any(app_entrusted())) and e.act = any (array['person.open', 'person.reveal', 'person.recordAuthority', 'person.revokeAuthority', 'workOrder.print',
    '/api/orders/:id', '/api/orders/:id/reveal', '/api/orders/:id/open', '/api/files/:personId', '/api/files/:personId/looks', 'file.copy', 'file.decide', 'file.erase', 'packs.open'])
  order by e.at desc limit least(most, 500)
$$;
revoke execute on function looks_at from public;
grant execute on function looks_at to santai_app;
do $$ begin
  execute format('create policy owner_looks on audit_entry for select to %I using (true)', current_user);
end $$;
