import type { Readable } from 'node:stream'
import type pg from 'pg'
import type { Actor } from '../../../platform/access.ts'
import { inContext, type Sight, type Tx } from '../../../platform/context.ts'
import { Refused, refuse } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { homeOf } from '../entries/write.ts'
import { judge } from './judge.ts'
import { bounds, decode, linesOf } from './lines.ts'
import { rowsOfText } from './law-text.ts'
import { rowsOfExcel, textOfWord } from './office.ts'
import { rowOf, type ImportRow } from './rows.ts'

/**
 * Reads a file into the waiting rows, a batch a transaction, so that whoever asks sees how far it has come. Nothing of the
 * library changes; at the end each row is judged: new, changed, same or refused.
 */
export const stageFile = async (by: By, file: { name: string; bytes: Readable }): Promise<string> => {
  const id = newId(by.now)
  const home = homeOf(by.actor)
  let cut = false
  // It may come before anybody reads: a stream that has ended in an error must not be waited for.
  file.bytes.once('error', (error) => {
    cut = true
    file.bytes.destroy(error)
  })
  const mine = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inContext(by.pool, by.sight, work)
  await mine((tx) => tx.rows('insert into knowledge_import (id, created_at, created_by, unit_id, bureau_id, file_name, stage) values ($1, $2, $3, $4, $5, $6, $7)', [id, by.now, by.actor.id, home.unitId, home.bureauId, cleanName(file.name), 'reading']))
  try {
    await readAll(mine, id, file)
    // The form parser cuts a file that is too long, and says so only here.
    if ((file.bytes as { truncated?: boolean }).truncated) refuse('invalid', '文件超过 100 MB，请压缩为 .gz 或分成几个文件。')
    await mine((tx) => judge(tx, id))
    await mine((tx) => tx.rows(`update knowledge_import set stage = 'waiting', holds = (select case when bool_or(holds = 'law') then 'laws' else 'entries' end from knowledge_import_row where import_id = $1 and holds is not null) where id = $1 and stage = 'reading'`, [id]))
  } catch (error) {
    const said = troubleOf(error) ?? (cut ? unfinished : undefined)
    if (!said) throw error
    await mine((tx) => tx.rows(`update knowledge_import set stage = 'failed', trouble = $2, ended_at = now() where id = $1 and stage = 'reading'`, [id, said]))
  }
  return id
}

/** What the file itself got wrong, as a sentence; undefined for a defect of ours. */
function troubleOf(error: unknown): string | undefined {
  if (error instanceof Refused) return error.refusal.message
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (/^(Z_|ERR_Z)/.test(code)) return '压缩文件已损坏或不完整，请重新压缩后再导入。'
  // What the form parser says of a form cut off in the middle bears no code.
  return /multipart|^Part terminated/.test(message) || code === 'FST_REQ_FILE_TOO_LARGE' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ABORT_ERR' ? unfinished : undefined
}

const unfinished = '文件没有传完整，请重新选择。'

async function readAll(mine: Mine, id: string, { name, bytes }: { name: string; bytes: Readable }): Promise<void> {
  let batch: { line: number; row: ImportRow | { refused: string } }[] = []
  let count = 0
  const put = async (): Promise<void> => {
    const rows = batch
    batch = []
    if (rows.length > 0) await mine((tx) => putRows(tx, id, rows, (count += rows.length)))
  }
  for await (const one of valuesOf(name, bytes)) {
    if (count + batch.length >= bounds.rows) refuse('invalid', `一个文件最多 ${bounds.rows} 行，请分成几个文件。`)
    batch.push({ line: one.line, row: 'refused' in one ? { refused: one.refused } : rowOf(one.value) })
    if (batch.length >= 2000) await put()
  }
  await put()
  if (count === 0) refuse('invalid', '文件里没有可以导入的内容。')
}

async function* valuesOf(name: string, bytes: Readable): AsyncGenerator<{ line: number } & ({ value: unknown } | { refused: string })> {
  const ending = /\.(docx|xlsx|md|markdown|txt|jsonl|ndjson|jsonl\.gz|json)$/i.exec(name.trim())?.[1]?.toLowerCase()
  if (!ending) return refuse('invalid', '只能导入 .jsonl、.jsonl.gz、.md、.txt、.docx、.xlsx 文件。')
  if (ending.startsWith('jsonl') || ending === 'ndjson' || ending === 'json') return yield* jsonLines(bytes, ending.endsWith('gz'))
  const whole = await wholeOf(bytes)
  const rows = ending === 'xlsx' ? await rowsOfExcel(whole) : rowsOfText(ending === 'docx' ? await textOfWord(whole) : decode(whole), name)
  for (const [i, value] of rows.entries()) yield { line: i + 1, value }
}

async function* jsonLines(bytes: Readable, packed: boolean): AsyncGenerator<{ line: number } & ({ value: unknown } | { refused: string })> {
  for await (const { line, text } of linesOf(bytes, packed)) {
    if (text === null) yield { line, refused: `这一行超过 ${bounds.lineKb} KB` }
    else if (text.trim()) {
      let value: unknown
      try { value = JSON.parse(text) } catch { value = undefined }
      yield value === undefined ? { line, refused: '不是一行 JSON，请检查引号、逗号和括号' } : { line, value }
    }
  }
}

async function wholeOf(bytes: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of bytes as AsyncIterable<Buffer>) {
    if ((size += part.length) > bounds.officeMb * 1024 * 1024) refuse('invalid', `这种文件最多 ${bounds.officeMb} MB。`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** One statement a batch: the rows travel as one document. */
async function putRows(tx: Tx, id: string, rows: readonly { line: number; row: ImportRow | { refused: string } }[], count: number): Promise<void> {
  const flat = rows.map(({ line, row }) => ('refused' in row ? { line, verdict: 'refused', message: row.refused } : { line, ...row, cited: row.cited ? (JSON.parse(row.cited) as unknown) : null }))
  const found = await tx.one(`update knowledge_import set rows_read = $2 where id = $1 and stage = 'reading' returning id`, [id, count])
  if (!found) return refuse('wrongState', '导入已停止。')
  await tx.rows(`insert into knowledge_import_row (import_id, line, holds, kind, law, short_name, published_on, shelf, effective_on, current, source, number, sort, part, path, title, question, topic, cited, body, verdict, message)
    select $1, line, holds, kind, law, short_name, published_on, shelf, effective_on, current, source, number, sort, part, path, title, question, topic, cited, body, verdict, message from jsonb_to_recordset($2) as r(line int, holds text, kind text, law text,
      short_name text, published_on date, shelf text, effective_on date, current boolean, source text, number text, sort int, part text, path text[], title text, question text, topic text, cited jsonb, body text, verdict text, message text)`, [id, JSON.stringify(flat)])
}

const cleanName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').split(/[\\/]/).at(-1)!.slice(0, 120) || '文件'

export type By = { pool: pg.Pool; actor: Actor; sight: Sight; now: Date }
type Mine = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
