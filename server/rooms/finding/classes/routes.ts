import { findingEndpoints as e, type TopicLessonsView, type TopicSuggestionView } from '../../../../contract/finding.ts'
import { topicName } from '../../../../contract/topics.ts'
import { auditEntry } from '../../../platform/audit.ts'
import { route, type AnyRoute, type TxCall } from '../../../platform/http.ts'
import { findingPermissions } from '../permissions.ts'
import { shippedModel, suggestTopic } from './suggest-topic.ts'
import { parseStart, settingName, topicLessons, type LessonsStart } from './taught.ts'

const may = (action: string) => ({ rows: findingPermissions, action })

/** Suggestions are computed from what the asker types and touch no record. */
export const classRoutes: readonly AnyRoute[] = [
  route({ endpoint: e.suggestTopic, permission: may('search'), audit: { reads: 'nothing' }, run: { own: (_call, { text }) => Promise.resolve(suggested(text)) } }),
  route({ endpoint: e.topicLessons, permission: may('teachTopics'), audit: { reads: 'nothing' }, run: { own: () => Promise.resolve(lessonsView(topicLessons())) } }),
  route({ endpoint: e.resetTopicLessons, permission: may('teachTopics'), audit: { reads: 'ownEntry' }, run: { inTx: reset } }),
]

function suggested(text: string): TopicSuggestionView {
  return { suggestions: suggestTopic(text).map(({ topic, confidence, reasons, kinds }) => ({ topic, zh: topicName(topic), confidence: Math.round(confidence * 100) / 100, reasons: [...reasons], kinds: kinds.map(({ id, zh, causes }) => ({ id, zh, causes: [...causes] })) })) }
}

/** From now on only later orders teach. Every process reads where to start with its next look, a minute later at most. */
async function reset({ tx, actor, now }: TxCall, { reason, requestId }: { reason: string; requestId: string }): Promise<TopicLessonsView> {
  await tx.rows(`select pg_advisory_xact_lock(hashtext('setting'))`)
  const before = parseStart((await tx.one<{ value: unknown }>('select value from setting where name = $1', [settingName]))?.value)
  if (before.requestId === requestId) return lessonsView({ ...before, lessons: 0, corrections: 0 })
  const start: LessonsStart = { version: before.version + 1, since: now.toISOString(), requestId }
  await tx.rows('insert into setting (name, value, set_at, set_by) values ($1, $2, $3, $4) on conflict (name) do update set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by', [settingName, JSON.stringify(start), now, actor.id])
  await auditEntry(tx, { actor, at: now, act: 'finding.resetTopicLessons', object: settingName, purpose: reason, result: 'ok' })
  return lessonsView({ ...start, lessons: 0, corrections: 0 })
}

const lessonsView = ({ version, since, lessons, corrections }: ReturnType<typeof topicLessons>): TopicLessonsView => ({ version, since, lessons, corrections, trained: shippedModel().trained })
