-- 时效守护: the facts a person entered for an order, and the days that follow from them. Worked out anew from the facts each
-- time; the days are kept beside them only so that the warning can find them.
create table limitation_sheet (
  order_id uuid primary key references work_order, version int not null, codes text[] not null, facts jsonb not null,
  set_at timestamptz not null, set_by uuid not null, aid_proposed_at timestamptz, aid_proposed_by uuid
);
create table limitation_due (
  order_id uuid not null references work_order, code text not null, due_on date not null, warned_days int, primary key (order_id, code)
);
create index limitation_due_on on limitation_due (due_on);

-- Seen with the order.
alter table limitation_sheet enable row level security; alter table limitation_sheet force row level security;
create policy sight on limitation_sheet using (exists (select 1 from work_order o where o.id = order_id)) with check (exists (select 1 from work_order o where o.id = order_id));
alter table limitation_due enable row level security; alter table limitation_due force row level security;
create policy sight on limitation_due using (exists (select 1 from work_order o where o.id = order_id)) with check (exists (select 1 from work_order o where o.id = order_id));
