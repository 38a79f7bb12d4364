import { workOrderEndpoints as e } from '../../../contract/work-orders.ts'
import { refuse } from '../../platform/errors.ts'
import { route, type AnyRoute } from '../../platform/http.ts'
import { maskNumbers } from '../../platform/narrative-tokens/index.ts'
import { newId } from '../../platform/ids.ts'
import { mayStillLook, tooManyLooks } from '../../platform/clear-views.ts'
import { getOrder } from './detail.ts'
import { permissions } from './permissions.ts'

/** 打开敏感事项: with the right and a purpose, for a working day; each opening stands in the access log. */
export const openSensitiveRoutes = (): readonly AnyRoute[] => [
  route({
    endpoint: e.openSensitive, permission: { rows: permissions, action: 'openSensitive' },
    audit: { reads: 'personal', object: (input: { id: string }) => input.id, purpose: (input: { purpose: string }) => input.purpose },
    run: { inTx: async ({ tx, actor, now }, { id, purpose }) => {
      const order = await getOrder(tx, id, actor, 'openSensitive')
      if (!order.sensitive) return refuse('wrongState', '这件诉求不是敏感事项，可以直接查看。')
      if (!mayStillLook(actor, now)) return refuse('notAllowed', tooManyLooks)
      const until = new Date(now.getTime() + openHours * 3_600_000)
      await tx.rows('insert into matter_opening (id, matter_id, account_id, purpose, at, until) values ($1, $2, $3, $4, $5, $6)', [newId(now), order.matterId, actor.id, maskNumbers(purpose), now, until])
      return { openUntil: until.toISOString() }
    } },
  }),
]

/** A number of the house (待核实): long enough for a day's work on one matter. */
const openHours = 9
