import { word } from '../../../contract/glossary.ts'
import { itemClassName, type ItemClass, type ItemDetail, type ItemRow, type ItemState, type Standing } from '../../../contract/service-items.ts'
import { isEmpty, reachOf, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { offered } from './items/lifecycle.ts'
import { itemColumns, otherThan, type Item } from './items/record.ts'
import { limitWords } from './limit-words.ts'
import { serviceItemPermissions } from './permissions.ts'

/** One row an item: its open draft where the asker sees it, else its newest edition. */
export const listItems = async (tx: Tx, { actor, now }: Asking, ask: { class?: ItemClass | undefined; state?: ItemState | undefined; q?: string | undefined }): Promise<{ rows: ItemRow[]; mayWrite: boolean; mayImport: boolean }> => {
  const rows = await tx.rows<Item & { replacedOn: string | null }>(
    `select * from (select distinct on (i.code) ${itemColumns}, ${replacedOn} from service_item i where ($2::text is null or i.state = $2) order by i.code, i.edition desc) newest
     where ($1::text is null or class = $1) and ($3::text is null or name like $3 or code like $3 or definition ->> 'summary' like $3) order by code`,
    [ask.class ?? null, ask.state ?? null, ask.q ? `%${ask.q.replace(/[\\%_]/g, '\\$&')}%` : null])
  const may = (action: string): boolean => !isEmpty(reachOf(serviceItemPermissions, action as never, actor))
  return { rows: rows.map((row) => rowOf(row, dayOf(now))), mayWrite: may('write'), mayImport: may('import') }
}

export const lookAtItem = async (tx: Tx, { actor, now }: Asking, id: string): Promise<ItemDetail> => {
  const found = (await tx.one<Full>(`select ${itemColumns}, ${replacedOn}, w.name as "writtenByName", a.name as "approvedByName" from service_item i left join account w on w.id = i.written_by left join account a on a.id = i.approved_by where i.id = $1`, [id])) ?? refuse('notFound', '没有找到这个服务事项，或者还没有核准。')
  const editions = await tx.rows<Item & { replacedOn: string | null }>(`select ${itemColumns}, ${replacedOn} from service_item i where i.code = $1 order by i.edition desc`, [found.code])
  const story = await tx.rows<{ at: Date; action: string; by: string; text: string | null }>(`select at, action, actor_name as by, facts ->> 'text' as text from action_log where record_kind = 'serviceItem' and record_id = $1 order by seq`, [id])
  return {
    ...rowOf(found, dayOf(now)), definition: found.definition, writtenBy: found.writtenByName, approvedBy: found.approvedByName, approvedAt: found.approvedAt?.toISOString() ?? null, withdrawnOn: found.withdrawnOn,
    actions: actor.kind === 'staff' ? offered({ ...found, returnsTo: null, clocks: [] }, actor) : [], whyNotApprove: whyNotApprove(found, actor), limitWords: found.definition.limits.map((one) => limitWords(one, now)),
    editions: editions.map((one) => ({ id: one.id, edition: one.edition, standing: standingOf(one, dayOf(now)), validFrom: one.validFrom })),
    story: story.map((line) => ({ at: line.at.toISOString(), label: word('itemAction', line.action), by: line.by, text: line.text ?? '' })),
  }
}

/** Said to whom only his own hand in it keeps from approving: who has no such right is not told of one. */
const whyNotApprove = (item: Pick<Item, 'state' | 'writers'>, actor: Actor): string | null =>
  (item.state === 'draft' && !isEmpty(reachOf(serviceItemPermissions, 'approve', actor)) ? otherThan(actor, item)?.message ?? null : null)

/** Whether an edition counts today. */
export const standingOf = ({ state, validFrom, withdrawnOn, replacedOn: next }: Pick<Item, 'state' | 'validFrom' | 'withdrawnOn'> & { replacedOn: string | null }, today: string): Standing => {
  if (state === 'draft') return 'draft'
  if (!validFrom || (withdrawnOn && withdrawnOn <= today)) return 'withdrawn'
  if (validFrom > today) return 'coming'
  return next && next <= today ? 'replaced' : 'inForce'
}

const rowOf = (item: Item & { replacedOn: string | null }, today: string): ItemRow => {
  const standing = standingOf(item, today)
  return { id: item.id, code: item.code, edition: item.edition, name: item.name, class: item.class, className: itemClassName(item.class), state: item.state, stateName: word('itemStanding', standing), standing, validFrom: item.validFrom, version: item.version, toVerify: Boolean(item.definition.toVerify) }
}

const replacedOn = `(select min(later.valid_from)::text from service_item later where later.code = i.code and later.valid_from > i.valid_from and (later.withdrawn_on is null or later.withdrawn_on > later.valid_from)) as "replacedOn"`

type Asking = { actor: Actor; now: Date }
type Full = Item & { replacedOn: string | null; writtenByName: string | null; approvedByName: string | null }
