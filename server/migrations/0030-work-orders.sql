-- 任务工单: something that someone must do. Only act() and intake write it (server/platform/act.ts). Whose it is hangs on the
-- matter: its person exists by the matter's own reference, and is kept here for the queues.
create table work_order (
  id uuid primary key, number text not null unique, version int not null, state text not null, created_at timestamptz not null,
  person_id uuid not null, matter_id uuid not null references matter, parent_id uuid references work_order, part text not null default 'main',
  kind text not null, door text not null, title text not null, need text not null, topic text, area_code text, place text,
  asker text not null, for_whom text not null default 'self', authority text, helper_name text, helper_phone_sealed text, anonymous boolean not null default false,
  reply_by text, bureau_id uuid not null, intake_unit_id uuid not null, unit_id uuid, turn_unit_id uuid, handler_id uuid, created_by uuid not null,
  assigned_at timestamptz, signed_at timestamptz, finished_at timestamptz, closed_at timestamptz, archived_at timestamptz,
  due_at timestamptz, level text not null default 'none', supervised boolean not null default false, urged_times int not null default 0, rework_times int not null default 0,
  returns_to text, material text, return_ruled boolean not null default false, pending_return jsonb, pending_extension jsonb, extended_times int not null default 0,
  consult jsonb, consult_unit_id uuid, press jsonb, instruction text,
  account text, public_reply text, basis text, closing jsonb, solved boolean,
  query_code_hash text, source_system text, foreign_number text, foreign_due_at timestamptz, fed_back_at timestamptz, foreign_receipt text,
  merged_into uuid, alike_hash text not null, rating text, log_seq int not null, log_hash text not null
);
-- Open orders are a few per cent of all: every queue reads one of these partial indexes. They hold every column that row
-- security asks for as well, so that counting a queue reads the index alone.
create index work_order_turn on work_order (turn_unit_id, due_at, id)
  include (state, level, supervised, handler_id, unit_id, bureau_id, intake_unit_id, consult_unit_id, created_by, parent_id) where closed_at is null;
create index work_order_bureau_open on work_order (bureau_id, due_at, id)
  include (state, level, supervised, handler_id, turn_unit_id, unit_id, intake_unit_id, consult_unit_id, created_by, parent_id) where closed_at is null;
create index work_order_unit_open on work_order (unit_id) where closed_at is null and unit_id is not null;
create index work_order_handler_open on work_order (handler_id, due_at, id) where closed_at is null and handler_id is not null;
create index work_order_consult on work_order (consult_unit_id) where consult_unit_id is not null;
create index work_order_person on work_order (person_id);
create index work_order_matter on work_order (matter_id);
create index work_order_parent on work_order (parent_id) where parent_id is not null;
create index work_order_alike on work_order (alike_hash, created_at);
create index work_order_unit_newest on work_order (unit_id, created_at) where unit_id is not null;
create index work_order_bureau_newest on work_order (bureau_id, created_at);
create index work_order_newest on work_order (created_at);
create unique index work_order_foreign on work_order (source_system, foreign_number) where foreign_number is not null and part = 'main';
create index work_order_feedback on work_order (source_system, closed_at) where foreign_number is not null and foreign_receipt is null and closed_at is not null;

-- 一次接触: one call, one visit, one message; several may belong to one order.
create table contact (
  id uuid primary key, order_id uuid not null references work_order deferrable initially deferred, matter_id uuid not null, person_id uuid not null,
  at timestamptz not null, door text not null, kind text not null, said text not null, answer text, basis text, told_rights boolean, identity_verified boolean not null default false,
  taken_by uuid not null, unit_id uuid, caller_index text, dialect text, window_no text
);
create index contact_order on contact (order_id);
create index contact_caller on contact (caller_index) where caller_index is not null;

create table rating (
  id uuid primary key, order_id uuid not null references work_order, at timestamptz not null, grade text not null, words text, by_kind text not null, by_id uuid not null, round int not null
);
create index rating_order on rating (order_id);

create table saved_view (id uuid primary key, account_id uuid not null, name text not null, query jsonb not null, created_at timestamptz not null);
create index saved_view_account on saved_view (account_id);
create table draft (account_id uuid not null, key text not null, body_sealed text not null, saved_at timestamptz not null, primary key (account_id, key));

