-- Everybody whose words stand, or stood, in an edition: none of them approves it (四眼). Written lines that are there already count.
alter table service_item add column writers uuid[] not null default '{}';
update service_item i set writers = (
  select array_agg(distinct who) from (
    select i.created_by as who union select i.written_by union
    select l.actor_id from action_log l where l.record_kind = 'serviceItem' and l.record_id = i.id and l.action in ('write', 'revise') and l.actor_id is not null) of);
