import { authorityWords, type AuthorityView, type FieldView, type FileMaterial, type FileMatter, type GateView, type ServiceFileView } from '../../../contract/service-files.ts'
import type { Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import type { Vault } from '../../platform/crypto.ts'
import { dayOf } from '../../platform/days.ts'
import { fileFields, groundWords } from '../../rules/file-fields.ts'
import { gateWayName } from '../../rules/file-gate.ts'
import { maskIdNumber, personView, type OpenGate } from '../citizens/index.ts'
import type { World } from '../work-orders/index.ts'
import { fileMatters } from './matters.ts'
import { requestsOf } from './requests.ts'
import { findWay } from './ways.ts'

/**
 * One file a person: what the house holds of him, as far as this gate reaches. It takes an open gate and nothing else: there is
 * no way here without one. Somebody who acts for him sees neither the safe ways to reach him nor his sensitive matters.
 */
export const fileView = async (tx: Tx, gate: OpenGate, call: FileCall): Promise<ServiceFileView> => {
  const whole = gate.scope === 'file'
  const himself = gate.basis === 'verified'
  const person = (await personView(tx, gate.personId, call.vault, himself && whole))!
  const { hasId, hasAddress, ...more } = (await tx.one<More>(moreSql, [gate.personId], 'file_person'))!
  // Whoever holds the code of one matter may be the one who only raised it for her: of the person herself he learns nothing.
  const byCode = himself && !whole
  const matters = await fileMatters(tx, gate, call)
  const way = gate.basis === 'authority' || byCode ? null : await findWay(tx, gate, call.vault)
  const materials = await findMaterials(tx, uncovered(matters))
  const authorities = whole && gate.basis !== 'handling' ? await findAuthorities(tx, gate, call.now) : []
  const shown = { ...person, idNumber: himself && whole ? maskIdNumber(person.idNumber) : null, ...(byCode ? { sex: null, birthYear: null, groups: [] } : more) }
  const view = {
    gate: gateView(gate), way, matters, materials, authorities, requests: await requestsOf(tx, gate, call),
    person: { id: gate.personId, name: shown.name, phone: shown.phone, idNumber: shown.idNumber, address: shown.address, sex: shown.sex, birthYear: shown.birthYear, groups: shown.groups, records: byCode ? 1 : gate.records.length },
  }
  return { ...view, fields: fieldViews(view, { idNumber: hasId && !byCode, address: hasAddress && !byCode }) }
}

/** What he has handed in, over all that the gate reaches. */
export const handedIn = async (tx: Tx, gate: OpenGate, call: FileCall): Promise<FileMaterial[]> => findMaterials(tx, uncovered(await fileMatters(tx, gate, call)))

const uncovered = (matters: readonly FileMatter[]): string[] => matters.filter((matter) => !matter.covered).flatMap((matter) => matter.orders.map((order) => order.id))

export const gateView = (gate: OpenGate): GateView => ({ id: gate.id, basis: gate.basis, basisWords: basisWords(gate), purpose: gate.purpose, scope: gate.scope, until: gate.until.toISOString(), door: gate.door })

const basisWords = (gate: OpenGate): string => (gate.basis === 'authority' ? `代办：${authorityWords[gate.way as keyof typeof authorityWords] ?? gate.way}` : gateWayName(gate.way))

/** Materials already handed in, so that nobody is asked for them again. */
export const findMaterials = async (tx: Tx, orderIds: readonly string[]): Promise<FileMaterial[]> => {
  const rows = await tx.rows<Omit<FileMaterial, 'at' | 'by'> & { at: Date; kind: string }>(
    `select f.id, f.name, f.created_at as at, o.id as "orderId", o.number as "orderNumber", f.uploaded_by_kind as kind from attachment f join work_order o on o.id = f.subject_id
     where f.subject_kind = 'workOrder' and f.subject_id = any($1) and f.removed_at is null order by f.created_at desc limit 100`, [orderIds], 'file_materials')
  return rows.map(({ at, kind, ...row }) => ({ ...row, at: at.toISOString(), by: kind === 'staff' ? 'staff' : 'self' }))
}

async function findAuthorities(tx: Tx, gate: OpenGate, now: Date): Promise<AuthorityView[]> {
  const rows = await tx.rows<Omit<AuthorityView, 'kindWords' | 'revokedAt' | 'standing'> & { revokedAt: Date | null }>(
    `select id, kind, agent_name as "agentName", scope, paper, consent, from_on::text as "fromOn", until_on::text as "untilOn", revoked_at as "revokedAt" from file_authority
     where person_id = any($1) and ($2::uuid is null or id = $2) order by recorded_at desc limit 50`, [gate.records, gate.authorityId ?? null], 'file_authorities')
  return rows.map((row) => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null, kindWords: authorityWords[row.kind as keyof typeof authorityWords] ?? row.kind, standing: row.revokedAt === null && row.untilOn >= dayOf(now) }))
}

/** Each thing that is held, and on what legal ground. */
function fieldViews(view: Omit<ServiceFileView, 'fields'>, hidden: { idNumber: boolean; address: boolean }): FieldView[] {
  const { person, way } = view
  const held: Record<string, boolean> = {
    name: person.name !== '匿名', phone: person.phone !== null, ...hidden, sex: person.sex !== null, birthYear: person.birthYear !== null, groups: person.groups.length > 0,
    matters: view.matters.length > 0, contacts: view.matters.some((matter) => matter.contacts.length > 0), materials: view.materials.length > 0, ratings: view.matters.some((matter) => matter.orders.some((order) => order.rating)),
    ways: way !== null && way.setAt !== null, authorities: view.authorities.length > 0, looks: true,
  }
  return fileFields.map(({ ground, ...field }) => ({ ...field, ground: groundWords[ground], held: held[field.id] ?? false }))
}

/** Whoever has shown his papers need not see them again; the last two digits tell two numbers apart. */

const moreSql = 'select sex, birth_year as "birthYear", id_number_sealed is not null as "hasId", address_sealed is not null as "hasAddress" from person where id = $1'
type More = { sex: string | null; birthYear: number | null; hasId: boolean; hasAddress: boolean }
export type FileCall = { actor: Actor; now: Date; vault: Vault; world: World }
