-- Short messages by template and through a gateway: what it said when it took a message, and what became of it. No text and no number
-- stays once that is known. What was waiting were codes of a few minutes: asked for again.
delete from sms_message;
alter table sms_message
  add column template text not null, add column phone_index text not null,
  add column ref text, add column why text check (why ~ '^[A-Za-z0-9_.:-]{1,40}$'),
  add column asked_at timestamptz, add column ended text check (ended in ('delivered', 'failed', 'unknown')), add column ended_at timestamptz,
  alter column phone_sealed drop not null;
create index sms_message_unsettled on sms_message (sent_at) where sent_at is not null and ended is null;
create index sms_message_phone on sms_message (phone_index, sent_at);
