-- Making a reply public (公开) is an act of its own, with a life of its own: self-review, secrecy review, approval.
create table publication (
  id uuid primary key,
  version int not null,
  state text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- Of which work order the reply is. No reference: this room lies beneath the work orders.
  order_id uuid not null,
  unit_id uuid not null references unit,
  bureau_id uuid not null references unit,
  title text not null,
  text text not null,
  self_reviewed_by uuid,
  secrecy_reviewed_by uuid,
  approved_by uuid,
  refused_reason text,
  published_at timestamptz,
  log_seq int not null,
  log_hash text not null
);
create index publication_state on publication (state, created_at);
create index publication_published on publication (published_at desc) where state = 'published';
-- One live publication a work order.
create unique index publication_order on publication (order_id) where state <> 'refused';

alter table publication enable row level security;
alter table publication force row level security;
create policy publication_sight on publication for select to santai_app using (
  state = 'published' or (select app_city()) or (select app_flush()) or bureau_id = any ((select app_bureaus())::uuid[]) or unit_id = any ((select app_units())::uuid[]) or created_by = (select app_actor())
);
create policy publication_bring on publication for insert to santai_app with check (true);
create policy publication_move on publication for update to santai_app using (true) with check (true);
revoke delete, truncate on publication from santai_app;

-- Rooms that hold the organisation tree in memory hear of its changes.
create trigger unit_told after insert or update on unit for each statement execute function security_tell('unit', 'id');
