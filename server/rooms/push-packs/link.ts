import { sightSql, systemSight } from '../../platform/context.ts'
import type { Listener } from '../../platform/outbox.ts'

/**
 * A pack of the intake belongs to the order that came of it: the last one of whoever took it in, from the same door, within two
 * hours before.
 */
export const linkPacks: Listener = {
  event: 'workOrder.submit', name: 'linkPushPack',
  run: async ({ subjectId }, client) => {
    await client.query(sightSql(systemSight))
    await client.query(`
      update push_pack set order_id = $1 where id = (
        select p.id from push_pack p join work_order o on o.id = $1 and o.created_by = p.account_id and o.door = p.door
        where p.order_id is null and p.at between o.created_at - interval '2 hours' and o.created_at order by p.at desc limit 1)`, [subjectId])
  },
}
