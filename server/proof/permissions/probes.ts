import type { orderInputs } from '../../../contract/work-order-inputs.ts'
import type { EntryAction } from '../../../contract/knowledge.ts'
import type { publicationInputs } from '../../../contract/publication.ts'
import { startingSet } from '../../rooms/service-items/starting-set/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Place, StaffRole } from '../expected-rights.ts'
import type { Asking } from '../house.ts'
import { unitOf, type Scene } from './scene.ts'

/**
 * How a right is asked for over HTTP without changing anything: a version that no record has. Rights are asked before the
 * version, so who may gets a conflict and who may not a refusal.
 */
export const probeAct = async (scene: Scene, who: Partial<Asking>, action: string, id: string): Promise<Asking> => ({
  method: 'POST', url: `/api/orders/${id}/act`, ...who, body: { requestId: newId(), version: 999_999, action, input: inputOf(scene, action) },
})

export const probeBulk = async (scene: Scene, who: Partial<Asking>, action: string, ids: readonly string[]): Promise<Asking> => ({
  method: 'POST', url: '/api/orders/bulk', ...who, body: { requestId: newId(), version: 999_999, action, ids, input: inputOf(scene, action) },
})

export const probeRoute = (scene: Scene, route: string, who: Partial<Asking>, place: Place): Asking => {
  const [method = '', path = ''] = route.split(' ')
  const id = path.startsWith('/api/attachments') ? scene.attachments[place] : scene.orders[place]
  if (path === '/api/stream') return { method, url: `/api/stream?order=${id}`, ...who }
  const url = path.replace(':id', id)
  switch (path.split('/').at(-1)) {
    case 'print': return { method, url: `${url}?format=docx`, ...who }
    // No file: who may is asked for one.
    case 'attachments': return { method, url, ...who, body: {} }
    case 'open':
    case 'reveal': return { method, url, ...who, body: { purpose: '核对联系方式' } }
    case 'query-code': return { method, url, ...who, body: { requestId: newId(), identityVerified: true } }
    case 'limitation': return method === 'GET' ? { method, url, ...who } : { method, url, ...who, body: { requestId: newId(), version: 999_999 } }
    case 'legal-aid': return { method, url, ...who, body: { requestId: newId(), reason: '核对权限' } }
    case 'looking': return { method, url, ...who, body: { leaving: true } }
    default: return { method, url, ...who }
  }
}

export const probeUnit = (scene: Scene, right: 'setDuty' | 'suspendUnit', who: Partial<Asking>, place: Place): Asking => {
  const id = scene.house.units.get(unitOf[place])
  return right === 'setDuty'
    ? { method: 'POST', url: `/api/units/${id}/duty`, ...who, body: { mainDutyId: null, deputyDutyId: null } }
    : { method: 'POST', url: `/api/units/${id}/suspend`, ...who, body: { suspend: false, reason: '核对权限' } }
}

export const probePublication = (scene: Scene, right: string, who: Partial<Asking>, place: Place): Asking => {
  const id = scene.publications[place]
  if (right === 'see') return { method: 'GET', url: `/api/publications/${id}`, ...who }
  if (right === 'propose') return { method: 'POST', url: '/api/publications', ...who, body: { requestId: newId(), orderId: scene.orders[place], title: '答复', text: '欠薪可以申请法律援助。' } }
  // The last day is over: nothing comes of it but the answer to whether one may.
  if (right === 'announce') return { method: 'POST', url: '/api/announcements', ...who, body: { requestId: newId(), ...notice, unitId: scene.house.units.get(unitOf[place]) } }
  const inputs: Record<keyof typeof publicationInputs | 'expire', object> = { submit: {}, expire: {}, amend: { ...notice, reason: '通顺' }, selfReview: {}, secrecyReview: { outcome: 'pass' }, approve: { outcome: 'pass' }, revise: { title: '答复', text: '改过的文稿', reason: '通顺' }, takeDown: { reason: '有误' } }
  return { method: 'POST', url: `/api/publications/${id}/act`, ...who, body: { requestId: newId(), version: 999_999, action: right, input: inputs[right as keyof typeof inputs] } }
}

