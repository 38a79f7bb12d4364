import type pg from 'pg'
import type { Actor } from '../../../platform/access.ts'
import { inContext, systemSight, type Sight } from '../../../platform/context.ts'


/** Whose import it is: what it makes bears his name, though a job does it. */
export const importerOf = (pool: pg.Pool, id: string): Promise<Importer | undefined> => inContext(pool, systemSight, async (tx) => {
  const found = await tx.one<{ by: string; name: string; unitId: string; bureauId: string }>(`select i.created_by as by, a.name, i.unit_id as "unitId", i.bureau_id as "bureauId" from knowledge_import i join account a on a.id = i.created_by where i.id = $1 and i.stage = 'running'`, [id])
  if (!found) return undefined
  // He held the right when he started it; the job acts for him in the city's post that an import asks for.
  const actor: Actor = { kind: 'staff', id: found.by, name: found.name, appointments: [{ role: 'cityDispatcher', unitId: found.unitId, bureauId: found.bureauId }] }
  return { actor, sight: { ...systemSight, actor }, home: { unitId: found.unitId, bureauId: found.bureauId } }
})

export type Importer = { actor: Actor; sight: Sight; home: { unitId: string; bureauId: string } }
