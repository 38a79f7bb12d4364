import type { Job } from '../../platform/jobs.ts'
import { clearUploads } from './attachment-routes.ts'
import { remindUnopened, reportUnopened } from './daily-check.ts'
import type { Desk } from './desk.ts'
import { recountClocks } from './recount-clocks.ts'
import { sweep } from './sweep.ts'
import { foldTally, recountTally } from './tally.ts'

/** The room's jobs; when they run stands in server/schedule.ts. One that finds nothing to do does nothing. */
export const workOrderJobs = (desk: Desk): readonly Job[] => [
  { name: 'sweep-clocks', run: async (_payload, { now }) => { await sweep(desk.house, now) } },
  { name: 'recount-clocks', run: async (_payload, { now, signal }) => { await recountClocks(desk.house, now, signal) } },
  { name: 'remind-unopened', run: async (_payload, { now }) => { await remindUnopened(desk, now) } },
  { name: 'report-unopened', run: async (_payload, { now }) => { await reportUnopened(desk, now) } },
  { name: 'fold-tally', run: () => foldTally(desk.pool) },
  { name: 'recount-tally', run: async () => { await recountTally(desk.pool) } },
  { name: 'clear-uploads', run: async (_payload, { now }) => { await clearUploads(desk, now) } },
]
