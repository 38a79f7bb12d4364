-- 公告 goes the same road to the public as a reply: a publication is either of the two. A notice has a column, an audience and days on
-- which it is shown; one whose days are over leaves by itself (server/rooms/security/publication/announcements.ts).
alter table publication alter column order_id drop not null;
alter table publication add column kind text not null default 'reply' check (kind in ('reply', 'announcement'));
alter table publication add column column_code text, add column area_code text, add column shown_from date, add column shown_until date, add column owner_id uuid;
alter table publication add constraint publication_of check (case kind when 'reply' then order_id is not null
  else order_id is null and column_code is not null and area_code is not null and shown_from <= shown_until and owner_id is not null end);
create index publication_announced on publication (published_at desc, id desc) where state = 'published' and kind = 'announcement';
