import type { ShopRules } from '../../../contract/shops.ts'
import type { Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { findColleagues } from '../security/index.ts'
import { findRules } from './rules.ts'
import { standingOfBody, type Standing } from './standing.ts'

/** What decisions on one shop need: read before the act, since decisions are pure. */
export const loadShopWorld = async (tx: Tx, unitId: string | undefined, now: Date): Promise<ShopWorld> => ({
  rules: await findRules(tx),
  standing: unitId ? await standingOfBody(tx, unitId, dayOf(now)) : { good: false, says: '没有这个机构' },
  atCity: (await tx.one('select 1 from unit u join unit b on b.id = u.bureau_id where u.id = $1 and b.kind = $2', [unitId ?? null, 'cityBureau'])) !== undefined,
  people: unitId ? await findColleagues(tx, unitId, now) : [],
})

export type ShopWorld = { readonly rules: ShopRules; readonly standing: Standing; readonly people: readonly Person[]; /** Reviewed by the city itself, not by a county. */ readonly atCity: boolean }
export type Person = { id: string; name: string }
