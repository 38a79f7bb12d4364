-- When the asker agreed, separately, to the use of his identity number (PIPL 29). Null: no number given, or not asked by this door.
alter table contact add column id_consent_at timestamptz;
