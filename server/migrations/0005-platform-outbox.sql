-- Events on their way from the transaction that caused them to those who listen. Written with the business rows, relayed
-- behind the commit. Rows of one subject are relayed in the order of id: their writers held the subject's lock.
create table outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  name text not null,
  subject_kind text not null,
  subject_id text not null,
  payload jsonb not null default '{}',
  claimed_by uuid,
  claimed_until timestamptz,
  done_by text[] not null default '{}',
  attempts integer not null default 0,
  next_at timestamptz,
  error text,
  done_at timestamptz,
  dead_at timestamptz
);

create index outbox_open on outbox (id) where done_at is null and dead_at is null;
create index outbox_dead on outbox (dead_at) where dead_at is not null;

-- Each row is changed twice soon after it is written: room on its page, and a vacuum that comes often.
alter table outbox set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
