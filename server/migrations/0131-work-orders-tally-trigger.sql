-- One trigger without a condition of its own instead of three with one: PostgreSQL reads the text of such a condition anew for
-- every statement, which cost more than asking the same inside the function, whose plan is kept.
drop trigger tally_born on work_order;
drop trigger tally_moved on work_order;
drop trigger tally_gone on work_order;
create or replace function keep_work_order_tally() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.closed_at is null and new.closed_at is null then
      if old.facet <> new.facet or old.turn_unit_id is distinct from new.turn_unit_id or old.handler_id is distinct from new.handler_id or old.bureau_id <> new.bureau_id then
        insert into public.work_order_tally values (old.bureau_id, old.turn_unit_id, old.handler_id, old.facet, -1), (new.bureau_id, new.turn_unit_id, new.handler_id, new.facet, 1);
      end if;
      return null;
    end if;
  end if;
  if tg_op <> 'INSERT' and old.closed_at is null then
    insert into public.work_order_tally values (old.bureau_id, old.turn_unit_id, old.handler_id, old.facet, -1);
  end if;
  if tg_op <> 'DELETE' and new.closed_at is null then
    insert into public.work_order_tally values (new.bureau_id, new.turn_unit_id, new.handler_id, new.facet, 1);
  end if;
  return null;
end $$;
create trigger tally_kept after insert or update or delete on work_order for each row execute function keep_work_order_tally();
