import type { PoolClient } from 'pg'
import { word } from '../../../../contract/glossary.ts'
import { publicationWords } from '../../../../contract/publication.ts'
import { allowed, type Actor } from '../../../platform/access.ts'
import { newId } from '../../../platform/ids.ts'
import type { Listener, OutboxEvent } from '../../../platform/outbox.ts'
import { inForce } from '../session-sql.ts'
import { publicationPermissions } from './permissions.ts'
import { publicationColumns, subjectOf, type Publication } from './record.ts'
import { gates, type Gate } from './states.ts'

/** The bell of the three gates: whoever may take the next step is told by name, one line a step, over as soon as anybody has taken it. */
export const publicationBell: readonly Listener[] = (['propose', 'submit', 'selfReview', 'secrecyReview', 'approve', 'revise', 'amend', 'takeDown'] as const)
  .map((action) => ({ event: `publication.${action}`, name: 'bell', run: ring }))

async function ring({ subjectId, at }: OutboxEvent, client: PoolClient): Promise<void> {
  await client.query(`select set_config('app.flush', 'on', true), set_config('app.city', 'on', true)`)
  await client.query(`update notice set read_at = $2 where path = $1 and kind = 'publicationStep' and read_at is null`, [pathOf(subjectId), at])
  const { rows: [found] } = await client.query<Publication>(`${publicationColumns} where p.id = $1`, [subjectId])
  if (!found) return
  const gate = gates.find(({ state }) => state === found.state)
  const told = gate ? await keepersOf(client, found, gate, at) : found.state === 'refused' ? [found.createdBy] : []
  await client.query(`insert into notice (id, at, account_id, kind, text, path) select t.id, $2, t.account, 'publicationStep', $4, $5 from unnest($1::uuid[], $3::uuid[]) t(id, account)`,
    [told.map(() => newId(at)), at, told, wordsOf(found), pathOf(subjectId)])
}

/** Those of the unit and its bureau, of the city only where there is none; whoever wrote it only when nobody else may. */
async function keepersOf(client: PoolClient, found: Publication, gate: Gate, at: Date): Promise<string[]> {
  const rows = publicationPermissions.filter(({ action }) => action === gate.action)
  const inCity = rows.filter(({ scope }) => scope === 'city').flatMap(({ roles }) => roles)
  const { rows: held } = await client.query<Held>(
    `select p.account_id as id, p.role, p.unit_id as "unitId", u.bureau_id as "bureauId" from appointment p join unit u on u.id = p.unit_id join account a on a.id = p.account_id
     where a.disabled_at is null and ${inForce('$1')} and p.role = any($2) and (p.unit_id = $3 or u.bureau_id = $4 or p.role = any($5)) order by p.account_id`,
    [at, rows.flatMap(({ roles }) => roles), found.unitId, found.bureauId, inCity])
  const may = held.filter(({ id }) => !gate.notBy.some((step) => found[step] === id))
  const near = [rows.filter(({ scope }) => scope !== 'city'), rows].map((some) => [...new Set(may.filter((one) => allowed(some, gate.action, acting(one), subjectOf(found))).map(({ id }) => id))])
  return near.map((ids) => ids.filter((id) => id !== found.createdBy)).find((ids) => ids.length > 0) ?? near.flat().slice(0, 1)
}

const acting = ({ id, ...appointment }: Held): Actor => ({ kind: 'staff', id, name: '', appointments: [appointment] })
const pathOf = (id: string): string => `/publications/${id}`

/** The heading of a notice is the office's own; that of a reply speaks of somebody's matter and stays where it is erased with it. */
const wordsOf = ({ kind, state, title }: Publication): string => {
  const what = `${publicationWords[state]}的${word('publicationKind', kind)}${state === 'refused' ? '，请看理由' : '，请办理'}`
  return kind === 'announcement' ? `${what}：${title}` : what
}

type Held = { id: string; role: string; unitId: string; bureauId: string }
