import type { Cited } from '../../../contract/calculators.ts'
import type { ArticleView } from '../../../contract/knowledge.ts'
import { inContext, type Tx } from '../../platform/context.ts'
import { dayOf } from '../../platform/days.ts'
import { nobodysSight } from '../../platform/http.ts'
import { articleAsOf } from '../knowledge/index.ts'
import type { Portal } from './context.ts'

/** Which of these provisions can be read here, so that no page offers a link into nothing. Each is asked for once in ten minutes. */
export async function heldOf(portal: Portal, cited: readonly (Cited | undefined)[]): Promise<(one: Cited) => boolean> {
  const { pool, clock } = portal.deps
  const now = clock.now().getTime()
  const known = answers.get(portal) ?? new Map<string, Answer>()
  answers.set(portal, known)
  const asked = cited.filter((one) => one !== undefined).filter((one) => !(now - (known.get(keyOf(one))?.at ?? -Infinity) < KEPT_MS))
  if (known.size + asked.length > MOST) known.clear()
  if (asked.length > 0) await inContext(pool, nobodysSight, async (tx) => {
    for (const one of asked) known.set(keyOf(one), { at: now, held: Boolean(await citedArticle(tx, one, dayOf(clock.now()))) })
  })
  return (one) => known.get(keyOf(one))?.held ?? false
}

/** An article by its name, as calculators and cases cite it: today's version. */
export async function citedArticle(tx: Tx, { law, article }: Cited, today: string): Promise<ArticleView | undefined> {
  if (!law || !article || /\0/.test(law + article)) return undefined
  const plainly = await articleAsOf(tx, { law, article, day: today, today })
  const found = plainly.kind === 'lacking' && plainly.reason === 'noLaw' ? await articleAsOf(tx, { law: `最高人民法院关于${law}`, article, day: today, today }) : plainly
  return (found.kind === 'unknown' ? found.today?.sameNumber ?? found.candidates.find((one) => one.article)?.article : found.article ?? found.today?.sameNumber) ?? undefined
}

const keyOf = ({ law, article }: Cited): string => `${law} ${article}`
const answers = new WeakMap<Portal, Map<string, Answer>>()
const KEPT_MS = 10 * 60_000
const MOST = 2000

interface Answer { readonly at: number, readonly held: boolean }
