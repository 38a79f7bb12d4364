-- The second wall around what the rooms share. The sealer and the verifier read whole logs, whoever's records they are of;
-- only their own transactions say so (server/platform/seals.ts), as app_security() does for the security room.
create function app_seal() returns boolean language sql stable as $$ select current_setting('app.seal', true) = 'on' $$;
create policy sealer on action_log for select using ((select app_seal()));

-- The access log: one's own deeds; all of it in the security room (its auditor) and for the sealer.
alter table audit_entry enable row level security; alter table audit_entry force row level security;
create policy sight on audit_entry for select using (actor_id = (select app_actor()) or (select app_security()) or (select app_seal()));
create policy bring on audit_entry for insert with check (true);
create policy seal on audit_entry for update using ((select app_seal())) with check ((select app_seal()));

-- A first answer is repeated to the one who asked, and to nobody else: it may hold a receipt.
alter table request enable row level security; alter table request force row level security;
create policy mine on request using (actor_id = (select app_actor())) with check (actor_id = (select app_actor()));

-- A notice names the order by its title: it is seen where the order is dealt with.
alter table notice enable row level security; alter table notice force row level security;
create policy sight on notice for select using (
  (select app_city()) or (select app_flush()) or account_id = (select app_actor())
  or unit_id = any ((select app_units())::uuid[]) or unit_id = any ((select app_bureaus())::uuid[])
);
create policy bring on notice for insert with check (true);
create policy read on notice for update using (
  (select app_city()) or account_id = (select app_actor()) or unit_id = any ((select app_units())::uuid[]) or unit_id = any ((select app_bureaus())::uuid[])
);

-- Nothing of a person or an order is ever deleted by the application: it is closed, withdrawn or archived.
revoke delete, truncate on person, matter, work_order, contact, rating, notice from santai_app;
