import type { Tracked, Desk } from '../deps.ts'
import { Refused } from '../../../platform/errors.ts'
import { newId, queryCode } from '../../../platform/ids.ts'

/** A desk of paper: keeps orders in memory, for tests of the pages alone. The journeys run against the real rooms. */
export function paperDesk(): Desk & { orders: Map<string, PaperOrder>, codeOf(number: string): string } {
  const orders = new Map<string, PaperOrder>()
  const receipts = new Map<string, Awaited<ReturnType<Desk['intake']>>>()
  return {
    orders,
    codeOf: (number) => [...orders.values()].find((order) => order.number === number)?.code ?? '',
    intake: async (_actor, input) => {
      const first = receipts.get(input.requestId)
      if (first) return first
      const order: PaperOrder = { ...fresh(input.need), id: newId(), code: queryCode(), phone: input.person.phone ?? '', number: `HN-${orders.size + 1}` }
      orders.set(order.id, order)
      const receipt = { outcome: 'created' as const, orderId: order.id, number: order.number, queryCode: order.code, state: order.state, dueAt: null, promise: '24 小时内给您答复。' }
      receipts.set(input.requestId, receipt)
      return receipt
    },
    find: async (code, phone) => [...orders.values()].find((order) => order.code === code && order.phone === phone.replace(/\D/g, ''))?.id ?? null,
    shopOf: async () => null,
    track: async (actor) => orders.get(actor.recordId ?? '') ?? null,
    follow: async (actor) => { const tracked = orders.get(actor.recordId ?? ''); return tracked ? { tracked, deadlines: [] } : null },
    act: async (actor, action, input) => {
      const order = orders.get(actor.recordId ?? '')
      if (!order) throw new Refused({ kind: 'notFound', message: '没有这件事。' })
      if (action === 'supplement' && !String(input['text'] ?? '').trim()) throw new Refused({ kind: 'invalid', message: '请改正', fields: { text: '请填写补充内容' } })
      if (action === 'rate' && !input['grade']) throw new Refused({ kind: 'invalid', message: '请改正', fields: { grade: '请选择满意程度' } })
      orders.set(order.id, { ...order, story: [...order.story, { at: '2026-11-23T08:00:00Z', text: `${action} ${JSON.stringify(input)}` }] })
      return {}
    },
    // The file is tried against the real rooms alone (my-file.test.ts).
    file: { orderOf: async () => null, open: async () => false, file: async () => null, looks: async () => null, ask: async () => false, copy: async () => null, revoke: async () => false, leave: async () => undefined },
    services: { near: async () => [], at: async () => [] },
    stations: async () => ({ rule: { version: 0, minutes: 30, speedKmh: 20, detour: 1.3, verified: false, basis: null, metres: 7692 }, origin: null, from: null, withoutPoint: 0, places: [{ code: 'TJA-J7', name: '洞山街道司法所', kind: '公共法律服务工作站', area: '洞山街道', here: false, address: null, phone: '0554-1234567', barrierFree: null, open: true, openWords: '现在开门，到 12:00', verified: false, languages: null, demo: false, point: null, metres: null, within: null }] }),
    // The register is tried against the real rooms alone (bodies.test.ts).
    bodies: { list: async () => ({ rows: [], more: false }), one: async () => null, genuine: async () => ({ finds: [], more: false }) },
  }
}

const fresh = (need: string): Tracked => ({
  number: '', state: 'toAccept', stateWords: '等待受理', turnWords: '轮到工作人员受理', dueWords: '还剩 1 天', dueAt: null, level: 'green', createdAt: '2026-11-23T06:00:00Z', need, door: 'network', asker: '王某某',
  publicReply: null, material: null, story: [{ at: '2026-11-23T06:00:00Z', text: '诉求已提交。' }], may: { supplement: true, urge: true, withdraw: true, rate: true, reopen: true }, rating: null, version: 1,
})

type PaperOrder = Tracked & { id: string, code: string, phone: string }
