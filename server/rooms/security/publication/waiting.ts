import { reachOf, whereReach, type Actor } from '../../../platform/access.ts'
import { publicationPermissions } from './permissions.ts'
import { gates } from './states.ts'

/** As SQL over `publication p`: what stands at a gate that this person may keep, having done none of the steps before it. */
export const waitingFor = (actor: Actor, values: unknown[]): string => {
  values.push(actor.id)
  const me = `$${values.length}::uuid`
  return `(${gates.map(({ state, action, notBy }) => `(p.state = '${state}' and ${reachIn(action, actor, values)}${notBy.map((step) => ` and p.${columnOf[step]} is distinct from ${me}`).join('')})`).join(' or ')})`
}

export const reachIn = (action: Parameters<typeof reachOf<(typeof publicationPermissions)[number]['action']>>[1], actor: Actor, values: unknown[]): string =>
  whereReach(reachOf(publicationPermissions, action, actor), { record: 'p.id', owners: ['p.created_by'], units: ['p.unit_id'], bureaus: ['p.bureau_id'] }, values)

const columnOf = { createdBy: 'created_by', selfReviewedBy: 'self_reviewed_by', secrecyReviewedBy: 'secrecy_reviewed_by' } as const
