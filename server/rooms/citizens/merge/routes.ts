import { samePersonEndpoints as ends, type SameAnswer } from '../../../../contract/citizens.ts'
import type { Actor } from '../../../platform/access.ts'
import { act } from '../../../platform/act.ts'
import type { Vault } from '../../../platform/crypto.ts'
import { route, type AnyRoute } from '../../../platform/http.ts'
import { samePairs } from './lifecycle.ts'
import { samePermissions as rows } from './permissions.ts'
import { proposePair } from './propose.ts'
import { listPairs, pairDetail, revealPair } from './views.ts'

export const samePersonRoutes = ({ vault, requireSecondFactor }: SamePersonDesk): readonly AnyRoute[] => [
  route({ endpoint: ends.list, permission: { rows, action: 'see' }, audit: { reads: 'masked' }, run: { inTx: listPairs } }),
  route({ endpoint: ends.detail, permission: { rows, action: 'see' }, audit: { reads: 'personal', object: (input: { id: string }) => input.id }, run: { inTx: (call, { id }) => pairDetail(call, vault, id) } }),
  route({
    endpoint: ends.reveal, permission: { rows, action: 'reveal' }, audit: { reads: 'personal', object: (input: { id: string }) => input.id, purpose: (input: { purpose: string }) => input.purpose },
    run: { inTx: (call, input) => { requireSecondFactor(call.actor, 60); return revealPair(call, vault, input) } },
  }),
  route({ endpoint: ends.propose, permission: { rows, action: 'propose' }, audit: { reads: 'ownEntry' }, run: { own: (call, input) => proposePair(vault, call, input) } }),
  route({
    endpoint: ends.act, permission: { byAction: true }, audit: { reads: 'ownEntry' },
    run: { own: async ({ pool, actor, now, sight }, { id, ...asked }) => (await act(samePairs, { pool, world: null }, { ...asked, id, actor, now, sight })) as SameAnswer },
  }),
]

export type SamePersonDesk = { readonly vault: Vault; readonly requireSecondFactor: (actor: Actor, withinMinutes: number) => void }
