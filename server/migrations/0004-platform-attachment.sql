-- What people hand in. The content lies encrypted in the data folder under `stored_as`; a row without a subject waits for
-- the form it belongs to, and is cleared away when that never comes.
create table attachment (
  id uuid primary key,
  subject_kind text,
  subject_id uuid,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha text not null,
  stored_as text not null,
  uploaded_by_kind text not null,
  uploaded_by_id uuid not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  check ((subject_kind is null) = (subject_id is null))
);

create index attachment_subject on attachment (subject_kind, subject_id) where removed_at is null;
create index attachment_stored on attachment (stored_as) where removed_at is null;
create index attachment_pending on attachment (created_at) where subject_kind is null and removed_at is null;

-- Second wall: one's own uploads while they wait, the flush of act(), and the city's sight. Each room adds a policy
-- for its own subjects: who sees the record sees what is attached to it.
alter table attachment enable row level security;
alter table attachment force row level security;
create policy attachment_pending on attachment
  using (app_flush() or app_city() or (subject_kind is null and uploaded_by_id = app_actor()))
  with check (app_flush() or app_city() or uploaded_by_id = app_actor());
revoke delete, truncate on attachment from santai_app;
