import type pg from 'pg'
import type { Job } from '../../platform/jobs.ts'
import { inContext, systemSight } from '../../platform/context.ts'
import { runImports } from './import/run.ts'

/** The room's jobs; when they run stands in server/schedule.ts. */
export const knowledgeJobs = (pool: pg.Pool): readonly Job[] => [
  { name: 'run-imports', run: async (_payload, { now, signal }) => { await runImports(pool, now, signal) } },
  { name: 'forget-imports', run: async (_payload, { now }) => { await forgetImports(pool, now) } },
]

/** The rows of a file are kept for the report, not for ever; what they did is in the library. One that was being read when its process ended is told as failed. */
export const forgetImports = (pool: pg.Pool, now: Date): Promise<void> => inContext(pool, systemSight, async (tx) => {
  await tx.rows(`update knowledge_import set stage = 'failed', trouble = '读取中断，请重新选择文件。' where stage = 'reading' and created_at < $1`, [new Date(now.getTime() - 3_600_000)])
  await tx.rows(`delete from knowledge_import_row where import_id in (select id from knowledge_import where ended_at < $1 and stage <> 'running')`, [new Date(now.getTime() - 90 * 86_400_000)])
})
