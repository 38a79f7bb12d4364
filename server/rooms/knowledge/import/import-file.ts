import type { Readable } from 'node:stream'
import type pg from 'pg'
import type { ImportRowView, Verdict } from '../../../../contract/knowledge.ts'
import type { Actor } from '../../../platform/access.ts'
import { inContext, systemSight } from '../../../platform/context.ts'
import { Trouble } from '../../../platform/embedded-postgres.ts'
import { lookAtImport } from './list.ts'
import { runImport } from './run.ts'
import { stageFile } from './stage.ts'

/** A file from the command line or a benchmark: read, judged and taken in at once, in the name of a dispatcher of the city. */
export const importFile = async ({ pool, now }: { pool: pg.Pool; now: Date }, file: { name: string; bytes: Readable }): Promise<Imported> => {
  const actor = await dispatcher(pool)
  const begun = performance.now()
  const id = await stageFile({ pool, actor, sight: { ...systemSight, actor }, now }, file)
  await inContext(pool, systemSight, (tx) => tx.rows(`update knowledge_import set stage = 'running' where id = $1 and stage = 'waiting'`, [id]))
  await runImport(pool, id, now)
  const view = await inContext(pool, systemSight, (tx) => lookAtImport(tx, id))
  return { id, rows: view.rowsRead, counts: view.counts, trouble: view.trouble, refused: view.refusedFirst, seconds: Math.round((performance.now() - begun) / 100) / 10 }
}

async function dispatcher(pool: pg.Pool): Promise<Actor> {
  const found = await inContext(pool, systemSight, (tx) => tx.one<{ id: string; name: string; unitId: string; bureauId: string; role: string }>(
    `select a.id, a.name, p.unit_id as "unitId", u.bureau_id as "bureauId", p.role from account a join appointment p on p.account_id = a.id join unit u on u.id = p.unit_id where p.role in ('cityDispatcher', 'cityHead') order by p.role, a.id limit 1`))
  if (!found) throw new Trouble('还没有市级调度员或市局负责人：导入记在他名下，请先在工作台建立账号、授予角色。')
  return { kind: 'staff', id: found.id, name: found.name, appointments: [{ role: found.role, unitId: found.unitId, bureauId: found.bureauId }] }
}

export type Imported = { id: string; rows: number; counts: Partial<Record<Verdict, number>>; trouble: string | null; /** The first of them, each with its reason. */ refused: ImportRowView[]; seconds: number }
