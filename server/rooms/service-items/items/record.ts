import { definitionShape, type Definition, type ItemState } from '../../../../contract/service-items.ts'
import type { Actor, Subject } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/context.ts'
import { json, type Row } from '../../../platform/flush.ts'
import type { Refusal } from '../../../platform/errors.ts'
import type { Action, Decide, Outcome, Rec } from '../../../platform/lifecycle.ts'
import { blockingIn } from '../../security/index.ts'
import { mustAgree } from '../doors-agree.ts'
import { isKnownCode } from '../limit-words.ts'
import type { z } from 'zod'

export const lockItems = async (tx: Tx, ids: readonly string[]): Promise<Item[]> => {
  const rows = await tx.rows<Omit<Item, 'clocks' | 'returnsTo'>>(`select ${itemColumns} from service_item i where i.id = any($1) order by i.id for update of i`, [ids])
  return rows.map((row) => ({ ...row, returnsTo: null, clocks: [] }))
}

/** The city's alone: no unit, no county. */
export const subjectOf = (item: Item): Subject => ({ ownerIds: [item.createdBy], unitIds: [], bureauIds: [], recordId: item.id })

/** 四眼: nobody approves his own words, nor an edition in which he wrote before others did. */
export const otherThan = (actor: Actor, item: Pick<Item, 'writers'>): Refusal | undefined =>
  item.writers.includes(actor.id) ? { kind: 'notAllowed', message: '核准须由另一人办理：这一版您写过或改过。' } : undefined

/** What every door is told must be the same, clean of persons' numbers and marks of secrecy, and its limits be known ones. */
export const mustHold = (definition: Definition): Refusal | undefined => mustAgree(definition) ?? mustBeClean(definition) ?? knownLimits(definition)

/** Every edition of the same code: a draft may already be open, or a later day be taken. */
export const allEditions = async (_input: unknown, id: string, tx: Tx): Promise<string[]> =>
  (await tx.rows<{ id: string }>('select o.id from service_item i join service_item o on o.code = i.code where i.id = $1', [id])).map((row) => row.id)

export const definitionOf = (input: Definition): Definition => definitionShape.parse(input)

export const draftRow = (code: string, edition: number, definition: Definition, by: string, origin: 'starter' | 'hand' | 'import'): Row => ({
  state: 'draft', code, edition, name: definition.name, class: definition.class, definition: json(definition), origin, valid_from: null, withdrawn_on: null, created_by: by, written_by: by, writers: [by], approved_by: null, approved_at: null,
})

export const itemAction = <S extends z.ZodType>(action: {
  input: S
  touches?: typeof allEditions
  next: () => string
  decide: (call: Decide<Item, null, z.infer<S>>) => Refusal | Outcome
}): Action<Item, null> => action as unknown as Action<Item, null>

function mustBeClean(definition: Definition): Refusal | undefined {
  const { supervisionPhone: _office, ...texts } = definition
  const found = blockingIn(JSON.stringify(texts))
  if (found.length === 0) return undefined
  const mark = found.some((finding) => finding.kind === 'secretMark') ? '发现密级标志，请立即停止传播并报告保密部门。' : ''
  return { kind: 'invalid', message: `内容里有${[...new Set(found.map((finding) => finding.zh))].join('、')}，请删去后再提交。${mark}` }
}

function knownLimits({ limits }: Definition): Refusal | undefined {
  const wrong = limits.find((one) => (one.code ? !isKnownCode(one.code) : !one.words))
  if (!wrong) return undefined
  return { kind: 'invalid', message: wrong.code ? `时限寄存表里没有“${wrong.code}”。` : '每一行时限要么写寄存表里的代码，要么写明时限。', fields: { limits: wrong.code ? `没有代码 ${wrong.code}，请照“日历与时限”页上的代码填写` : '代码和时限至少填一项' } }
}

export const itemColumns = `i.id, i.version, i.state, i.code, i.edition, i.name, i.class, i.definition, i.origin, i.valid_from::text as "validFrom", i.withdrawn_on::text as "withdrawnOn", i.created_at as "createdAt", i.created_by as "createdBy",
  i.written_by as "writtenBy", i.writers, i.approved_by as "approvedBy", i.approved_at as "approvedAt", i.log_seq as "logSeq", i.log_hash as "logHash"`

export type Item = Rec & {
  state: ItemState; code: string; edition: number; name: string; class: Definition['class']; definition: Definition; origin: string; validFrom: string | null; withdrawnOn: string | null
  createdAt: Date; createdBy: string; writtenBy: string; writers: string[]; approvedBy: string | null; approvedAt: Date | null
}
