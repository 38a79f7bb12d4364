import { sameWord, type SameAnswer } from '../../../../contract/citizens.ts'
import type { Actor } from '../../../platform/access.ts'
import { birth, possibleActions } from '../../../platform/act.ts'
import type { Write } from '../../../platform/flush.ts'
import { newId } from '../../../platform/ids.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import type { Judgement } from '../same-person/verdict.ts'
import { sameActionsTable } from './actions.ts'
import { samePermissions } from './permissions.ts'
import { lockPairs, subjectOf, type Pair } from './record.ts'
import { sameTransitions } from './states.ts'

export const samePairs: Lifecycle<Pair, null> = {
  kind: 'samePerson',
  table: 'same_person',
  transitions: sameTransitions,
  permissions: samePermissions,
  actions: sameActionsTable,
  load: lockPairs,
  subject: subjectOf,
  clock: () => { throw new Error('a pair has no clocks') },
  derived: () => ({}),
  answer: (record, _clocks, actor) => answerOf(record, actor),
  words: { state: (id) => sameWord('sameState', id), action: (id) => sameWord('sameAction', id) },
}

export const answerOf = (record: Pair, actor: Actor): SameAnswer =>
  ({ id: record.id, state: record.state, stateName: sameWord('sameState', record.state), version: record.version, actions: offered(record, actor) })

/** The pair as it comes to the list, from the machine or from a person. */
export const raised = (one: string, other: string, judgement: Pick<Judgement, 'verdict' | 'bits'> & { reasons: readonly string[] }, by: { actor: Actor; now: Date; bureauId: string | null; text: string }): { record: Pair; writes: Write[] } => {
  const [first, second] = one < other ? [one, other] : [other, one]
  return birth(samePairs, {
    id: newId(by.now), as: 'propose', facts: { text: by.text },
    row: { state: 'toDecide', created_by: by.actor.id, one_id: first, other_id: second, verdict: judgement.verdict, bits: judgement.bits, reasons: judgement.reasons, bureau_id: by.bureauId, decided_by: null, decided_at: null, reason: null, look_again_on: null },
  }, by.actor, by.now, null)
}

function offered(record: Pair, actor: Actor): SameAnswer['actions'] {
  return possibleActions(samePairs, record, actor, null).map((action) => ({
    action: action as SameAnswer['actions'][number]['action'], label: sameWord('sameAction', action), next: sameActionsTable[action as keyof typeof sameActionsTable].next(record, null, record.createdAt), danger: action === 'separate',
  }))
}
