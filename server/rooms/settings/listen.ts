import type pg from 'pg'
import { addJob } from '../../platform/jobs.ts'
import { startListener } from '../../platform/listen.ts'
import type { Listener } from '../../platform/outbox.ts'

/** Every process hears that a setting has changed, and asks anew when it may have missed it. */
export const hearSettings = async (pool: pg.Pool, changed: () => Promise<void>): Promise<{ stop: () => Promise<void> }> => {
  let hearing = true
  const renew = (): void => void changed().catch((error: unknown) => { if (hearing) console.error('The settings could not be read anew', error) })
  const listener = await startListener({ pool, channels: { santai_setting: renew }, onGap: renew })
  return { stop: () => { hearing = false; return listener.stop() } }
}

/**
 * Whatever counts clocks counts them anew, under the job named here. The second round meets clocks that another process
 * started under the old calendar in the moment before it heard.
 */
export const recountAfter = (job: string): Listener => ({
  event: 'setting.calendarChanged', name: 'recount',
  run: async (_event, client) => {
    await addJob(client, job)
    await addJob(client, job, {}, new Date(Date.now() + 15_000))
  },
})
