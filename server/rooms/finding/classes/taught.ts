import type pg from 'pg'
import { topicIds, type TopicId } from '../../../../contract/topics.ts'
import { inContext, systemSight } from '../../../platform/context.ts'
import { newLayer, replaceLayer, type Layer } from './lessons.ts'
import { best } from './ridge.ts'
import { likeliest, shippedModel } from './suggest-topic.ts'
import type { Sparse } from './vectors.ts'

/**
 * Learns from what people decided: the newest orders that staff took in or accepted, with the topic that stands on them. Where
 * it is another than the one that would have been suggested, that is a correction. Nothing is kept of it: every process reads
 * the same orders in the same order and comes to the same layer; what was erased or set sensitive is forgotten with the next look.
 */
export async function readTopicLessons(pool: pg.Pool): Promise<LessonsState> {
  const { start, rows } = await inContext(pool, systemSight, async (tx) => {
    const start = parseStart((await tx.one<{ value: unknown }>(`select value from setting where name = $1`, [settingName]))?.value)
    return { start, rows: await tx.rows<Decided>(decidedSql, [start.since, newest], 'finding_topics_decided') }
  })
  const { layer, corrections } = learnFrom(rows)
  replaceLayer(layer)
  return state = { ...start, lessons: rows.length, corrections }
}

/** Looks again each minute. */
export function keepTopicLessons(pool: pg.Pool, everyMs = 60_000): { stop: () => Promise<void> } {
  let stopped = false
  let running = Promise.resolve()
  const look = (): void => {
    running = running.then(async () => { if (!stopped) await readTopicLessons(pool) }).catch((error: unknown) => { if (!stopped) console.error('The lessons on topics could not be read', error) })
  }
  look()
  const timer = setInterval(look, everyMs).unref()
  return { stop: () => { stopped = true; clearInterval(timer); return running } }
}

/** Lessons in the order in which they were given, newest last: they weigh the same, but later ones start from the earlier. */
export function learnFrom(rows: readonly Decided[]): { layer: Layer; corrections: number } {
  const layer = newLayer()
  const model = shippedModel()
  let corrections = 0
  for (const row of rows.toReversed()) {
    const chosen = topicIds.indexOf(row.topic)
    const { all, vector } = guessed(row, layer)
    if (chosen < 0 || best(all) === chosen) continue
    layer.learn(vector, chosen, best(all))
    corrections += 1
  }
  // Only what was just read stays in memory.
  const ids = new Set(rows.map(keyOf))
  for (const key of vectors.keys()) if (!ids.has(key)) vectors.delete(key)
  return { layer, corrections }

  function guessed(row: Decided, over: Layer): { all: number[]; vector: Sparse } {
    const known = vectors.get(keyOf(row))
    const { all, row: vector } = likeliest(model, known ?? `${row.title}。${row.need}`, over)
    vectors.set(keyOf(row), vector)
    return { all, vector }
  }
}

export const topicLessons = (): LessonsState => state
export const settingName = 'finding.topicLessons'

/** Where learning starts: a reset moves it to now and raises the version. */
export function parseStart(value: unknown): LessonsStart {
  const { version, since, requestId } = (value ?? {}) as Partial<LessonsStart>
  return { version: Number(version ?? 1), since: typeof since === 'string' ? since : '2000-01-01T00:00:00.000Z', ...(requestId ? { requestId } : {}) }
}

const newest = 400
const vectors = new Map<string, Sparse>()
const keyOf = (row: Decided): string => `${row.id} ${row.need.length} ${row.title}`
let state: LessonsState = { ...parseStart(undefined), lessons: 0, corrections: 0 }

// What waits to be accepted bears at most the resident's own choice, unless staff wrote it down with him.
const decidedSql = `select o.id, o.title, left(o.need, 2000) as need, o.topic from work_order o join matter m on m.id = o.matter_id
  where o.created_at > $1 and o.topic is not null and o.part = 'main' and not o.sensitive and m.sensitivity = 'ordinary'
    and (o.door in ('hotline', 'window') or o.state not in ('toAccept', 'toSupplement', 'declined', 'withdrawn')) order by o.created_at desc, o.id limit $2`

export type Decided = { id: string; title: string; need: string; topic: TopicId }
export type LessonsStart = { version: number; since: string; requestId?: string }
export type LessonsState = LessonsStart & { lessons: number; corrections: number }
