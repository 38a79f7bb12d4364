import { stateWord } from '../../../contract/institutions.ts'
import type { Tx } from '../../platform/context.ts'
import type { Day } from '../../platform/days.ts'
import { bodyStanding } from '../institutions/index.ts'

/** May this body keep a shop on that day? Its licence says so, and that nobody has suspended it in the tree of units. */
export const standingOfBody = async (tx: Tx, unitId: string, day: Day): Promise<Standing> => {
  const [licence, unit] = await Promise.all([bodyStanding(tx, unitId, day), tx.one<{ suspended: boolean }>('select suspended_at is not null as suspended from unit where id = $1', [unitId], 'unit_suspended')])
  if (!licence) return { good: false, says: '执业证照还没有登记' }
  if (!licence.good) return { good: false, says: `执业证照${stateWord(licence.state)}${licence.since ? `（${licence.since} 起）` : ''}` }
  return unit?.suspended ? { good: false, says: '机构被暂停' } : { good: true, says: `执业证照有效${licence.validUntil ? `，到 ${licence.validUntil}` : ''}` }
}

export type Standing = { good: boolean; says: string }
