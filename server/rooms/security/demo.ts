import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MovableClock } from '../../platform/clock.ts'
import { refuse } from '../../platform/errors.ts'
import type { DemoClockView, DemoPerson, StepView } from '../../../contract/security.ts'
import { roleName } from '../../rules/roles.ts'
import { giveCookie, hashToken, newToken } from './cookie.ts'
import { record, securely } from './securely.ts'
import { holdSessions, insertSession } from './session-sql.ts'
import type { Desk } from './sign-in.ts'

/**
 * What only the demonstration may do: sign in with one click, move the clock. Three walls: the mode, the loopback address
 * (with a local Host, so that no other site's name can lead here), and the account's own mark.
 */
export const createDemo = (desk: Desk, clock: MovableClock | undefined, moved: () => void = () => {}): Demo => {
  const guarded = (request: FastifyRequest): void => {
    if (desk.mode !== 'demo' || !fromThisMachine(request)) refuse('notFound', '没有这个页面或接口。')
  }
  const look = (): DemoClockView => ({ now: desk.clock.now().toISOString(), offsetMs: Math.round(clock?.offset() ?? 0) })
  return {
    people: async (request) => {
      guarded(request)
      const rows = await securely(desk.pool, (tx) => tx.rows<Omit<DemoPerson, 'roleName'> & { roles: string[] }>(peopleSql))
      return rows.map(({ roles, ...person }) => ({ ...person, roleName: [person.role, ...roles.filter((role) => role !== person.role)].map(roleName).join('、') }))
    },
    signIn: async (request, reply, accountId) => {
      guarded(request)
      const now = desk.clock.now()
      const token = newToken()
      await securely(desk.pool, async (tx) => {
        const account = await tx.one<{ name: string }>('select name from account where id = $1 and demo and disabled_at is null', [accountId])
        if (!account) return refuse('notFound', '没有这位演示人员。')
        await insertSession(tx, { accountId, tokenHash: hashToken(token), now, secondFactorAt: now, ip: request.ip, agent: request.headers['user-agent']?.slice(0, 200) ?? null })
        return record(tx, { actor: { kind: 'staff', id: accountId, name: account.name, appointments: [] }, now, act: 'demoSignIn', object: `account:${accountId}` })
      })
      giveCookie(reply, token, desk.mode)
      return { next: 'ready' }
    },
    clock: (request) => {
      guarded(request)
      return look()
    },
    moveClock: async (request, move) => {
      guarded(request)
      if (!clock) return refuse('wrongState', '演示时钟没有启用。', { state: 'fixed' })
      const now = desk.clock.now().getTime()
      const target = move.reset ? desk.wall.now().getTime() : move.to ? Date.parse(move.to) : now + ((move.hours ?? 0) + (move.days ?? 0) * 24) * 3_600_000
      if (Math.abs(target - desk.wall.now().getTime()) > tenYears) return refuse('invalid', '演示时钟只能拨到前后十年之内。')
      await carrySessions(desk, target - now)
      clock.moveTo(new Date(target))
      await securely(desk.pool, (tx) => tx.rows(`insert into setting (name, value, set_at) values ('demo.clock', $1, now()) on conflict (name) do update set value = $1, set_at = now()`, [JSON.stringify({ offsetMs: Math.round(clock.offset()) })]))
      desk.sessions.forgetAll()
      await desk.pool.query(`select pg_notify('santai_security', 'clock:')`)
      moved()
      return look()
    },
    reload: async () => {
      if (!clock || desk.mode !== 'demo') return
      const found = await securely(desk.pool, (tx) => tx.one<{ value: { offsetMs: number } }>(`select value from setting where name = 'demo.clock'`))
      if (found && Math.abs(found.value.offsetMs - clock.offset()) > 1) {
        clock.setOffset(found.value.offsetMs)
        desk.sessions.forgetAll()
        moved()
      }
    },
  }
}

export const fromThisMachine = (request: FastifyRequest): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip) &&
  !Object.keys(request.headers).some((name) => /^(?:x-forwarded-|forwarded$|via$|x-real-ip$)/u.test(name)) &&
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/u.test(request.headers.host ?? '')

/** Who moves the clock stays signed in: open sessions travel with it. */
async function carrySessions(desk: Desk, ms: number): Promise<void> {
  await desk.sessions.sweep()
  await securely(desk.pool, async (tx) => {
    await holdSessions(tx)
    await tx.rows(`update session set created_at = created_at + $1 * interval '1 ms', seen_at = seen_at + $1 * interval '1 ms', second_factor_at = second_factor_at + $1 * interval '1 ms' where ended_at is null`, [ms])
  })
}

const tenYears = 10 * 365 * 86_400_000
const peopleSql = `select a.id as "accountId", a.name, a.login, p.role, p.roles, u.id as "unitId", u.name || case when p.units > 1 then ' 等 ' || p.units || ' 个单位' else '' end as "unitName", b.name as "bureauName"
  from account a join (select account_id, (array_agg(role order by id))[1] as role, array_agg(distinct role) as roles, (array_agg(unit_id order by id))[1] as unit_id, count(distinct unit_id) as units
    from appointment where until_on is null group by account_id) p on p.account_id = a.id
  join unit u on u.id = p.unit_id join unit b on b.id = u.bureau_id
  where a.demo and a.disabled_at is null order by b.path, u.path, a.id`

export type Demo = {
  people(request: FastifyRequest): Promise<DemoPerson[]>
  signIn(request: FastifyRequest, reply: FastifyReply, accountId: string): Promise<StepView>
  clock(request: FastifyRequest): DemoClockView
  moveClock(request: FastifyRequest, move: { hours?: number | undefined; days?: number | undefined; to?: string | undefined; reset?: boolean | undefined }): Promise<DemoClockView>
  reload(): Promise<void>
}
