import type pg from 'pg'
import type { InputOf } from '../../../contract/endpoint.ts'
import type { Probe, siteEndpoints, SystemKind } from '../../../contract/site.ts'
import { systemActor } from '../../platform/access.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { partName, recordHealth, tellOutages, type Responsible } from './health.ts'
import { leadUnit } from './page-register.ts'
import { probe } from './probes.ts'
import type { Kept } from './page-deeds.ts'

/** What a city's platform is connected to (DOMAIN §0.1, §1.4). Addresses are the office's to fill in: until then nothing is asked, and the page says so. */
export const startingSystems: readonly { name: string; kind: SystemKind }[] = [
  { name: '省级公共法律服务平台（安徽法律服务网）', kind: 'province' }, { name: '12348 热线平台', kind: 'hotline' }, { name: '12345 政务服务便民热线', kind: 'hotline' }, { name: '短信通道', kind: 'sms' }, { name: '统一身份认证', kind: 'identity' },
]

export const seedSystems = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, systemSight, async (tx) => {
  const { unitId } = await leadUnit(tx)
  await tx.rows(`insert into connected_system (id, name, kind, probe, unit_id, enabled, set_at, set_by) select id, name, kind, 'none', $2, false, $3, $4 from jsonb_to_recordset($1) as r(id uuid, name text, kind text) where not exists (select from connected_system) on conflict do nothing`,
    [JSON.stringify(startingSystems.map((one) => ({ ...one, id: newId(now) }))), unitId, now, systemActor.id])
})

export const setSystem = async ({ tx, actor, now }: TxCall, { id, version, ...set }: InputOf<typeof siteEndpoints.system>): Promise<Kept> => {
  const problem = wrongAddress(set.probe, set.address)
  if (problem) return refuse('invalid', problem, { fields: { address: problem } })
  if (!(await tx.one('select id from unit where id = $1', [set.unitId]))) return refuse('invalid', '没有这个单位。', { fields: { unitId: '没有这个单位' } })
  if (await tx.one('select id from connected_system where name = $1 and id is distinct from $2', [set.name, id ?? null])) return refuse('invalid', '已经有同名的系统。', { fields: { name: '已经有同名的系统' } })
  const values = [id ?? newId(now), version, set.name, set.kind, set.probe, set.address ?? null, set.unitId, set.contact ?? null, set.enabled, now, actor.id]
  const [kept] = id
    ? await tx.rows<Kept>('update connected_system set version = version + 1, name = $3, kind = $4, probe = $5, address = $6, unit_id = $7, contact = $8, enabled = $9, set_at = $10, set_by = $11 where id = $1 and version = $2 returning id, version', values)
    : await tx.rows<Kept>('insert into connected_system (id, version, name, kind, probe, address, unit_id, contact, enabled, set_at, set_by) values ($1, $2::int + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id, version', values)
  if (!kept) return refuse('conflict', '您打开之后，别人已经改动过，请看过最新的再改。')
  // What is no longer looked at is not down for ever.
  await tx.rows(`update outage set until_at = $2 where target = $1 and until_at is null and $3`, [kept.id, now, !set.enabled || set.probe === 'none'])
  await auditEntry(tx, { actor, at: now, act: 'site.setSystem', object: kept.id, purpose: `${set.name}：${set.probe}${set.enabled ? '' : '，不检查'}`, result: 'ok' })
  return kept
}

/** Every minute, all that are to be looked at, side by side; one that hangs keeps nobody waiting longer than its own limit. */
export const probeSystems = async (pool: pg.Pool, now: Date): Promise<number> => {
  const due = await inContext(pool, systemSight, (tx) => tx.rows<{ id: string; probe: Probe; address: string | null }>(`select id, probe, address from connected_system where enabled and probe <> 'none' order by id limit 50`))
  const seen = await Promise.all(due.map(async ({ id, probe: kind, address }) => ({ target: id, ...(await probe(kind, address)) })))
  await inContext(pool, systemSight, (tx) => recordHealth(tx, seen, now))
  await tellOutages(pool, responsibleFor, now)
  return seen.length
}

/** Who hears of it: the command centre, and for a connected system the unit that answers for it. */
export const responsibleFor = async (tx: Tx, target: string): Promise<Responsible> => {
  const { bureauId: cityId } = await leadUnit(tx)
  const system = await tx.one<{ name: string; unitId: string }>('select name, unit_id as "unitId" from connected_system where id::text = $1', [target])
  return { name: system?.name ?? partName(target), unitId: system?.unitId ?? null, cityId }
}

const wrongAddress = (kind: Probe, address: string | undefined): string | null => {
  if (kind === 'none') return null
  if (!address) return '要检查就要写地址'
  if (kind === 'tcp') return /^(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}$/.test(address) && Number(address.split(':').at(-1)) <= 65_535 ? null : '端口请写成“主机:端口”，例如 sms.example.cn:7890'
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && !new URL(address).username ? null : '网址请从 http:// 或 https:// 写起，不要带账号密码'
}
