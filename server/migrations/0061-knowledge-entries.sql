-- What the office itself writes or keeps: summaries of provisions, cases, answers for reuse, local rules, guides.
create table knowledge_entry (
  id uuid primary key,
  version int not null,
  state text not null,
  kind text not null check (kind in ('summary', 'case', 'answer', 'localRule', 'guide')),
  title text not null,
  -- An answer: what was asked. A case: what happened. A summary: words that plain people use for it.
  question text not null,
  body text not null,
  topic text,
  -- [{law, article}]
  cited jsonb not null,
  -- A summary: of which provision.
  law_id uuid references law,
  number text,
  source text not null,
  -- Where it comes from in this house: starter (came with the platform), import, hand, publication.
  origin text not null,
  -- The work order of an answer. No reference and never shown: this room lies beneath the work orders.
  origin_order_id uuid,
  -- Our own example, nobody's case.
  teaching boolean not null,
  sensitivity text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Whoever wrote the present words; somebody else approves them.
  written_by uuid not null,
  approved_by uuid,
  approved_at timestamptz,
  owner_id uuid,
  unit_id uuid not null references unit,
  bureau_id uuid not null references unit,
  review_on date not null,
  changed_at timestamptz not null,
  log_seq int not null,
  log_hash text not null
);
create index knowledge_entry_changed on knowledge_entry (changed_at, id);
create index knowledge_entry_kind on knowledge_entry (kind, state, id);
create index knowledge_entry_provision on knowledge_entry (law_id, number) where kind = 'summary';
create index knowledge_entry_review on knowledge_entry (review_on) where state = 'approved';
-- What one source calls one thing is kept once.
create unique index knowledge_entry_source on knowledge_entry (kind, source) where origin in ('import', 'starter', 'publication');

-- What is approved and ordinary may be read by all; the rest within the office that keeps it.
alter table knowledge_entry enable row level security; alter table knowledge_entry force row level security;
create policy sight on knowledge_entry for select using (
  (state = 'approved' and sensitivity = 'ordinary') or (select app_city()) or (select app_flush()) or created_by = (select app_actor())
  or unit_id = any ((select app_units())::uuid[]) or bureau_id = any ((select app_bureaus())::uuid[])
);
create policy bring on knowledge_entry for insert with check (true);
create policy move on knowledge_entry for update using (true) with check (true);
revoke delete, truncate on knowledge_entry from santai_app;
