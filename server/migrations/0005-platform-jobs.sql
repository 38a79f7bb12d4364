-- When each line of the schedule last ran. Lines with `every` keep real time, lines with `cron` the clock's time.
create table job_tick (
  job text primary key,
  last_at timestamptz not null
);

