import type { OrderAction } from '../../../contract/work-order-states.ts'
import type { PermissionRow, Scope } from '../../platform/access.ts'
import type { RoleId } from '../../rules/roles.ts'

const doers: readonly RoleId[] = ['handler', 'mediator', 'lawyer', 'villageAdviser', 'justiceOfficeStaff', 'bodyHead']
const dispatchersCounty: readonly RoleId[] = ['countyDispatcher']
const dispatchersCity: readonly RoleId[] = ['cityDispatcher', 'hotlineBackOffice']
const supervisorsCounty: readonly RoleId[] = ['countySupervisor', 'countyHead']
const supervisorsCity: readonly RoleId[] = ['citySupervisor', 'cityHead']
const counters: readonly RoleId[] = ['windowClerk', 'justiceOfficeStaff']

/**
 * Who may do what to a work order. One row, one right; no row, no right. `own` is the resident's (or the other system's)
 * own order, or one that I handle; a county never reaches past its bureau.
 */
export const permissions: readonly PermissionRow<OrderRight>[] = [
  ...rows(['accept', 'decline', 'assign', 'ruleOnReturn', 'split', 'merge', 'restore', 'reassign', 'addAssist'], dispatchersCounty, 'ownArea'),
  ...rows(['accept', 'decline', 'assign', 'ruleOnReturn', 'split', 'merge', 'restore', 'reassign', 'addAssist'], dispatchersCity, 'city'),
  ...rows(['askForMaterial', 'endWaiting', 'reply', 'note'], dispatchersCounty, 'ownArea'),
  ...rows(['askForMaterial', 'endWaiting', 'reply', 'note'], dispatchersCity, 'city'),
  // 外包座席只见受托事项 (更正 13): what he raised himself, and the verified caller's for the length of the call.
  ...rows(['reply', 'accept', 'note', 'followUp'], ['hotlineAgent'], 'own'),

  ...rows(['sign', 'returnBack', 'askForMaterial', 'endWaiting', 'hold', 'resume', 'askExtension', 'finish', 'reply', 'note', 'consult', 'answerConsult', 'answerPress', 'handTo'], doers, 'ownInstitution'),
  ...rows(['addAssist'], ['bodyHead'], 'ownInstitution'),

  ...rows(['review', 'ruleOnExtension'], ['reviewer'], 'ownArea'),
  ...rows(['ruleOnExtension'], dispatchersCity, 'city'),
  ...rows(['followUp'], ['followUpOfficer'], 'ownArea'),
  ...rows(['followUp'], ['hotlineBackOffice'], 'city'),

  ...rows(['reopen', 'press', 'archive', 'note'], supervisorsCounty, 'ownArea'),
  ...rows(['reopen', 'press', 'archive', 'note'], supervisorsCity, 'city'),
  ...rows(['reopen', 'archive', 'withdraw'], dispatchersCounty, 'ownArea'),
  ...rows(['reopen', 'archive', 'press', 'recordReceipt', 'withdraw'], dispatchersCity, 'city'),
  ...rows(['recordReceipt'], dispatchersCounty, 'ownArea'),

  ...rows(['supplement', 'urge', 'rate', 'withdraw', 'reopen'], ['resident'], 'own'),
  ...rows(['supplement', 'urge', 'rate', 'withdraw'], counters, 'ownInstitution'),
  ...rows(['supplement', 'urge', 'rate', 'withdraw'], ['hotlineAgent'], 'own'),
  ...rows(['supplement', 'urge', 'rate', 'withdraw'], ['hotlineAgent', 'hotlineBackOffice', ...counters], 'entrusted'),
  ...rows(['supplement', 'urge', 'withdraw', 'rate', 'recordReceipt'], ['apiClient'], 'own'),

  ...rows(['warn', 'escalateOverdue', 'recount', 'endWaiting', 'resume', 'archive'], ['system'], 'city'),

  ...rows(['view', 'print', 'attach', 'download'], [...doers, ...counters], 'ownInstitution'),
  ...rows(['view', 'print', 'attach', 'download'], [...dispatchersCounty, 'reviewer', 'followUpOfficer', ...supervisorsCounty], 'ownArea'),
  ...rows(['view', 'print', 'attach', 'download'], [...dispatchersCity, ...supervisorsCity], 'city'),
  ...rows(['view', 'print', 'attach', 'download'], ['hotlineAgent'], 'own'),
  ...rows(['view', 'print', 'attach', 'download'], ['hotlineAgent', ...counters], 'entrusted'),
  ...rows(['view'], ['auditor'], 'city'),
  ...rows(['view'], ['resident', 'apiClient'], 'own'),
  // 敏感事项: opened for a purpose by those who must read it to do their part.
  ...rows(['openSensitive'], [...doers, ...counters], 'ownInstitution'),
  ...rows(['openSensitive'], ['countyDispatcher', 'reviewer', 'followUpOfficer', ...supervisorsCounty], 'ownArea'),
  ...rows(['openSensitive'], [...dispatchersCity, ...supervisorsCity], 'city'),
  ...rows(['openSensitive'], ['hotlineAgent'], 'own'),
  ...rows(['openSensitive'], ['hotlineAgent', ...counters], 'entrusted'),
  ...rows(['setSensitivity'], ['bodyHead'], 'ownInstitution'),
  ...rows(['setSensitivity'], ['countyDispatcher', 'reviewer'], 'ownArea'),
  ...rows(['setSensitivity'], dispatchersCity, 'city'),
  // The phone number and identity number in clear: those who must reach the person, each time with a purpose, on record.
  ...rows(['reveal'], doers, 'ownInstitution'),
  ...rows(['reveal'], ['followUpOfficer', 'countyDispatcher'], 'ownArea'),
  ...rows(['reveal'], ['cityDispatcher', 'hotlineBackOffice'], 'city'),
  ...rows(['reveal'], ['hotlineAgent'], 'own'),

  ...rows(['submitHotline', 'whoCalls'], ['hotlineAgent'], 'own'),
  ...rows(['submitHotline', 'whoCalls'], ['hotlineBackOffice'], 'city'),
  ...rows(['submitWindow'], counters, 'ownInstitution'),
  ...rows(['submitApi'], ['apiClient'], 'own'),
  ...rows(['whoCalls'], counters, 'ownInstitution'),
  ...rows(['recoverCode'], counters, 'ownInstitution'),
  ...rows(['recoverCode'], ['countyDispatcher'], 'ownArea'),
  ...rows(['dailyCheck'], [...dispatchersCounty, ...supervisorsCounty], 'ownArea'),
  ...rows(['dailyCheck'], [...dispatchersCity, ...supervisorsCity], 'city'),
  ...rows(['dailyCheck'], ['bodyHead'], 'ownInstitution'),
  ...rows(['exchangeFiles'], ['cityDispatcher'], 'city'),
]

/** Rights on orders: the actions of the lifecycle, and what is no action of an order. */
export type OrderRight = OrderAction | 'view' | 'print' | 'attach' | 'download' | 'reveal' | 'openSensitive' | 'submitHotline' | 'submitWindow' | 'submitApi' | 'whoCalls' | 'recoverCode' | 'dailyCheck' | 'exchangeFiles'

function rows(actions: readonly OrderRight[], roles: readonly RoleId[], scope: Scope): PermissionRow<OrderRight>[] {
  return actions.map((action) => ({ action, roles, scope }))
}
