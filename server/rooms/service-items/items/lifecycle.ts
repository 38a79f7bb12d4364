import { word } from '../../../../contract/glossary.ts'
import type { ItemAction, ItemAnswer } from '../../../../contract/service-items.ts'
import { reachOf, type Actor } from '../../../platform/access.ts'
import { possibleActions } from '../../../platform/act.ts'
import type { Sight } from '../../../platform/context.ts'
import type { Lifecycle } from '../../../platform/lifecycle.ts'
import { serviceItemPermissions } from '../permissions.ts'
import { approve } from './actions/approve.ts'
import { renew } from './actions/renew.ts'
import { revise } from './actions/revise.ts'
import { withdraw } from './actions/withdraw.ts'
import { lockItems, otherThan, subjectOf, type Item } from './record.ts'
import { itemTransitions } from './states.ts'

export const items: Lifecycle<Item, null> = {
  kind: 'serviceItem',
  table: 'service_item',
  transitions: itemTransitions,
  permissions: serviceItemPermissions,
  actions: { approve, revise, renew, withdraw },
  load: lockItems,
  subject: subjectOf,
  clock: () => { throw new Error('an item has no clocks') },
  derived: () => ({}),
  answer: (record, _clocks, actor, _world, created) => ({ ...answerOf(record, actor), created }),
  words: { state: (state) => word('itemState', state), action: (action) => word('itemAction', action) },
}

export const answerOf = (record: Item, actor: Actor): ItemAnswer =>
  ({ id: record.id, state: record.state, stateName: word('itemState', record.state), version: record.version, actions: offered(record, actor) })

export const offered = (record: Item, actor: Actor): ItemAnswer['actions'] => possibleActions(items, record, actor, null)
  .filter((action) => action !== 'approve' || !otherThan(actor, record))
  .map((action) => ({ action: action as ItemAction, label: word('itemAction', action), next: items.actions[action]!.next(record, null, record.createdAt), danger: action === 'withdraw' }))

/** Sight by the rows of this room alone. */
export const itemSight = (actor: Actor): Sight => ({ actor, reach: reachOf(serviceItemPermissions, '*', actor) })
