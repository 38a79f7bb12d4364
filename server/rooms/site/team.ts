import type pg from 'pg'
import type { InputOf, ViewOf } from '../../../contract/endpoint.ts'
import type { NeedView, siteEndpoints } from '../../../contract/site.ts'
import { auditEntry } from '../../platform/audit.ts'
import { inContext, systemSight, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { refuse } from '../../platform/errors.ts'
import { flush } from '../../platform/flush.ts'
import type { TxCall } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { roleName } from '../../rules/roles.ts'
import type { Kept } from './page-deeds.ts'
import { leadUnit } from './page-register.ts'
import { tell } from './sight.ts'

/**
 * 常驻服务团队: 种子第13条 wants it well staffed (配备充实) and names no number. These are a start to be confirmed: the posts are
 * those of DOMAIN §1.2 (综合接待、法律咨询、法律援助，驻场至少 3 人, another city's), besides who runs the site and the hotline by day.
 */
export const startingNeeds = [
  { post: '综合接待', role: 'windowClerk', unit: 'HN-PC', number: 1 }, { post: '法律咨询（驻场律师）', role: 'lawyer', unit: 'HN-PC', number: 1 }, { post: '法律援助', role: 'handler', unit: 'HN-LA', number: 1 },
  { post: '热线解答', role: 'hotlineAgent', unit: 'HN-HL', number: 2 }, { post: '网站调度', role: 'cityDispatcher', unit: 'HN-D1', number: 1 },
] as const

export const seedNeeds = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, systemSight, async (tx) => {
  await tx.rows(
    `insert into team_need (id, post, role, unit_id, shift, from_time, to_time, days, number, basis) select r.id, r.post, r.role, u.id, '白班', '08:30', '17:30', 'work', r.number, '外地做法，本市待核实' from jsonb_to_recordset($1) as r(id uuid, post text, role text, unit text, number int)
     join unit u on u.code = r.unit where not exists (select from team_need)`, [JSON.stringify(startingNeeds.map((one) => ({ ...one, id: newId(now) })))])
})

/** What each post wants on a day against who holds the role there and who is on the rota. Without a rota nobody is taken to be there. */
export const lookAtTeam = async (tx: Tx, on: string, calendar: Pick<WorkCalendar, 'isWorkday'>): Promise<ViewOf<typeof siteEndpoints.team>> => {
  const workday = calendar.isWorkday(on)
  const rows = await tx.rows<Row>(
    `select n.id, n.version, n.post, n.role, n.unit_id as "unitId", u.name as "unitName", n.shift, n.from_time as "fromTime", n.to_time as "toTime", n.days, n.number, n.verified, n.basis,
       (select count(distinct p.account_id)::int from appointment p join account a on a.id = p.account_id where p.unit_id = n.unit_id and p.role = n.role and p.from_on <= $1 and (p.until_on is null or p.until_on > $1) and a.disabled_at is null) as appointed,
       coalesce((select jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name) order by a.name) from team_turn t join account a on a.id = t.account_id where t.need_id = n.id and t.on_day = $1 and a.disabled_at is null
         and exists (select from appointment p where p.account_id = a.id and p.unit_id = n.unit_id and p.role = n.role and p.from_on <= $1 and (p.until_on is null or p.until_on > $1))), '[]') as rota
     from team_need n join unit u on u.id = n.unit_id where n.removed_at is null order by u.path, n.from_time, n.post`, [on])
  return { on, workday, needs: rows.map((row) => ({ ...row, roleName: roleName(row.role), ...staffed(row, workday) })) }
}

/** Appointed too few is a shortage that no rota mends; appointed enough but not on the rota is one of the day. */
export const staffed = ({ number, appointed, rota, days }: Pick<Row, 'number' | 'appointed' | 'rota' | 'days'>, workday: boolean): Pick<NeedView, 'today' | 'missing' | 'says'> => {
  const today = days === 'every' || workday
  const missing = Math.max(0, number - Math.min(appointed, rota.length))
  if (!today) return { today, missing: 0, says: '这一天不排班' }
  if (appointed < number) return { today, missing, says: `在岗的只有 ${appointed} 人，缺 ${number - appointed} 人${rota.length < appointed ? '；还没有排满' : ''}` }
  return { today, missing, says: missing ? `在岗 ${appointed} 人，排了 ${rota.length} 人，还差 ${missing} 人` : '够' }
}

