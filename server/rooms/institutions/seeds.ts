import type pg from 'pg'
import { systemActor } from '../../platform/access.ts'
import { birth } from '../../platform/act.ts'
import { inContext } from '../../platform/context.ts'
import { addDays, dayOf, type Day } from '../../platform/days.ts'
import { flush, json, type Write } from '../../platform/flush.ts'
import { newId } from '../../platform/ids.ts'
import type { PractitionerKind } from '../../../contract/institutions.ts'
import { areas } from '../../rules/areas.ts'
import { creditCheckCharacter, organisationCheck } from '../../rules/papers/index.ts'
import { licensedKinds, openKinds } from './kinds.ts'
import { bodyLicences, practitioners, registerSight } from './lifecycle.ts'
import { seedPoints } from './service-map/seeds.ts'
import { noUnits } from './unit-book.ts'

/** Demonstration alone: licences, people and places of the invented bodies, all marked; of real places only hours, to be confirmed. */
export const seedInstitutions = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, registerSight(systemActor), async (tx) => {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('institution-seed'))`)
  if (await tx.one('select 1 from institution limit 1')) return seedPoints(tx, now)
  const units = await tx.rows<SeedUnit>('select id, code, name, kind, bureau_id as "bureauId", area_codes as areas from unit where (demo and kind = any($1)) or kind = any($2) order by path', [licensedKinds, openKinds])
  const bodies = units.filter((unit) => licensedKinds.includes(unit.kind))
  const writes = [...bodies.flatMap((unit, i) => [...bodyWrites(unit, i, now), ...[0, 1, 2].flatMap((n) => personWrites(unit, bodies, i * 3 + n, now))]), ...units.map((unit, i) => placeWrite(unit, i, now))]
  for (let at = 0; at < writes.length; at += 300) await flush(tx, writes.slice(at, at + 300))
  await seedPoints(tx, now)
})

function bodyWrites(unit: SeedUnit, i: number, now: Date): Write[] {
  return born(birth(bodyLicences, {
    id: unit.id, as: 'register', facts: { text: '演示数据' },
    row: { state: 'inForce', state_since: addDays(dayOf(now), -900 + i), created_by: systemActor.id, bureau_id: unit.bureauId, credit_code: demoCode(unit, i), licence_number: `DEMO-${unit.code}`, issued_by: '演示发证机关', valid_until: lasting.includes(unit.kind) ? null : untilOf(unit.code, i, now), does: does[unit.kind] ?? null, specialities: specialities[i % specialities.length], languages: i % 3 === 0 ? '普通话、淮南话、手语' : '普通话、淮南话', demo: true },
  }, systemActor, now, noUnits).writes)
}

/** Every seventh has come from another body, so that a history is there to be seen. */
function personWrites(unit: SeedUnit, bodies: readonly SeedUnit[], i: number, now: Date): Write[] {
  const today = dayOf(now)
  const id = newId(now)
  const before = i % 7 === 3 ? bodies.find((body) => body.kind === unit.kind && body.id !== unit.id) : undefined
  const stopped = i % 41 === 20
  const engagements = [...(before ? [[before.id, addDays(today, -1500), addDays(today, -400)] as const] : []), [unit.id, addDays(today, before ? -400 : -1200), null] as const]
  return [...born(birth(practitioners, {
    id, as: 'register', facts: { text: '演示数据' },
    row: { state: stopped ? 'stopped' : 'inForce', state_since: addDays(today, stopped ? -20 : -1200), created_by: systemActor.id, unit_id: unit.id, bureau_id: unit.bureauId, name: nameOf(i), kind: personKind[unit.kind]!, licence_number: `DEMO3404${String(i + 1).padStart(5, '0')}`, issued_by: '演示发证机关', valid_until: i % 29 === 5 ? addDays(today, 6) : addDays(today, 300 + (i * 37) % 700), specialities: specialities[(i * 5) % specialities.length], languages: '普通话、淮南话', demo: true },
  }, systemActor, now, noUnits).writes), ...engagements.map(([unitId, from, until]): Write => ({ insert: 'engagement', row: { id: newId(now), practitioner_id: id, unit_id: unitId, from_on: from, until_on: until } }))]
}

/** Real places get no address and no coordinates from us; the hours are the office's usual ones and marked as unconfirmed. */
function placeWrite(unit: SeedUnit, i: number, now: Date): Write {
  const demo = licensedKinds.includes(unit.kind)
  const shifts = [['08:30', '12:00'], ['14:30', '17:30']]
  const hours = Object.fromEntries(['1', '2', '3', '4', '5', ...(demo && i % 4 === 0 ? ['6'] : [])].map((weekday) => [weekday, weekday === '6' ? [['09:00', '12:00']] : shifts]))
  return { insert: 'unit_place', row: {
    id: newId(now), version: 1, unit_id: unit.id, name: unit.name, area_code: unit.areas.find((code) => areas.some((area) => area.code === code)) ?? '340400', address: demo ? `示范路 ${i + 1} 号（演示）` : null, phone: null, barrier_free: demo && i % 2 === 0 ? '门口有坡道（演示）' : null,
    languages: demo && i % 3 === 0 ? '普通话、淮南话、手语（演示）' : null, hours: json(hours), on_holidays: 'closed', verified: false, demo, set_at: now, set_by: systemActor.id,
  } }
}

/** One is past its day and will be found so, some are near it. The one lies where the day in the life gives no work. */
function untilOf(code: string, i: number, now: Date): Day {
  const today = dayOf(now)
  return addDays(today, code === 'HN-F6' ? -3 : i % 11 === 4 ? 25 : i % 17 === 8 ? 6 : 200 + (i * 53) % 900)
}

/** 31: registered by the justice administration; the letters DEM say that nobody was given this code. */
function demoCode(unit: SeedUnit, i: number): string {
  const area = unit.areas.find((code) => /^\d{6}/u.test(code))?.slice(0, 6) ?? '340400'
  const organisation = `DEM${String(i + 1).padStart(5, '0')}`
  const head = `31${area}${organisation}${organisationCheck(organisation)}`
  return head + creditCheckCharacter(head)
}

const born = (writes: readonly Write[]): Write[] => writes.filter((write) => !('insert' in write && write.insert === 'outbox'))
const nameOf = (i: number): string => `${'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何'[(i * 7) % 20]}${'示演试样范例'[(i * 5) % 6]}${'安宁平和正信明远达成文敏'[(i * 11 + Math.floor(i / 20)) % 12]}`
const personKind: Readonly<Record<string, PractitionerKind>> = { lawFirm: 'lawyer', legalServiceOffice: 'legalWorker', notaryOffice: 'notary', mediationCommittee: 'mediator', forensicInstitute: 'appraiser', arbitrationCommission: 'arbitrator' }
const lasting: readonly string[] = ['mediationCommittee', 'arbitrationCommission']
const specialities = ['婚姻家庭、继承', '劳动争议、工伤', '合同、借贷', '房产、物业、相邻', '交通事故、人身损害', '征地拆迁、行政争议']
const does: Readonly<Record<string, string>> = {
  lawFirm: '法律咨询、代理诉讼和仲裁、写法律文书、担任法律顾问。', legalServiceOffice: '法律咨询、代写文书、代理民事和行政案件、协助调解。', notaryOffice: '办理继承、委托、声明、学历等公证。',
  mediationCommittee: '调解民间纠纷，不收费；调解协议可以申请司法确认。', forensicInstitute: '接受委托作司法鉴定，出具鉴定意见。', arbitrationCommission: '受理合同和其他财产权益纠纷的仲裁。',
}

type SeedUnit = { id: string; code: string; name: string; kind: string; bureauId: string; areas: string[] }
