-- As before (0030): whom intake certainly knows, past row security, ids only. New: all records of one person are looked
-- through for the equal open request; a paper recorded later counts like the first; another paper, or an office's telephone
-- (seven names and more), outweighs name and telephone. The person found is the record that fitted, never the one that stands
-- for it: should the merge be taken back, what came in between goes with the right one.
create or replace function find_known(id_numbers text[], phones text[], called text, alike text, source text, foreign_no text)
returns table (person_id uuid, order_id uuid, matter_id uuid, number text, state text, due_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select w.person_id, w.id, w.matter_id, w.number, w.state, w.due_at from work_order w where w.source_system = source and w.foreign_number = foreign_no and w.part = 'main';
  if found then return; end if;
  if cardinality(id_numbers) > 0 then
    return query select p.id, o.id, o.matter_id, o.number, o.state, o.due_at from person p
      left join lateral (select * from work_order w where w.person_id = any(array[p.id, p.same_as] || array(select r.id from person r where r.same_as = coalesce(p.same_as, p.id))) and w.alike_hash = alike and w.closed_at is null and w.part = 'main' limit 1) o on true
      where p.id in (select q.id from person q where q.id_number_index = any(id_numbers) union all select i.person_id from person_identifier i where i.value_index = any(id_numbers) and i.kind = 'idCard' and i.checked)
      order by o.id nulls last, p.created_at limit 1;
    if found then return; end if;
  end if;
  if cardinality(phones) = 0 then return; end if;
  return query select p.id, o.id, o.matter_id, o.number, o.state, o.due_at from person p
    left join lateral (select * from work_order w where w.person_id = any(array[p.id, p.same_as] || array(select r.id from person r where r.same_as = coalesce(p.same_as, p.id))) and w.alike_hash = alike and w.closed_at is null and w.part = 'main' limit 1) o on true
    where p.phone_index = any(phones) and p.name is not distinct from called and (cardinality(id_numbers) = 0 or p.id_number_index is null)
      and (select count(*) from (select distinct q.name from person q where q.phone_index = any(phones) and q.name is not null limit 7) borne) < 7
    order by o.id nulls last, p.created_at limit 1;
end $$;

-- The same thing said twice is kept once.
create function person_identifier_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.value_index is not null and (exists (select from person_identifier i where i.person_id = new.person_id and i.kind = new.kind and i.value_index = new.value_index)
     or new.source = 'intake' and exists (select from person p where p.id = new.person_id and new.value_index in (p.id_number_index, p.phone_index))) then return null; end if;
  return new;
end $$;
create trigger person_identifier_once before insert on person_identifier for each row execute function person_identifier_once();
