import type pg from 'pg'
import { inContext, systemSight, type Tx } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { importerOf, type Importer } from './importer.ts'
import { judge } from './judge.ts'
import { chunk, mergeArticles, mergeEntries, mergeVersions } from './merge.ts'

/**
 * Takes in what waits in running imports, chunk after chunk; each chunk leaves its mark in its own transaction, so that a
 * process killed in the middle is followed by another one that goes on where it stood. One process at a time does it: the server
 * leaves to the command beside it what that one has begun.
 */
export const runImports = async (pool: pg.Pool, now: Date, signal?: AbortSignal): Promise<void> => {
  await alone(pool, () => runAll(pool, now, signal))
}

/** The command's own file: it waits until the server has let go. */
export const runImport = async (pool: pg.Pool, id: string, now: Date, signal?: AbortSignal): Promise<void> => {
  while (!(await alone(pool, () => runOne(pool, id, now, signal)))) await new Promise((resolve) => setTimeout(resolve, 200))
}

/** False when another process is at it. The lock is the connection's: it goes with a process that is killed. */
async function alone(pool: pg.Pool, work: () => Promise<void>): Promise<boolean> {
  const holder = await pool.connect()
  try {
    const { rows } = await holder.query<{ got: boolean }>(`select pg_try_advisory_lock(hashtext('knowledge-import-run')) as got`)
    if (rows[0]!.got) await work()
    return rows[0]!.got
  } finally {
    await holder.query(`select pg_advisory_unlock_all()`).then(() => holder.release(), () => holder.release(true))
  }
}

async function runAll(pool: pg.Pool, now: Date, signal?: AbortSignal): Promise<void> {
  for (const { id } of (await inContext(pool, systemSight, (tx) => tx.rows<{ id: string }>(`select id from knowledge_import where stage = 'running' order by created_at, id`)))) {
    await runOne(pool, id, now, signal).catch((error: unknown) => giveUp(pool, id, error))
  }
}

/** What the database refuses of the content it will refuse again: the import ends with a word. A cut line is tried anew. */
async function giveUp(pool: pg.Pool, id: string, error: unknown): Promise<void> {
  const lasting = error instanceof Refused || /^(22|23)/.test((error as { code?: string }).code ?? '')
  if (!lasting) throw error
  await inContext(pool, systemSight, (tx) => tx.rows(`update knowledge_import set stage = 'failed', ended_at = now(), trouble = $2 where id = $1 and stage = 'running'`, [id, '有的行资料库收不下，导入到此为止；已导入的保留。请核对文件后重新导入。']))
}

async function runOne(pool: pg.Pool, id: string, now: Date, signal?: AbortSignal): Promise<void> {
  const by = await importerOf(pool, id)
  if (!by) return
  for (let more = true; more && !signal?.aborted; ) more = await step(pool, by, id, now)
}

/** One chunk; false when nothing is left or somebody stopped it. */
async function step(pool: pg.Pool, by: Importer, id: string, now: Date): Promise<boolean> {
  const part = await inContext(pool, systemSight, (tx) => articlesOf(tx, id, now))
  if (!part) return false
  if (part.entries) {
    await mergeEntries({ pool, ...by, now }, { id, from: part.from, to: part.to, ...by.home })
    await inContext(pool, systemSight, (tx) => mark(tx, id, part))
  }
  return !part.done
}

async function articlesOf(tx: Tx, id: string, now: Date): Promise<Part | undefined> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('knowledge-import'))`)
  const at = await tx.one<{ from: number; last: number; begun: boolean }>(`select merged_to as from, (select max(line) from knowledge_import_row where import_id = $1) as last, started_at is not null as begun from knowledge_import where id = $1 and stage = 'running' for update`, [id])
  if (!at) return undefined
  if (!at.begun) {
    // The library may have moved since the preview.
    await judge(tx, id)
    await mergeVersions(tx, { id, now })
    await tx.rows('update knowledge_import set started_at = now() where id = $1', [id])
  }
  const to = Math.min(at.from + chunk, at.last)
  await mergeArticles(tx, { id, from: at.from, to, now })
  const entries = (await tx.one('select 1 from knowledge_import_row where import_id = $1 and line > $2 and line <= $3 and holds = $4 limit 1', [id, at.from, to, 'entry'])) !== undefined
  const part = { from: at.from, to, done: to >= at.last, entries }
  if (!entries) await mark(tx, id, part)
  return part
}

const mark = (tx: Tx, id: string, { to, done }: Part): Promise<unknown> =>
  tx.rows(`update knowledge_import set merged_to = $2, stage = case when $3 and stage = 'running' then 'done' else stage end, ended_at = case when $3 then now() else ended_at end where id = $1`, [id, to, done])

type Part = { from: number; to: number; done: boolean; entries: boolean }
