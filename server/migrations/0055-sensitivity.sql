-- 敏感级别 of a matter and, where it has one, the kind of sensitive matter it is of (server/rules/sensitivity/). Set by the house's
-- suggestion at intake or by a person; each change is an act on record. State secrets have no level: they are not kept here.
alter table matter
  add column sensitivity text not null default 'ordinary' check (sensitivity in ('ordinary', 'personal', 'commercial', 'work')),
  add column sensitivity_grade int not null default 1 check (sensitivity_grade between 1 and 3),
  add column sensitive_class text,
  add column sensitivity_because text,
  add column sensitivity_at timestamptz,
  add column sensitivity_by uuid;
-- The same fact where lists read it. Written at birth with the order; kept in step for all orders of the matter by the database,
-- so that no screen, export or index can lag behind.
alter table work_order add column sensitive boolean not null default false;
create function sensitivity_mirror() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update work_order set sensitive = new.sensitive_class is not null where matter_id = new.id and sensitive <> (new.sensitive_class is not null);
  return null;
end $$;
create trigger sensitivity_mirror after update of sensitive_class on matter for each row execute function sensitivity_mirror();

-- Somebody with the right opened a sensitive matter, for a purpose, for a while. The access log holds it too; this row is
-- what the screens ask.
create table matter_opening (
  id uuid primary key, matter_id uuid not null references matter, account_id uuid not null, purpose text not null, at timestamptz not null, until timestamptz not null
);
create index matter_opening_who on matter_opening (account_id, matter_id, until);
alter table matter_opening enable row level security; alter table matter_opening force row level security;
create policy mine on matter_opening using (account_id = (select app_actor())) with check (account_id = (select app_actor()));
revoke update, delete, truncate on matter_opening from santai_app;
