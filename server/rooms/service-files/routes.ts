import { serviceFileEndpoints as e, type GateView } from '../../../contract/service-files.ts'
import { reachOf, whereReach } from '../../platform/access.ts'
import { act } from '../../platform/act.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { Refused, refuse } from '../../platform/errors.ts'
import { downloadHeaders } from '../../platform/files.ts'
import { route, type AnyRoute, type Call } from '../../platform/http.ts'
import { NoFont } from '../../platform/paper/pdf.ts'
import { fileGate, gate, personView, type OpenGate } from '../citizens/index.ts'
import { orderRecords, permissions, type Desk } from '../work-orders/index.ts'
import { authorityAtWindow, authorityByPhone } from './authority.ts'
import { wrapped } from './actions/decide.ts'
import { copyOf } from './copy.ts'
import { carryOutErasure } from './erase.ts'
import { fileView, findMaterials, gateView, handedIn } from './file-view.ts'
import { openForHandling } from './handling.ts'
import { fileRequests } from './lifecycle.ts'
import { looksAt } from './looks.ts'
import { serviceFilePermissions } from './permissions.ts'
import { askRequest, byAgent, listRequests, requestsOf } from './requests.ts'
import { findWay, setWay, wayShown } from './ways.ts'

const may = (action: string) => ({ rows: serviceFilePermissions, action })
const theFile = (purpose: string) => ({ reads: 'personal' as const, object: (input: { personId: string }) => input.personId, purpose: () => purpose })
const ownEntry = { reads: 'ownEntry' } as const

export const serviceFileRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.gates, permission: may('openFile'), audit: { reads: 'masked' }, run: { inTx: async ({ tx, actor, now }) => {
    const open = await gate.openNow(tx, { actor, now })
    const rows: { personId: string; name: string; gate: GateView }[] = []
    for (const one of open) if (!rows.some((row) => row.personId === one.personId)) rows.push({ personId: one.personId, name: await nameOf(tx, desk, one), gate: gateView(one) })
    return rows
  } } }),
  route({ endpoint: e.file, permission: may('openFile'), audit: theFile('打开档案后查看'), run: { inTx: async (call, { personId }) => fileView(call.tx, await mustOpen(call.tx, call, personId), { ...call, ...parts(desk) }) } }),
  route({ endpoint: e.looks, permission: may('openFile'), audit: theFile('和本人一起看谁看过'), run: { inTx: async (call, { personId }) => {
    const open = await mustOpen(call.tx, call, personId)
    if (open.basis !== 'verified') return refuse('notAllowed', '查看记录只给本人看。')
    return looksAt(call.tx, open, { world: desk.house.world, forResident: false })
  } } }),
  route({ endpoint: e.handle, permission: may('openFile'), audit: ownEntry, run: { own: (call, { orderId, purpose }) => inContext(call.pool, call.sight, async (tx) => opened(await openForHandling(tx, { ...call, orderId, purpose, world: desk.house.world }), nothingInHand)) } }),
  route({ endpoint: e.authority, permission: may('recordAuthority'), audit: ownEntry, run: { own: (call, input) => authorityAtWindow(desk, call, input) } }),
  route({ endpoint: e.authorityByPhone, permission: may('recordAuthorityByPhone'), audit: ownEntry, run: { own: (call, input) => authorityByPhone(desk, call, input) } }),
  route({ endpoint: e.revoke, permission: may('recordAuthority'), audit: ownEntry, run: { own: (call, { personId, id, why }) => inContext(call.pool, call.sight, async (tx) => {
    const open = await mustOpen(tx, call, personId)
    for (const record of open.records) if (open.basis === 'verified' && open.scope === 'file' && await gate.revokeAuthority(tx, { id, personId: record, by: '本人到场', why, actor: call.actor, now: call.now })) return { ok: true as const }
    return refuse('notFound', '没有找到这项代办依据，或要由本人到场撤销。')
  }) } }),
  route({ endpoint: e.shut, permission: may('openFile'), audit: ownEntry, run: { own: (call, { personId }) => inContext(call.pool, call.sight, async (tx) => {
    await gate.shut(tx, { actor: call.actor, now: call.now, personId })
    await auditEntry(tx, { actor: call.actor, at: call.now, act: 'person.shut', object: personId, purpose: null, result: 'ok' })
    return { ok: true as const }
  }) } }),
  route({ endpoint: e.way, permission: may('setWay'), audit: theFile('记录安全联系方式'), run: { inTx: async (call, { personId, consent: _consent, ...input }) => {
    const open = await mustOpen(call.tx, call, personId)
    if (open.scope !== 'file' || open.basis !== 'verified') return refuse('notAllowed', '要由本人核实身份后当面或在电话里说明，才能记录。')
    await setWay(call.tx, open, input, { ...call, vault: desk.vault })
    return findWay(call.tx, open, desk.vault)
  } } }),
  route({ endpoint: e.wayOfOrder, permission: { rows: permissions, action: 'view' }, audit: { reads: 'masked' }, run: { inTx: async ({ tx, actor }, { id }) => {
    const order = await orderRecords.get(tx, id, actor)
    return wayShown(await findWay(tx, { records: [order.personId], basis: 'handling' }, desk.vault), await orderRecords.whatIsKnown(tx, order, actor))
  } } }),
  route({ endpoint: e.handedIn, permission: may('openFile'), audit: { reads: 'masked' }, run: { inTx: async (call, { personId }) => handedIn(call.tx, await mustOpen(call.tx, call, personId), { ...call, ...parts(desk) }) } }),
  route({ endpoint: e.handedInOfOrder, permission: { rows: permissions, action: 'view' }, audit: { reads: 'masked' }, run: { inTx: async (call, { id }) => {
    const { tx, actor, now } = call
    const order = await orderRecords.get(tx, id, actor)
    const open = await fileGate(tx, { actor, personId: order.personId, now })
    if (open.open) return handedIn(tx, open, { ...call, ...parts(desk) })
    const ids = await tx.rows<{ id: string }>('select id from work_order where matter_id = $1 and not sensitive', [order.matterId])
    return findMaterials(tx, ids.map((row) => row.id))
  } } }),
  ...requestRoutes(desk),
]

