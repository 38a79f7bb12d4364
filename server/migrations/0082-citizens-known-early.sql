-- Whom intake knows: nearly everybody is new, so one look at one index comes before the careful search (find_known_among, 0051),
-- which is only made ready when that look finds somebody, a paper was given, or the foreign number has come before.
alter function find_known rename to find_known_among;
revoke execute on function find_known_among from santai_app;
create function find_known(id_numbers text[], phones text[], called text, alike text, source text, foreign_no text)
returns table (person_id uuid, order_id uuid, matter_id uuid, number text, state text, due_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  if cardinality(id_numbers) > 0 or exists (select from person p where p.phone_index = any(phones) and p.name is not distinct from called)
    or source is not null and exists (select from work_order w where w.source_system = source and w.foreign_number = foreign_no and w.part = 'main')
  then return query select * from find_known_among(id_numbers, phones, called, alike, source, foreign_no); end if;
end $$;
revoke execute on function find_known from public;
grant execute on function find_known to santai_app;
