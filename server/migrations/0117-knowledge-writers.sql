-- Everybody whose words stand, or stood, in an entry: none of them approves it. Written lines that are there already count.
alter table knowledge_entry add column writers uuid[] not null default '{}';
update knowledge_entry e set writers = (
  select array_agg(distinct who) from (
    select e.created_by as who union select e.written_by union
    select l.actor_id from action_log l where l.record_id = e.id and l.action in ('write', 'revise') and l.actor_id is not null) of);
