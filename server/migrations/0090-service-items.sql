-- Service items (服务事项): one row an edition. Which edition counts on a day is read from valid_from and withdrawn_on.
create table service_item (
  id uuid primary key,
  version int not null,
  state text not null,
  code text not null,
  edition int not null,
  name text not null,
  class text not null,
  -- The one definition for all doors, shape in contract/service-items.ts.
  definition jsonb not null,
  origin text not null check (origin in ('starter', 'hand', 'import')),
  valid_from date,
  withdrawn_on date,
  created_at timestamptz not null,
  created_by uuid not null,
  written_by uuid not null,
  approved_by uuid,
  approved_at timestamptz,
  log_seq int not null,
  log_hash text not null,
  constraint service_item_dated check (state = 'draft' or valid_from is not null or withdrawn_on is not null)
);
create unique index service_item_edition on service_item (code, edition);
-- One draft of an item at a time: two would overwrite one another's words.
create unique index service_item_one_draft on service_item (code) where state = 'draft';
create index service_item_in_force on service_item (valid_from, code) where valid_from is not null;

-- What has been approved is said to everybody; drafts are the city's own business.
alter table service_item enable row level security; alter table service_item force row level security;
create policy sight on service_item for select using (valid_from is not null or (select app_city()) or (select app_flush()) or created_by = (select app_actor()));
create policy bring on service_item for insert with check (true);
create policy move on service_item for update using (true) with check (true);
revoke delete, truncate on service_item from santai_app;

-- Its story names clerks: told in the city's office.
create policy item_story on action_log as restrictive for select using (record_kind <> 'serviceItem' or (select app_city()) or (select app_flush()) or (select app_seal()));
