-- Persons and what they need. Identity numbers, phones and addresses are sealed (SM4) and found by keyed hash (HMAC-SM3).
create table person (
  id uuid primary key, name text, name_shown text not null, sex text, birth_year int, groups text[] not null default '{}',
  phone_sealed text, phone_index text, phone_shown text, id_number_sealed text, id_number_index text, address_sealed text,
  safe_to_call boolean not null default true, anonymous boolean not null default false, created_at timestamptz not null, version int not null default 1
);
create index person_phone on person (phone_index) where phone_index is not null;
create unique index person_id_number on person (id_number_index) where id_number_index is not null;

-- One need of one person, whatever the channels and however many orders come of it.
create table matter (
  id uuid primary key, person_id uuid not null references person, title text not null, topic text, area_code text, created_at timestamptz not null
);
create index matter_person on matter (person_id);
