-- What a resident has typed and not yet sent: sealed as one text, found only by the id in his own signed cookie, dropped
-- after a day. After sending it holds the receipt for half an hour, so that a second press shows the first receipt.
create table portal_draft (
  id uuid primary key,
  body_sealed text not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null
);
create index portal_draft_expiry on portal_draft (expires_at);

alter table portal_draft enable row level security;
alter table portal_draft force row level security;
create policy mine on portal_draft using (id = app_actor()) with check (id = app_actor());
-- The house's own hand, which only throws away.
create policy sweep on portal_draft using (app_actor() = '00000000-0000-7000-8000-000000000000');
grant select, insert, update, delete on portal_draft to santai_app;
