-- act() locks an order under the asker's own sight and only then changes it. The change goes through this view, which holds what
-- the transaction itself has locked and nothing else: the policies of sight are asked once an act and not three times (for the
-- lock, for the row that is changed, for what it becomes), and still nobody changes what he could not lock. A view keeps the columns
-- it was made with: who adds one to work_order makes the view anew.
create view work_order_moved as select * from work_order o where o.xmax = pg_current_xact_id()::xid;
revoke all on work_order_moved from santai_app;
grant update on work_order_moved to santai_app;
grant select (id, version) on work_order_moved to santai_app;
