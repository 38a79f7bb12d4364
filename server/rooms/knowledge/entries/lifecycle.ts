import { word } from '../../../../contract/glossary.ts'
import type { EntryAction, EntryAnswer } from '../../../../contract/knowledge.ts'
import { reachOf, type Actor } from '../../../platform/access.ts'
import { possibleActions } from '../../../platform/act.ts'
import type { Sight } from '../../../platform/context.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import { knowledgePermissions } from '../permissions.ts'
import { approve } from './actions/approve.ts'
import { confirm } from './actions/confirm.ts'
import { revise } from './actions/revise.ts'
import { withdraw } from './actions/withdraw.ts'
import { lockEntries, subjectOf, wroteIn, type Entry } from './record.ts'
import { entryTransitions } from './states.ts'

export const entries: Lifecycle<Entry, null> = {
  kind: 'knowledgeEntry',
  table: 'knowledge_entry',
  transitions: entryTransitions,
  permissions: knowledgePermissions,
  actions: { approve, revise, confirm, withdraw },
  load: lockEntries,
  subject: subjectOf,
  clock: () => { throw new Error('an entry has no clocks') },
  derived: () => ({}),
  answer: (record, _clocks, actor) => answerOf(record, actor),
  words: { state: (state) => word('entryState', state), action: (action) => word('entryAction', action) },
}

export const answerOf = (record: Entry, actor: Actor): EntryAnswer =>
  ({ id: record.id, state: record.state, stateName: word('entryState', record.state), version: record.version, actions: offered(record, actor) })

export const offered = (record: Entry, actor: Actor): EntryAnswer['actions'] => possibleActions(entries, record, actor, null)
  .filter((action) => action !== 'approve' || !wroteIn(actor.id, record))
  .map((action) => ({ action: action as EntryAction, label: word('entryAction', action), next: entries.actions[action]!.next(record, null, record.createdAt), danger: action === 'withdraw' }))

/** Sight by the rows of this room alone: a right to write answers shows no order, and a right over orders no draft to change. */
export const entrySight = (actor: Actor): Sight => ({ actor, reach: reachOf(knowledgePermissions, '*', actor) })
