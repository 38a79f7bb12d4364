-- Residents who sign in: by a code sent to the telephone, or by the government's unified identity. There are no accounts: whoever
-- proves a number, or who he is, sees what is his for the length of the session.
create table sign_in_attempt (
  id uuid primary key, way text not null check (way in ('phone', 'identity')), at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, tries int not null default 0,
  phone_sealed text, phone_index text, address_index text not null, code_hash text,
  -- Of an authorization request: what its answer must fit (state, nonce, PKCE), and who must have given it.
  state_hash text, nonce_sealed text, verifier_sealed text, issuer text, redirect_uri text, back text not null default '/me'
);
create index sign_in_attempt_phone on sign_in_attempt (phone_index, at) where way = 'phone';
create index sign_in_attempt_address on sign_in_attempt (address_index, at);
create index sign_in_attempt_at on sign_in_attempt (at);

create table resident_session (
  id uuid primary key, way text not null check (way in ('phone', 'identity')), secret_hash text not null, at timestamptz not null, seen_at timestamptz not null, until_at timestamptz not null,
  ended_at timestamptz, ended_why text, phone_sealed text, name_sealed text, id_number_sealed text, name_tries int not null default 0
);
create index resident_session_until on resident_session (until_at);

-- What is to be sent by SMS. The text goes when it has been sent; it is kept a while only where nothing is sent (the simulator).
create table sms_message (
  id uuid primary key, attempt_id uuid not null, at timestamptz not null, phone_sealed text not null, text_sealed text, via text, tries int not null default 0, next_at timestamptz not null,
  expires_at timestamptz not null, sent_at timestamptz, given_up_at timestamptz
);
create index sms_message_open on sms_message (next_at) where sent_at is null and given_up_at is null;

-- A telephone left with an order beside the person's own: that of who asked for him.
create table resident_number (order_id uuid not null references work_order, phone_index text not null, at timestamptz not null, primary key (order_id, phone_index));
create index resident_number_phone on resident_number (phone_index);

-- How far a reader has read what happened on an order. The messages themselves are the public lines of its story: kept once.
create table resident_read (reader text not null, order_id uuid not null references work_order, seq int not null, at timestamptz not null, primary key (reader, order_id));

alter table sign_in_attempt enable row level security; alter table sign_in_attempt force row level security;
create policy mine on sign_in_attempt using (id = (select app_actor())) with check (id = (select app_actor()));
create policy sweep on sign_in_attempt for all using ((select app_actor()) = '00000000-0000-7000-8000-000000000000');
alter table resident_session enable row level security; alter table resident_session force row level security;
create policy mine on resident_session using (id = (select app_actor())) with check (id = (select app_actor()));
create policy sweep on resident_session for all using ((select app_actor()) = '00000000-0000-7000-8000-000000000000');
alter table sms_message enable row level security; alter table sms_message force row level security;
create policy mine on sms_message using (attempt_id = (select app_actor())) with check (attempt_id = (select app_actor()));
create policy sweep on sms_message for all using ((select app_actor()) = '00000000-0000-7000-8000-000000000000');
alter table resident_number enable row level security; alter table resident_number force row level security;
create policy bring on resident_number for insert with check (true);
alter table resident_read enable row level security; alter table resident_read force row level security;
create policy mine on resident_read using (exists (select 1 from work_order o where o.id = resident_read.order_id)) with check (exists (select 1 from work_order o where o.id = resident_read.order_id));
grant select, insert, update, delete on sign_in_attempt, resident_session, sms_message to santai_app;
grant insert on resident_number to santai_app;
grant select, insert, update on resident_read to santai_app;
revoke delete, truncate on resident_number, resident_read from santai_app;

-- What one who has proved a telephone number may see, at most: orders left with it. Never those of a person who said that this
-- number is unsafe to call, never sensitive or anonymous ones: whoever holds the telephone may be the one she fears. They need the
-- query code or a verified identity. `called`: one telephone, father and son: each sees what was left under the name he gives.
create function orders_left_with(phones text[], called text)
returns table (order_id uuid, matter_id uuid, left_as text, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with left_by (id, left_as) as (
    select o.id, p.name from person p join work_order o on o.person_id = p.id where p.phone_index = any(phones)
    union select o.id, p.name from contact c join work_order o on o.id = c.order_id join person p on p.id = o.person_id where c.caller_index = any(phones) and c.kind = 'intake' and o.for_whom = 'self'
    union select o.id, o.helper_name from resident_number n join work_order o on o.id = n.order_id where n.phone_index = any(phones)
  )
  select o.id, o.matter_id, l.left_as, o.created_at from left_by l join work_order o on o.id = l.id join matter m on m.id = o.matter_id
  where o.part = 'main' and l.left_as is not null and (called is null or l.left_as = called) and not o.anonymous and not o.sensitive and m.sensitive_class is null
    and not exists (select from person r left join contact_way w on w.person_id = r.id where r.id = any(person_records(o.person_id)) and (not r.safe_to_call or r.anonymous or coalesce(w.never_call or w.no_message, false)))
  order by o.created_at desc, o.id limit 500
$$;
revoke execute on function orders_left_with from public;
grant execute on function orders_left_with to santai_app;

-- How often codes were asked for, whoever asked: numbers and nothing else.
create function codes_asked(phones text[], addresses text[], day_ago timestamptz, hour_ago timestamptz)
returns table (by_phone int, by_address int, by_all int, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*)::int from sign_in_attempt where way = 'phone' and phone_index = any(phones) and sign_in_attempt.at > day_ago),
    (select count(*)::int from sign_in_attempt where address_index = any(addresses) and sign_in_attempt.at > hour_ago),
    (select count(*)::int from sign_in_attempt where way = 'phone' and sign_in_attempt.at > day_ago),
    (select max(sign_in_attempt.at) from sign_in_attempt where way = 'phone' and phone_index = any(phones))
$$;
revoke execute on function codes_asked from public;
grant execute on function codes_asked to santai_app;
-- These run as the owner of the tables, who must see them even where he may not bypass row security.
do $$ begin
  execute format('create policy owner_residents on sign_in_attempt for select to %I using (true)', current_user);
  execute format('create policy owner_residents on resident_number for select to %I using (true)', current_user);
  execute format('create policy owner_residents on contact for select to %I using (true)', current_user);
  execute format('create policy owner_residents on contact_way for select to %I using (true)', current_user);
end $$;
