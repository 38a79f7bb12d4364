-- The law as it stood: a law has versions, a version has articles. What a version says is public and the same for all.
create table law (
  id uuid primary key,
  name text not null unique,
  short_name text not null,
  -- Substantive or procedural, where known: the two are judged by different days.
  nature text check (nature in ('substantive', 'procedural')),
  changed_at timestamptz not null
);
create index law_short on law (short_name);

create table law_version (
  id uuid primary key,
  law_id uuid not null references law,
  published_on date,
  -- The shelf of the source (行政法规, 司法解释 …): some sources hold one version on two shelves.
  shelf text not null,
  -- Never guessed: null is "nobody has entered it".
  effective_on date,
  ends_on date,
  -- Who says so: the imported file, or a person (whose word stands over every later file).
  effect_by text check (effect_by in ('file', 'person')),
  -- The source calls it the latest and not repealed.
  current boolean not null,
  source text not null,
  -- The same version on another shelf: shown once.
  double_of uuid references law_version,
  changed_at timestamptz not null,
  check (ends_on is null or effective_on is null or ends_on > effective_on),
  unique nulls not distinct (law_id, published_on, shelf)
);

create table law_article (
  id uuid primary key,
  version_id uuid not null references law_version,
  sort int not null,
  -- 第几条, as printed; empty for a paper without articles.
  number text not null,
  part text,
  path text[] not null,
  text text not null,
  changed_at timestamptz not null,
  unique (version_id, number)
);
create index law_article_changed on law_article (changed_at, id);

-- Days of effect entered by persons, each with its source; the last one counts.
create table law_effect (
  id uuid primary key,
  version_id uuid not null references law_version,
  effective_on date not null,
  ends_on date,
  source text not null,
  entered_by uuid not null references account,
  entered_at timestamptz not null
);
create index law_effect_version on law_effect (version_id, entered_at);
revoke delete, truncate on law, law_version, law_article, law_effect from santai_app;
