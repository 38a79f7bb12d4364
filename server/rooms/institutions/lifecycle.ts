import { actionWord, stateWord, type Answered, type OfferedAction } from '../../../contract/institutions.ts'
import type { Actor } from '../../platform/access.ts'
import { act, possibleActions, type Asked } from '../../platform/act.ts'
import { inContext, sightUnder, type Sight } from '../../platform/context.ts'
import type { Call } from '../../platform/http.ts'
import type { Lifecycle } from '../../platform/lifecycle.ts'
import { bodyActions, practitionerActions } from './actions.ts'
import { institutionPermissions } from './permissions.ts'
import { lockBodies, lockPractitioners, subjectOf, type BodyLicence, type Licence, type Practitioner } from './record.ts'
import { bodyTransitions, practitionerTransitions } from './states.ts'
import { noUnits, unitBook, type UnitBook } from './unit-book.ts'

const common = {
  permissions: institutionPermissions, subject: subjectOf, clock: () => { throw new Error('a licence has no clocks') }, derived: () => ({}),
  words: { state: stateWord, action: actionWord },
}
export const bodyLicences: Lifecycle<BodyLicence, UnitBook> = {
  ...common, kind: 'institution', table: 'institution', transitions: bodyTransitions, actions: bodyActions, load: lockBodies, answer: (record, _clocks, actor) => answerOf(bodyLicences, record, actor),
}
export const practitioners: Lifecycle<Practitioner, UnitBook> = {
  ...common, kind: 'practitioner', table: 'practitioner', transitions: practitionerTransitions, actions: practitionerActions, load: lockPractitioners, answer: (record, _clocks, actor) => answerOf(practitioners, record, actor),
}

export const answerOf = <R extends Licence>(life: Lifecycle<R, UnitBook>, record: R, actor: Actor): Answered =>
  ({ id: record.id, state: record.state, stateName: stateWord(record.state), version: record.version, actions: offered(life, record, actor) })

/** By hand only: the province's word comes with its file, expiry and warnings come with the time. */
export const offered = <R extends Licence>(life: Lifecycle<R, UnitBook>, record: R, actor: Actor): OfferedAction[] =>
  possibleActions(life, record, actor, noUnits).filter((action) => action !== 'takeStatus')
    .map((action) => ({ action, label: actionWord(action), next: life.actions[action]!.next(record, noUnits, record.createdAt), danger: ['cancel', 'revoke', 'stop'].includes(action) }))

/** Sight by the rows of this room alone: the register is wider than the work orders of those who keep it. */
export const registerSight = (actor: Actor): Sight => sightUnder(institutionPermissions, actor)

/** An action asked for by a person: the units that its input names are looked up first. */
export const actOn = async <R extends Licence>(life: Lifecycle<R, UnitBook>, { pool, actor, now }: Pick<Call, 'pool' | 'actor' | 'now'>, asked: Omit<Asked, 'actor' | 'sight' | 'now'>): Promise<Answered> => {
  const sight = registerSight(actor)
  const input = asked.input as { unitCode?: unknown; headCode?: unknown }
  const codes = [input.unitCode, input.headCode].filter((code): code is string => typeof code === 'string' && code.length <= 20)
  const world = await inContext(pool, sight, (tx) => unitBook(tx, codes))
  return (await act(life, { pool, world }, { ...asked, actor, now, sight })) as Answered
}
