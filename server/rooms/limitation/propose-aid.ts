import type { Call } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { orderRecords, type World } from '../work-orders/index.ts'
import { onSheet } from './keep.ts'

/** Tells the legal aid centres that answer for the order: the county's own where there is one, else the city's. */
export const proposeAid = (call: Call, { id, requestId, reason }: { id: string; requestId: string; reason: string }, world: World): Promise<void> =>
  onSheet(call, { action: 'limitation.proposeAid', orderId: id, requestId, input: { id, reason } }, async (tx) => {
    const order = await orderRecords.get(tx, id, call.actor)
    const centre = world.units().filter(({ kind }) => kind === 'legalAidCentre').toSorted((a, b) => Number(b.bureauId === order.bureauId) - Number(a.bureauId === order.bureauId) || Number(b.bureauId === cityOf(world)) - Number(a.bureauId === cityOf(world)))[0]
    await tx.rows(
      `insert into limitation_sheet (order_id, version, codes, facts, set_at, set_by, aid_proposed_at, aid_proposed_by) values ($1, 1, '{}', $2, $3, $4, $3, $4)
       on conflict (order_id) do update set aid_proposed_at = excluded.aid_proposed_at, aid_proposed_by = excluded.aid_proposed_by`,
      [id, JSON.stringify({ codes: [], days: {}, flags: [], events: [] }), call.now, call.actor.id])
    const said = '建议先行提供法律援助，后补手续（法律援助法第 44 条）'
    const text = `${said}：${maskNumbers(reason)}`
    // A notice is read by a whole unit: of a sensitive matter it says only where to look.
    const told = order.sensitive ? `${said}：敏感诉求 ${order.number}，理由见工单` : text
    return { text: centre ? `${text}（已告知${centre.name}）` : text, writes: (centre ? [centre] : []).map((unit) => ({ insert: 'notice', row: { id: newId(call.now), at: call.now, unit_id: unit.id, account_id: null, role: null, order_id: id, kind: 'legalAidFirst', text: told } })) }
  })

const cityOf = (world: World): string | undefined => world.units().find(({ id }) => id === world.cityUnitId)?.bureauId