const notice = { title: '公告', columnCode: 'bulletin', text: '公告正文', areaCode: '340400', fromOn: '2020-01-01', untilOn: '2020-01-02' }

/** The draft itself is tried; the input is a whole one, for rights are asked before anything in it. */
export const probeItem = (scene: Scene, action: string, who: Partial<Asking>): Asking => {
  const input = action === 'approve' ? { validFrom: '2031-01-01' } : action === 'withdraw' ? { reason: '有误' } : { ...startingSet['LS-01'], reason: '通顺' }
  return { method: 'POST', url: `/api/service-items/${scene.item}/act`, ...who, body: { requestId: newId(), version: 999_999, action, input } }
}

export const probeEntry = (scene: Scene, action: EntryAction, who: Partial<Asking>, place: Place): Asking => {
  const inputs: Record<EntryAction, object> = { approve: {}, revise: { title: '答复', body: '改过的文字', source: '自编', reviewOn: '2030-01-01', sensitivity: 'ordinary', reason: '通顺' }, confirm: { reviewOn: '2031-01-01' }, withdraw: { reason: '有误' } }
  return { method: 'POST', url: `/api/knowledge/entries/${scene.entries[place]}/act`, ...who, body: { requestId: newId(), version: 999_999, action, input: inputs[action] } }
}

/** Valid for each action; an action of the contract without one here is an action without a proof. */
function inputOf(scene: Scene, action: string): object {
  const unitId = scene.house.units.get('TJA-F2')
  const reason = { reason: '核对权限' }
  const inputs: Record<keyof typeof orderInputs, object> = {
    accept: {}, decline: { ground: 'outOfScope', ...reason, otherWays: '向法院起诉' }, askForMaterial: { materials: '身份证' }, supplement: { text: '补充' }, endWaiting: reason, assign: { unitId, crossReason: '专业对口' }, reassign: { unitId, ...reason, crossReason: '专业对口' },
    addAssist: { unitIds: [unitId], instruction: '协助', crossReason: '专业对口' }, handTo: { accountId: scene.house.accounts.get('tja-lawyer') }, sign: {}, returnBack: { ground: 'notOurDuty', ...reason }, ruleOnReturn: { ruling: 'uphold', ...reason }, hold: { ground: 'waitParty', ...reason, holdDays: 3 }, resume: {},
    askExtension: { workdays: 3, ...reason }, ruleOnExtension: { approve: true, ...reason }, note: { text: '记录' }, consult: { unitId, question: '怎么看' }, answerConsult: { answer: '可以' }, reply: { publicReply: '答复' },
    finish: { account: '已办', publicReply: '已办', isTrue: true, beyondDuty: false, contacted: false, solved: true }, review: { outcome: 'pass' }, followUp: { reached: true, outcome: 'solved' }, rate: { grade: 'satisfied' }, reopen: reason, merge: { intoId: scene.orders.F2, ...reason },
    split: { parts: ['另一件'], ...reason }, restore: reason, withdraw: {}, urge: {}, press: { demand: '三日内答复' }, answerPress: { answer: '在办' }, archive: {}, recordReceipt: { receipt: 'R1' }, warn: { code: 'WO-DONE', level: 'yellow' }, escalateOverdue: { code: 'WO-DONE', rung: 0 },
    recount: reason, setSensitivity: { level: 'personal', grade: 2, sensitiveClass: 'none', ...reason },
  }
  const input = inputs[action as keyof typeof inputs]
  if (!input) throw new Error(`write an input for the action ${action} in probes.ts`)
  return input
}

export const staff = async (scene: Scene, role: StaffRole, fresh = false): Promise<Partial<Asking>> => ({ cookie: await scene.cookieOf(role, fresh) })
