-- 密级标志 was found in something sent in. Nothing of the content is kept: who, when, at which door and field, which mark, and a
-- keyed hash by which the same content is known again.
create table secrecy_hold (
  id uuid primary key, at timestamptz not null, actor_kind text not null, actor_id uuid not null, unit_id uuid, place text not null, field text not null,
  mark text not null, content_hash text not null, bytes int not null, handled_at timestamptz, handled_by uuid, handled_note text
);
create index secrecy_hold_newest on secrecy_hold (at desc);
create index secrecy_hold_sender on secrecy_hold (actor_id, at);
alter table secrecy_hold enable row level security; alter table secrecy_hold force row level security;
create policy officers on secrecy_hold for select using ((select app_security()) or actor_id = (select app_actor()));
create policy bring on secrecy_hold for insert with check (true);
create policy handle on secrecy_hold for update using ((select app_security())) with check ((select app_security()));
revoke delete, truncate on secrecy_hold from santai_app;
