import type { Job, ScheduleLine } from './platform/jobs.ts'
import { purgeOutbox } from './platform/outbox.ts'
import { sealRows } from './platform/seals.ts'
import { dropExpiredDrafts } from './rooms/portal/index.ts'
import { samePerson } from './rooms/citizens/index.ts'
import { forgetTokens } from './rooms/exchange/index.ts'
import { institutionJobs } from './rooms/institutions/index.ts'
import { limitationJobs } from './rooms/limitation/index.ts'
import { knowledgeJobs } from './rooms/knowledge/index.ts'
import { fileRequestJobs, finishErasures } from './rooms/service-files/index.ts'
import { pushJobs } from './rooms/push-packs/index.ts'
import { shopJobs } from './rooms/shops/index.ts'
import { coverageJobs } from './rooms/coverage/index.ts'
import { siteJobs } from './rooms/site/index.ts'
import { workOrderJobs } from './rooms/work-orders/index.ts'
import type { Built } from './app.ts'

/** Everything that time does, one page. `every` is in seconds of real time; `cron` follows the clock, in China's time. Each server process besides counts visits and looks at its own health once a minute (`rooms/site/site.ts`). */
export const schedule: readonly ScheduleLine[] = [
  { job: 'sweep-clocks', every: 5 },
  { job: 'run-imports', every: 3 },
  { job: 'raise-same-persons', every: 10 },
  { job: 'seal-chains', every: 20 },
  { job: 'fold-tally', every: 20 },
  { job: 'end-stale-sessions', every: 60 },
  { job: 'forget-nonces', every: 600 },
  { job: 'forget-handovers', every: 600 },
  { job: 'look-after-shops', every: 60 },
  { job: 'look-after-coverage', every: 300 },
  { job: 'remind-unopened', cron: '*/5 * * * *' },
  { job: 'report-unopened', cron: '*/5 * * * *' },
  { job: 'count-pushes', every: 300 },
  { job: 'watch-licences', every: 60 },
  { job: 'probe-systems', every: 60 },
  { job: 'take-off-announcements', cron: '5 0 * * *' },
  { job: 'warn-limitation', cron: '20 8 * * *' },
  { job: 'warn-shortage', cron: '0 8 * * *' },
  { job: 'warn-review', cron: '10 8 * * *' },
  { job: 'remind-file-requests', cron: '25 8 * * *' },
  { job: 'raise-all-same-persons', cron: '10 2 * * *' },
  { job: 'finish-erasures', cron: '*/10 * * * *' },
  { job: 'recount-tally', cron: '5 3 * * *' },
  { job: 'clear-uploads', cron: '45 3 * * *' },
  { job: 'drop-expired-drafts', cron: '15 3 * * *' },
  { job: 'forget-imports', cron: '40 3 * * *' },
  { job: 'purge-outbox', cron: '30 3 * * *' },
  { job: 'send-sms', every: 5 },
  { job: 'ask-sms-receipts', every: 30 },
  { job: 'forget-sign-ins', cron: '25 3 * * *' },
  { job: 'fold-visits', cron: '50 3 * * *' },
  { job: 'check-site', cron: '30 4 * * *' },
]

/** What each line does. A job that finds nothing to do does nothing; run twice, it does no harm. */
export const jobsOf = ({ desk, security, sealing, site }: Pick<Built, 'desk' | 'security' | 'sealing' | 'site'>): readonly Job[] => [
  ...workOrderJobs(desk),
  ...knowledgeJobs(desk.pool),
  ...samePerson.jobs(desk.pool, desk.vault),
  ...limitationJobs(desk),
  ...fileRequestJobs(desk),
  ...shopJobs(desk),
  ...coverageJobs(desk.pool),
  ...institutionJobs(desk.pool),
  ...pushJobs(desk),
  ...siteJobs(site, desk.pool, () => desk.house.world.calendar),
  { name: 'finish-erasures', run: (_payload, { now }) => finishErasures(desk.pool, now) },
  { name: 'seal-chains', run: async () => { await sealRows(desk.pool, sealing) } },
  { name: 'end-stale-sessions', run: () => security.sweep() },
  { name: 'forget-nonces', run: () => security.forgetOldNonces() },
  { name: 'forget-handovers', run: () => forgetTokens(desk.pool, new Date()) },
  { name: 'drop-expired-drafts', run: async (_payload, { now }) => { await dropExpiredDrafts(desk.pool, now) } },
  { name: 'purge-outbox', run: async (_payload, { now }) => { await purgeOutbox(desk.pool, new Date(now.getTime() - 14 * 86_400_000)) } },
]
