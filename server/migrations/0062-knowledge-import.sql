-- One file on its way in. Its rows wait in a table of their own until a person has seen what they would do.
create table knowledge_import (
  id uuid primary key,
  created_at timestamptz not null,
  created_by uuid not null references account,
  unit_id uuid not null references unit,
  bureau_id uuid not null references unit,
  file_name text not null,
  -- laws or cases
  holds text,
  -- reading → waiting → running → done; cancelled, failed. No lifecycle of the trade: machinery.
  stage text not null,
  trouble text,
  rows_read int not null default 0,
  -- The last line whose deed is done: what is behind it is never done again.
  merged_to int not null default 0,
  counts jsonb not null default '{}',
  started_at timestamptz,
  ended_at timestamptz
);
create index knowledge_import_open on knowledge_import (created_at) where stage = 'running';

create table knowledge_import_row (
  import_id uuid not null references knowledge_import,
  line int not null,
  law text, short_name text, published_on date, shelf text, effective_on date, current boolean, source text,
  number text, sort int, part text, path text[],
  title text, question text, topic text, cited jsonb,
  body text,
  -- new, changed, same, refused
  verdict text,
  message text,
  primary key (import_id, line)
);
create index knowledge_import_row_verdict on knowledge_import_row (import_id, verdict, line);

alter table knowledge_import enable row level security; alter table knowledge_import force row level security;
create policy sight on knowledge_import using ((select app_city()) or created_by = (select app_actor())) with check (true);
alter table knowledge_import_row enable row level security; alter table knowledge_import_row force row level security;
create policy sight on knowledge_import_row using ((select app_city()) or exists (select from knowledge_import i where i.id = import_id)) with check (true);