const requestRoutes = (desk: Desk): readonly AnyRoute[] => [
  route({ endpoint: e.ask, permission: may('openFile'), audit: ownEntry, run: { own: (call, { personId, ...input }) => inContext(call.pool, call.sight, async (tx) => {
    const open = await mustOpen(tx, call, personId)
    if (open.basis === 'handling') return refuse('notAllowed', '要由本人或有代办依据的人提出。')
    const said = await askRequest(tx, open, input, { ...call, ...parts(desk), askedBy: open.basis === 'authority' ? byAgent : '本人' })
    if ('refusal' in said) throw new Refused(said.refusal)
    const { id } = said.answer as { id: string }
    return (await requestsOf(tx, open, call)).find((request) => request.id === id) ?? refuse('notFound', '没有找到这项请求。')
  }) } }),
  route({ endpoint: e.requests, permission: may('seeRequests'), audit: { reads: 'personal', object: () => 'fileRequests', purpose: () => '答复个人信息请求' }, run: { inTx: async ({ tx, actor, reach }, { open }) => {
    const values: unknown[] = [open === 'true']
    const where = whereReach(reach, { record: 'r.id', owners: ['r.created_by'], units: [], bureaus: ['r.bureau_id'] }, values)
    return listRequests(tx, { actor, vault: desk.vault, open: open === 'true', where, values: values.slice(1) })
  } } }),
  route({ endpoint: e.actOnRequest, permission: { byAction: true }, audit: ownEntry, run: { own: async (call, { id, ...asked }) => {
    const sight = { actor: call.actor, reach: reachOf(serviceFilePermissions, '*', call.actor) }
    const answer = (await act(fileRequests, { pool: call.pool, world: { vault: desk.vault } }, { ...asked, input: withWrapped(asked.input), id, actor: call.actor, sight, now: call.now })) as { id: string; state: 'granted'; version: number }
    await carryOutErasure(call.pool, id, call)
    return answer
  } } }),
  route({ endpoint: e.copy, permission: may('openFile'), audit: ownEntry, run: { own: async (call, { personId, format }) => (await copy(desk, call, personId, format)) as unknown as Blob } }),
]

/** The copy is the person's own: given to him who has proved who he is, or to whom he has sent. */
async function copy(desk: Desk, call: Call, personId: string, format: 'pdf' | 'docx' | 'json'): Promise<Buffer> {
  const view = await inContext(call.pool, call.sight, async (tx) => {
    const open = await mustOpen(tx, call, personId)
    if (open.basis === 'handling') return refuse('notAllowed', '副本只给本人或有代办依据的人。')
    await auditEntry(tx, { actor: call.actor, at: call.now, act: 'file.copy', object: open.personId, purpose: '复制个人信息（个人信息保护法第四十五条）', result: 'ok' })
    return fileView(tx, open, { ...call, ...parts(desk) })
  })
  const issuer = desk.house.world.unit(call.actor.appointments[0]?.unitId)?.name ?? '公共法律服务中心'
  const { bytes, mediaType, name } = await copyOf(view, format, { issuer, now: call.now }).catch((error: unknown) => { if (error instanceof NoFont) return refuse('conflict', error.message); throw error })
  call.reply.headers(downloadHeaders({ name, mediaType, bytes: bytes.length }))
  return bytes
}

async function mustOpen(tx: Tx, call: Pick<Call, 'actor' | 'now'>, personId: string): Promise<OpenGate> {
  const open = await fileGate(tx, { actor: call.actor, personId, now: call.now })
  return open.open ? open : refuse('notFound', notOpen)
}

const opened = (open: OpenGate | null, otherwise: string): { personId: string; gate: GateView } => (open ? { personId: open.personId, gate: gateView(open) } : refuse('notFound', otherwise))

async function nameOf(tx: Tx, desk: Desk, open: OpenGate): Promise<string> {
  await gate.entrust(tx, ...(open.matterId ? [open.matterId] : open.records))
  return (await personView(tx, open.personId, desk.vault, open.scope === 'file' && open.basis === 'verified'))?.name ?? ''
}

const withWrapped = (input: Record<string, unknown>): Record<string, unknown> => (typeof input['value'] === 'string' && input['value'].trim() && input['value'].length <= 200 ? { ...input, value: wrapped(input['value'].trim()) } : input)

const parts = (desk: Desk) => ({ vault: desk.vault, world: desk.house.world })
const notOpen = '没有打开的档案。请先核实本人身份，或登记代办依据；打开的时间到了的，要重新核实。'
const nothingInHand = '没有找到正在由您办理的这件工单。'
