-- A half-written form that is gone on with elsewhere. Its id is made from the keyed hash of the code, with the telephone where one was
-- left: neither stands here, and whoever has not both names no row at all.
create table portal_resume (
  id uuid primary key,
  draft_id uuid not null unique references portal_draft on delete cascade,
  expires_at timestamptz not null
);

alter table portal_resume enable row level security;
alter table portal_resume force row level security;
-- The code finds its row; the draft gives itself a code and takes it back.
create policy by_code on portal_resume for select using (id = (select app_actor()));
create policy of_draft on portal_resume using (draft_id = (select app_actor())) with check (draft_id = (select app_actor()));
grant select, insert, update, delete on portal_resume to santai_app;

-- What waits to be attached to something is cleared after a day, unless it is said how long it is kept.
alter table attachment add column kept_until timestamptz;
