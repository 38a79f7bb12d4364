import type pg from 'pg'
import type { OwnPart } from '../../../contract/site.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { recordGap, recordHealth, tellOutages, type Seen } from './health.ts'
import type { AskPage } from './crawl.ts'
import { responsibleFor } from './systems.ts'

/**
 * Our own parts, looked at each minute by the server process itself and not by a job: a dead queue must not hide that it is
 * dead. In real time, whatever the demonstration's clock says. Several processes share one look a minute.
 */
export const createOwnHealth = (deps: OwnHealthDeps): OwnHealth => {
  let databaseAwaySince: Date | undefined
  let lookingSince: Date | undefined
  return {
    look: async (now) => {
      // A database that neither answers nor refuses keeps the last look waiting: no second one queues up behind it.
      if (lookingSince) return void (databaseAwaySince ??= lookingSince)
      lookingSince = now
      try {
        const seen = await lookAtAll(deps, now)
        await inContext(deps.pool, systemSight, async (tx) => {
          const [claimed] = await tx.rows<{ before: Date | null }>(`insert into health_state as h (target, at, up, ms, says) values ('claim', $1, null, 0, '') on conflict (target) do update set at = excluded.at where h.at <= $1::timestamptz - interval '45 seconds' returning (select at from health_state where target = 'claim') as before`, [now])
          if (!claimed) return
          if (databaseAwaySince) await recordGap(tx, 'database', databaseAwaySince, now, '数据库连不上')
          else if (claimed.before && now.getTime() - claimed.before.getTime() > gapMs) await recordGap(tx, 'web', claimed.before, now, '平台没有运行（停机、重启或断电）')
          await recordHealth(tx, seen, now)
        })
        databaseAwaySince = undefined
        await tellOutages(deps.pool, responsibleFor, now)
      } catch {
        databaseAwaySince ??= now
      } finally {
        lookingSince = undefined
      }
    },
  }
}

async function lookAtAll({ pool, ask, index, jobs, sms }: OwnHealthDeps, now: Date): Promise<Seen[]> {
  const timed = async (target: OwnPart, work: () => Promise<string | null>): Promise<Seen> => {
    const began = performance.now()
    const says = await work()
    return { target, up: says === null, ms: Math.round(performance.now() - began), says: says ?? '正常' }
  }
  const seen = [
    await timed('database', async () => (await pool.query('select 1')).rowCount === 1 ? null : '没有应答'),
    await timed('web', () => ask('/').then(({ status }) => (status === 200 ? null : `首页打不开（${status}）`), () => '首页打不开')),
    await timed('jobs', () => jobs().then((at) => (at && now.getTime() - at.getTime() < stalledMs ? null : '到时间的任务没有人做'))),
  ]
  if (sms) seen.push({ target: 'sms', ms: 0, ...(await sms()) })
  const status = index()
  return status === undefined ? seen : [...seen, { target: 'index', up: status?.ready === true, ms: 0, says: status === null ? '检索进程不在' : status.ready ? '正常' : '索引正在建' }]
}

/** When any line of the schedule was last taken up. */
export const lastTick = (pool: pg.Pool) => async (): Promise<Date | null> => (await pool.query<{ at: Date | null }>('select max(last_at) as at from job_tick')).rows[0]?.at ?? null

const gapMs = 3 * 60_000
const stalledMs = 2 * 60_000

export type OwnHealthDeps = { pool: pg.Pool; ask: AskPage; /** undefined: this server has no index; null: it is away. */ index: () => { ready: boolean } | null | undefined; jobs: () => Promise<Date | null>; /** Asked of whoever sends; `up` null: nothing to tell. */ sms?: (() => Promise<{ up: boolean | null; says: string }>) | undefined }
export type OwnHealth = { look: (now: Date) => Promise<void> }