-- 每日查看: noticed by itself when the queue is opened; reminded and reported once a working day.
create table daily_check (
  unit_id uuid not null, on_day date not null, opened_at timestamptz, opened_by uuid, reminded_at timestamptz, reported_at timestamptz, primary key (unit_id, on_day)
);
-- A notice to a person or a unit (assignment, warning, escalation, reminder); read when opened.
create table notice (
  id uuid primary key, at timestamptz not null, unit_id uuid, account_id uuid, role text, order_id uuid, kind text not null, text text not null, read_at timestamptz
);
create index notice_unit on notice (unit_id, at) where read_at is null;
create index notice_account on notice (account_id, at) where read_at is null;

-- Second wall. A record is seen from the city, its bureau, the units concerned with it, its handler, or by its own code.
alter table work_order enable row level security; alter table work_order force row level security;
create policy sight on work_order for select using (
  (select app_city()) or (select app_flush())
  or turn_unit_id = any ((select app_units())::uuid[]) or unit_id = any ((select app_units())::uuid[])
  or bureau_id = any ((select app_bureaus())::uuid[])
  or intake_unit_id = any ((select app_units())::uuid[]) or consult_unit_id = any ((select app_units())::uuid[])
  or handler_id = (select app_actor()) or created_by = (select app_actor()) or id = (select app_record()) or parent_id = (select app_record())
);
create policy bring on work_order for insert with check (true);
create policy move on work_order for update using (true) with check (true);

alter table person enable row level security; alter table person force row level security;
create policy sight on person for select using (
  (select app_city()) or (select app_flush()) or (select app_purpose()) = 'lookUpPerson' or exists (select 1 from work_order o where o.person_id = person.id)
);
create policy bring on person for insert with check (true);
create policy move on person for update using (true) with check (true);

alter table matter enable row level security; alter table matter force row level security;
create policy sight on matter for select using (
  (select app_city()) or (select app_flush()) or (select app_purpose()) = 'lookUpPerson' or exists (select 1 from work_order o where o.matter_id = matter.id)
);
create policy bring on matter for insert with check (true);
create policy move on matter for update using (true) with check (true);

alter table contact enable row level security; alter table contact force row level security;
create policy sight on contact for select using (exists (select 1 from work_order o where o.id = contact.order_id));
create policy bring on contact for insert with check (true);

alter table rating enable row level security; alter table rating force row level security;
create policy sight on rating for select using (exists (select 1 from work_order o where o.id = rating.order_id));
create policy bring on rating for insert with check (true);

alter table saved_view enable row level security; alter table saved_view force row level security;
create policy mine on saved_view using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
alter table draft enable row level security; alter table draft force row level security;
create policy mine on draft using (account_id = (select app_actor())) with check (account_id = (select app_actor()));

-- The story of a record is seen with the record.
alter table action_log enable row level security; alter table action_log force row level security;
create policy sight on action_log for select using (record_kind <> 'workOrder' or (select app_city()) or exists (select 1 from work_order o where o.id = action_log.record_id));
create policy bring on action_log for insert with check (true);
create policy seal on action_log for update using (true) with check (true);

-- Intake must know a person and an equal open request of his, whatever the door: this function looks past row security and
-- answers with ids only. Row security would cost more than all else in an intake. `is not distinct from` keeps the index of
-- names out of it: a common name has thousands of bearers, a telephone has few.
create function find_known(id_numbers text[], phones text[], called text, alike text, source text, foreign_no text)
returns table (person_id uuid, order_id uuid, matter_id uuid, number text, state text, due_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select w.person_id, w.id, w.matter_id, w.number, w.state, w.due_at from work_order w where w.source_system = source and w.foreign_number = foreign_no and w.part = 'main';
  if found then return; end if;
  return query select p.id, o.id, o.matter_id, o.number, o.state, o.due_at from person p
    left join lateral (select * from work_order w where w.person_id = p.id and w.alike_hash = alike and w.closed_at is null and w.part = 'main' limit 1) o on true
    where p.id_number_index = any(id_numbers) or (p.phone_index = any(phones) and p.name is not distinct from called)
    order by o.id nulls last, p.created_at limit 1;
end $$;
revoke execute on function find_known from public;
grant execute on function find_known to santai_app;
-- The function runs as the owner of the tables, who must see them even where he may not bypass row security.
do $$ begin
  execute format('create policy owner on work_order for select to %I using (true)', current_user);
  execute format('create policy owner on person for select to %I using (true)', current_user);
end $$;

-- Who calls, following by code, a lost code: the person and his orders are looked for before anyone's sight reaches them.
create policy intake on work_order for select using ((select app_purpose()) = 'lookUpPerson');
-- Who sees the order sees what is attached to it.
create policy work_order_files on attachment for select using (subject_kind = 'workOrder' and exists (select 1 from work_order o where o.id = attachment.subject_id));
