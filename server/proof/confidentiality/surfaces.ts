import { inspectOffice } from '../../platform/file-archive.ts'
import type { Asking } from '../house.ts'

/**
 * Where something of a record could come to light, and which of its fields belong there: `shows` must stand there for who may
 * see the record, `may` stands there or not; all others must not. A new screen or export is one more row.
 */
export const surfaces: readonly Surface[] = [
  { name: 'list', ask: () => get('/api/orders?queue=all&size=100'), shows: ['title', 'place'], likeList: true },
  { name: 'list by words', ask: (r) => get(`/api/orders?queue=all&size=100&q=${encodeURIComponent(r.word('need'))}`), may: ['title', 'place'] },
  { name: 'closed list', ask: () => get('/api/orders?queue=all&size=100&closed=true'), may: ['title', 'place'] },
  { name: 'overview', ask: () => get('/api/overview'), may: ['title', 'place'] },
  { name: 'notices', ask: () => get('/api/notices?size=100'), may: ['title'] },
  { name: 'record', ask: (r) => get(`/api/orders/${r.id}`), shows: ['title', 'need', 'place', 'account', 'reply', 'noteIn', 'noteOut', 'file', 'press', 'helper'] },
  { name: 'print', ask: (r) => get(`/api/orders/${r.id}/print?format=docx`), shows: ['title', 'need', 'place', 'account', 'reply', 'noteIn', 'noteOut', 'helper'], right: 'print', may: ['press', 'file'] },
  { name: 'one-time notice', ask: (r) => get(`/api/orders/${r.id}/print?format=docx&paper=notice`), right: 'print', may: ['title', 'noteOut'] },
  { name: 'suggestions', ask: (r) => get(`/api/orders/${r.id}/suggestions`) },
  { name: 'chain', ask: (r) => get(`/api/orders/${r.id}/chain`) },
  { name: 'limitation', ask: (r) => get(`/api/orders/${r.id}/limitation`) },
  { name: 'materials', ask: (r) => get(`/api/orders/${r.id}/materials`), may: ['file'] },
  { name: 'way', ask: (r) => get(`/api/orders/${r.id}/way`) },
  { name: 'push pack', ask: (r) => get(`/api/orders/${r.id}/push-pack`), may: ['title', 'need', 'reply', 'file'] },
  { name: 'packs unopened', ask: () => get('/api/push-packs/unopened'), may: ['title'] },
  { name: 'search', ask: (r) => get(`/api/search?q=${encodeURIComponent(r.word('need'))}`), may: ['title', 'reply'] },
  { name: 'open files', ask: () => get('/api/files') },
  { name: 'publications', ask: () => get('/api/publications') },
  { name: 'feedback export', ask: () => get('/api/foreign/feedback.jsonl'), may: ['reply'] },
  { name: 'daily check', ask: () => get('/api/daily-check') },
]

/** What nobody has to sign in for. Nothing of any record stands there. */
export const publicPages: readonly ((record: Record_) => Asking)[] = [
  () => get('/'), () => get('/answers'), (r) => get(`/answers?q=${encodeURIComponent(r.word('need'))}`), (r) => get(`/search?q=${encodeURIComponent(r.word('need'))}`), () => get('/stations'), () => get('/follow'), () => get('/privacy'), () => get('/sign-in'), () => get('/me'), () => get('/me/messages'), (r) => get(`/me/orders/${r.id}`),
  (r) => get(`/api/orders/${r.id}`), () => get('/api/orders?queue=all'), () => get('/healthz'),
]

/** Fields with a word of their own in each record. `noteIn` is for colleagues, `noteOut` for the resident too. */
export const words = ['title', 'need', 'place', 'account', 'reply', 'noteIn', 'noteOut', 'file', 'press', 'helper'] as const
/** Never in clear on any surface: they are opened one by one, for a purpose (`reveal`). */
export const closed = ['name', 'phone', 'idNumber', 'address', 'typedPhone', 'typedId', 'typedCard', 'helperPhone'] as const

/** The answer as text, a document unpacked. */
export async function textOf(answer: { statusCode: number; rawPayload: Buffer; body: string; headers: Record<string, unknown> }): Promise<string> {
  if (!String(answer.headers['content-type']).includes('officedocument')) return answer.body
  const texts: string[] = []
  await inspectOffice(answer.rawPayload, 50_000_000, (text) => texts.push(text))
  return texts.join('\n')
}

const get = (url: string): Asking => ({ method: 'GET', url })

export type Word = (typeof words)[number]
export type Closed = (typeof closed)[number]
export type Record_ = { readonly name: string; readonly id: string; readonly place: 'F1' | 'SX'; readonly sensitive: boolean; readonly code: string; word: (field: Word) => string; values: Readonly<Record<Closed, string>> }
export type Surface = { name: string; ask: (record: Record_) => Asking; shows?: readonly Word[]; may?: readonly Word[]; right?: string; /** Holds what the role's queue holds. */ likeList?: true }
