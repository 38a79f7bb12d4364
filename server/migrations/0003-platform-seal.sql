-- Checkpoints over the logs: each covers a batch of rows of one table and the checkpoint before it. Written behind the
-- commit by a job, so that no business transaction waits for a chain head. The application may add to it, never change it.
create table seal (
  n bigint primary key,
  at timestamptz not null,
  table_name text not null,
  rows int not null check (rows > 0),
  from_at timestamptz not null,
  to_at timestamptz not null,
  prev_hash text not null,
  hash text not null
);

revoke update, delete, truncate on seal from santai_app;
