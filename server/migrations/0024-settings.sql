-- Settings are held in memory by every server process: each hears when one changes.
create function setting_tell() returns trigger language plpgsql as $$
begin
  perform pg_notify('santai_setting', coalesce(new.name, old.name));
  return null;
end $$;
create trigger setting_told after insert or update or delete on setting for each row execute function setting_tell();
