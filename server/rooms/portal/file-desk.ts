import type { z } from 'zod'
import type { fileRequestInput, LookView, ServiceFileView } from '../../../contract/service-files.ts'
import type { Actor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { nullIfMissing, Refused } from '../../platform/errors.ts'
import { gate, type ByCode, type OpenGate } from '../citizens/index.ts'
import { askRequest, copyOf, fileView, looksAt } from '../service-files/index.ts'
import { openByCode, sightOn, type IntakeHouse } from '../work-orders/index.ts'

/** The resident's own file behind his pages. Every call asks the gate anew: what has shut since shows nothing. */
export const createFileDesk = (house: IntakeHouse, clock: Clock): FileDesk => {
  const call = (actor: Actor) => ({ actor, now: clock.now(), vault: house.vault, world: house.world, sight: sightOn(actor) })
  const opened = <T>(actor: Actor, work: (tx: Tx, open: OpenGate) => Promise<T>): Promise<T | null> => inContext(house.pool, sightOn(actor), async (tx) => {
    const [open] = await gate.openNow(tx, { actor, now: clock.now() })
    if (!open) return null
    await gate.entrust(tx, ...(open.matterId ? [open.matterId] : open.records))
    return work(tx, open)
  })
  return {
    open: (actor, facts) => openOwn(house, clock, actor, facts),
    orderOf: (code, phone) => openByCode(house.pool, house.vault, { code, phone, number: phone }).then((found) => found.recordId ?? null, nullIfMissing),
    file: (actor) => opened(actor, (tx, open) => fileView(tx, open, call(actor))),
    looks: (actor) => opened(actor, async (tx, open) => ({ looks: await looksAt(tx, open, { world: house.world, forResident: true }), whole: open.scope === 'file' })),
    ask: async (actor, input) => {
      const said = await opened(actor, (tx, open) => askRequest(tx, open, input, { ...call(actor), askedBy: '本人' }))
      if (said && 'refusal' in said) throw new Refused(said.refusal)
      return said !== null
    },
    copy: async (actor, format) => {
      const view = await opened(actor, async (tx, open) => {
        await auditEntry(tx, { actor, at: clock.now(), act: 'file.copy', object: open.personId, purpose: '本人下载', result: 'ok' })
        return fileView(tx, open, call(actor))
      })
      return view && copyOf(view, format, { issuer: house.world.unit(house.world.cityUnitId)?.name ?? '', now: clock.now() })
    },
    revoke: async (actor, id) => (await opened(actor, async (tx, open) => {
      if (open.scope !== 'file') return false
      for (const personId of open.records) if (await gate.revokeAuthority(tx, { id, personId, by: '本人在网上', why: '本人不再让他代办', actor, now: clock.now() })) return true
      return false
    })) ?? false,
    leave: (actor) => inContext(house.pool, sightOn(actor), (tx) => gate.shut(tx, { actor, now: clock.now() })),
  }
}

/** Code and telephone open the matter; with the last digits of a checked paper, the whole file. Wrong ones all get the same answer. */
async function openOwn(house: IntakeHouse, clock: Clock, actor: Actor, { phone, lastDigits }: { phone: string; lastDigits?: string | undefined }): Promise<boolean> {
  return inContext(house.pool, { ...sightOn(actor), purpose: 'lookUpPerson' }, async (tx) => {
    const byCode = await tx.one<ByCode>(
      `select person_id as "personId", matter_id as "matterId", exists (select 1 from contact c where c.order_id = o.id and c.kind = 'intake' and c.identity_verified) and for_whom = 'self' as checked from work_order o where o.id = $1`, [actor.recordId ?? null])
    const { gates } = await gate.identify(tx, house.vault, { actor, now: clock.now(), door: 'network', way: 'codeOnline', purpose: '本人看自己的档案', phone, lastDigits, byCode: byCode ?? null })
    return gates.length > 0
  })
}

export type FileDesk = {
  open(actor: Actor, facts: { phone: string; lastDigits?: string | undefined }): Promise<boolean>
  orderOf(code: string, phone: string): Promise<string | null>
  file(actor: Actor): Promise<ServiceFileView | null>
  looks(actor: Actor): Promise<{ looks: LookView[]; whole: boolean } | null>
  ask(actor: Actor, input: z.infer<typeof fileRequestInput>): Promise<boolean>
  copy(actor: Actor, format: 'pdf' | 'docx' | 'json'): Promise<{ bytes: Buffer; mediaType: string; name: string } | null>
  revoke(actor: Actor, id: string): Promise<boolean>
  leave(actor: Actor): Promise<void>
}
