-- What the counts of the queues group by, as one small number: hashing three texts a row cost more than reading the rows.
-- The order of the words is that of contract/work-order-states.ts; a word that is missing here makes a null, which is refused.
create function work_order_facet(state text, level text, supervised boolean) returns smallint language sql immutable as $$
  select (array_position('{toAccept,toSupplement,toAssign,toSign,inHand,onHold,returnReview,toReview,toFollowUp,done,archived,declined,mergedInto,withdrawn}'::text[], state) * 10
    + array_position('{none,green,yellow,orange,overdue}'::text[], level) * 2 - 12 + supervised::int)::smallint
$$;
alter table work_order add column facet smallint not null generated always as (work_order_facet(state, level, supervised)) stored;

-- Both indexes of open orders carry it in place of the three columns, and so are smaller as well.
drop index work_order_turn;
create index work_order_turn on work_order (turn_unit_id, due_at, id)
  include (facet, handler_id, unit_id, bureau_id, intake_unit_id, consult_unit_id, created_by, parent_id) where closed_at is null;
drop index work_order_bureau_open;
create index work_order_bureau_open on work_order (bureau_id, due_at, id)
  include (facet, handler_id, turn_unit_id, unit_id, intake_unit_id, consult_unit_id, created_by, parent_id) where closed_at is null;
