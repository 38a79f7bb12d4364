-- Keys travel as sixteen letters, a to p, four bits each: as figures they would look like bank cards to every guard and log.
create function person_key_of(letters text) returns bigint language sql immutable strict parallel safe as $$
  select ('x' || translate(letters, 'abcdefghijklmnop', '0123456789abcdef'))::bit(64)::bigint
$$;
