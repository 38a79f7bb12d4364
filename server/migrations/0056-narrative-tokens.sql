-- Numbers that were typed into free text: the text holds 〔电话…〕, the value lies here, sealed. `subject_id` is what the text
-- belongs to: the matter of a work order, else the record itself. `shown` is the masked form (138****1234).
create table narrative_token (
  id uuid primary key, subject_id uuid not null, token text not null, kind text not null, value_sealed text not null, shown text not null, at timestamptz not null
);
create index narrative_token_subject on narrative_token (subject_id);
alter table narrative_token enable row level security; alter table narrative_token force row level security;
-- Who sees an order sees that a number stands in its text, masked; to open it is a right of its own.
create policy work_orders on narrative_token for select using (
  (select app_city()) or (select app_flush()) or exists (select 1 from work_order o where o.matter_id = narrative_token.subject_id)
);
create policy publications on narrative_token for select using (exists (select 1 from publication p where p.id = narrative_token.subject_id));
create policy bring on narrative_token for insert with check (true);
revoke update, delete, truncate on narrative_token from santai_app;
