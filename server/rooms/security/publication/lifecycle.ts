import { publicationWords, type PublicationAction, type PublicationAnswer, type PublicationDetail } from '../../../../contract/publication.ts'
import { reachOf, type Actor } from '../../../platform/access.ts'
import { possibleActions } from '../../../platform/act.ts'
import type { Sight } from '../../../platform/context.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import { amend } from './actions/amend.ts'
import { approve } from './actions/approve.ts'
import { expire } from './actions/expire.ts'
import { revise } from './actions/revise.ts'
import { secrecyReview } from './actions/secrecy-review.ts'
import { selfReview } from './actions/self-review.ts'
import { submit } from './actions/submit.ts'
import { takeDown } from './actions/take-down.ts'
import { publicationPermissions } from './permissions.ts'
import { lockPublications, subjectOf, type Publication } from './record.ts'
import { publicationTransitions } from './states.ts'

export const publications: Lifecycle<Publication, null> = {
  kind: 'publication',
  table: 'publication',
  transitions: publicationTransitions,
  permissions: publicationPermissions,
  actions: { submit, selfReview, secrecyReview, approve, revise, amend, takeDown, expire },
  load: lockPublications,
  subject: subjectOf,
  clock: () => { throw new Error('a publication has no clocks') },
  derived: () => ({}),
  answer: (record, _clocks, actor) => answerOf(record, actor),
  words: { state: nameOf, action: nameOf },
}

export const answerOf = (record: Publication, actor: Actor): PublicationAnswer =>
  ({ id: record.id, state: record.state, stateName: publicationWords[record.state], version: record.version, actions: offered(record, actor) })

export const offered = (record: Publication, actor: Actor): PublicationDetail['actions'] =>
  possibleActions(publications, record, actor, null).map((action) => ({ action: action as PublicationAction, label: nameOf(action), next: publications.actions[action]!.next(record, null, record.createdAt), danger: action === 'takeDown' }))

/** Sight by the rows of this lifecycle alone: a security officer sees what is to be published and no work order for it. */
export const publicationSight = (actor: Actor): Sight => ({ actor, reach: reachOf(publicationPermissions, '*', actor) })

function nameOf(id: string): string {
  return publicationWords[id as PublicationAction] ?? id
}