export const setNeed = async ({ tx, actor, now }: TxCall, { id, version, remove, ...set }: InputOf<typeof siteEndpoints.need>): Promise<Kept> => {
  if (set.fromTime === set.toTime) return refuse('invalid', '起止时刻不能相同。', { fields: { toTime: '不能与开始时刻相同' } })
  if (!(await tx.one('select id from unit where id = $1', [set.unitId]))) return refuse('invalid', '没有这个单位。', { fields: { unitId: '没有这个单位' } })
  const values = [id ?? newId(now), version, set.post, set.role, set.unitId, set.shift, set.fromTime, set.toTime, set.days, set.number, set.basis, set.verified]
  const [kept] = id
    ? await tx.rows<Kept>(`update team_need set version = version + 1, post = $3, role = $4, unit_id = $5, shift = $6, from_time = $7, to_time = $8, days = $9, number = $10, basis = $11, verified = $12, told_on = null, removed_at = case when $13 then $14::timestamptz end where id = $1 and version = $2 and removed_at is null returning id, version`, [...values, remove, now])
    : await tx.rows<Kept>('insert into team_need (id, version, post, role, unit_id, shift, from_time, to_time, days, number, basis, verified) values ($1, $2::int + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id, version', values)
  if (!kept) return refuse('conflict', '您打开之后，别人已经改动过，请看过最新的再改。')
  await auditEntry(tx, { actor, at: now, act: 'site.setNeed', object: kept.id, purpose: `${set.post} ${set.shift} ${remove ? '取消' : `${set.number} 人`}`, result: 'ok' })
  return kept
}

/** The rota of a day as a whole; only who holds the role at that unit can be on it. */
export const setRota = async ({ tx, actor, now }: TxCall, { needId, on, accountIds }: InputOf<typeof siteEndpoints.rota>): Promise<{ ok: true }> => {
  const need = await tx.one<{ post: string }>('select post from team_need where id = $1 and removed_at is null for update', [needId])
  if (!need) return refuse('notFound', '没有这个岗位。')
  const wanted = [...new Set(accountIds)]
  const there = await tx.rows('select distinct p.account_id from team_need n join appointment p on p.unit_id = n.unit_id and p.role = n.role where n.id = $1 and p.account_id = any($2) and p.from_on <= $3 and (p.until_on is null or p.until_on > $3)', [needId, wanted, on])
  if (there.length < wanted.length) return refuse('invalid', '只能排在这个单位担任这个角色的人。', { fields: { accountIds: '须是这个单位担任这个角色的人' } })
  await tx.rows('delete from team_turn where need_id = $1 and on_day = $2 and account_id <> all($3)', [needId, on, wanted])
  await tx.rows('insert into team_turn (need_id, on_day, account_id, set_at, set_by) select $1, $2, id, $4, $5 from unnest($3::uuid[]) id on conflict do nothing', [needId, on, wanted, now, actor.id])
  await auditEntry(tx, { actor, at: now, act: 'site.setRota', object: needId, purpose: `${need.post} ${on}：${wanted.length} 人`, result: 'ok' })
  return { ok: true }
}

/** Once a day, before work: what is short today, to the command centre in one message and to each unit its own. */
export const warnOfShortage = (pool: pg.Pool, calendar: Pick<WorkCalendar, 'isWorkday'>, now: Date): Promise<number> => inContext(pool, systemSight, async (tx) => {
  const today = dayOf(now)
  const short = (await lookAtTeam(tx, today, calendar)).needs.filter((need) => need.missing > 0)
  const claimed = new Set((await tx.rows<{ id: string }>('update team_need set told_on = $2 where id = any($1) and told_on is distinct from $2::date returning id', [short.map(({ id }) => id), today])).map(({ id }) => id))
  const fresh = short.filter(({ id }) => claimed.has(id))
  if (fresh.length === 0) return 0
  const words = (needs: readonly NeedView[]): string => needs.map(({ post, shift, missing }) => `${post}（${shift}）差 ${missing} 人`).join('、')
  const { bureauId: cityId } = await leadUnit(tx)
  const units = Map.groupBy(fresh, ({ unitId }) => unitId)
  await flush(tx, [tell(now, { unitId: cityId, role: 'cityDispatcher' }, 'shortage', `常驻服务团队今天缺人：${words(fresh)}`), ...[...units].map(([unitId, needs]) => tell(now, { unitId, role: 'bodyHead' }, 'shortage', `本单位今天缺人：${words(needs)}`))])
  return fresh.length
})

type Row = Omit<NeedView, 'roleName' | 'today' | 'missing' | 'says'>
