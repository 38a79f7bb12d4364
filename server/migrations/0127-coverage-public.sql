-- What of the matrix everybody may read: how a service is offered at a place, and at how many rooms how. No note, no name, no task
-- (docs/decisions/public-coverage.md). The tables stay shut to whoever is nobody.
create function public_coverage(wanted text) returns table (code text, service text, way text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.code, c.service, c.way from coverage_cell c join unit u on u.id = c.site_id
  where c.way is not null and u.kind in ('serviceCentre', 'justiceOffice') and (wanted is null or u.code = wanted)
$$;
create function public_room_coverage(area text) returns table (service text, way text, rooms int)
language sql stable security definer set search_path = public, pg_temp as $$
  with room as (
    select r.id from village_room r where r.area_code like area || '%'
    union all select u.id from unit u where u.kind = 'villageRoom' and u.area_codes[1] like area || '%')
  select f, coalesce(c.way, 'unknown'), count(*)::int from room cross join unnest(array['publicity', 'mediation', 'legalAid', 'consultation', 'lookup']) f
  left join coverage_cell c on c.site_id = room.id and c.service = f where area ~ '^[0-9]{6,9}$' group by 1, 2
$$;
revoke execute on function public_coverage, public_room_coverage from public;
grant execute on function public_coverage, public_room_coverage to santai_app;
