import type { FastifyInstance } from 'fastify'
import type { AidAnswers, AidQuestion } from '../../../contract/aid-check.ts'
import { selfCheckPage, selfCheckResultPage } from '../../../web/portal/index.ts'
import { dayOf } from '../../platform/days.ts'
import { answersIn, nextQuestion, verdictOf } from '../../rules/aid-check/index.ts'
import { countAs } from '../site/index.ts'
import { begun, draftOf, keepWords } from './asking.ts'
import { heldOf } from './cited.ts'
import { cityRules, frame, goTo, page, type Portal, type Visit } from './context.ts'
import { readForm } from './forms.ts'

/** Legal-aid self-check. Answers travel in the form from page to page; only who goes on to apply takes them into his draft. */
export function mountSelfCheck(app: FastifyInstance, portal: Portal): void {
  app.get('/self-check', (request, reply) => ask({ portal, request, reply }, {}))
  app.post('/self-check', (request, reply) => answer({ portal, request, reply }))
  app.post('/self-check/apply', (request, reply) => apply({ portal, request, reply }))
  app.get('/self-check/apply', (request, reply) => goTo({ portal, request, reply }, '/self-check'))
}

async function answer(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const answers = answersIn(typed)
  return ask(visit, answers, typed['at'] !== undefined && nextQuestion(answers)?.name === typed['at'])
}

async function ask(visit: Visit, answers: AidAnswers, missed = false): Promise<unknown> {
  const question = nextQuestion(answers)
  countAs(visit.request, `self-check ${question?.name ?? 'result'}`)
  const shown = frame(visit, '/self-check')
  if (question) return page(visit, selfCheckPage({ frame: shown, question, answers, typed: {}, problems: missed ? { [question.name]: chooseOne(question) } : {} }), missed ? 422 : 200, Object.keys(answers).length ? 'own' : 'everybody')
  const { figures } = await cityRules(visit)
  const verdict = verdictOf(answers, figures.sure('aidIncome', dayOf(visit.portal.deps.clock.now())))
  const rows = verdict.lines.flatMap((line) => { const [name = '', said] = line.replace(/。$/u, '').split('：'); return said && name !== '自己查的结果' ? [[name, said] as const] : [] })
  const held = await heldOf(visit.portal, [...verdict.reasons, ...verdict.next, verdict.urgent ?? undefined].map((one) => one?.cited))
  return page(visit, selfCheckResultPage({ frame: shown, answers, rows, verdict, held }))
}

function chooseOne({ options }: AidQuestion): string {
  const unsure = options.find(({ value }) => value === 'unknown')
  return unsure ? `请选一项；拿不准的，选“${unsure.text}”` : '请选一项；说不清的，选最接近的'
}

/** Into the intake, with the topic chosen and the answers as the first lines of the story. Words half written stay in front. */
async function apply(visit: Visit): Promise<unknown> {
  const { typed } = await readForm(visit)
  const answers = answersIn(typed)
  if (nextQuestion(answers)) return ask(visit, answers)
  const { lines, topic } = verdictOf(answers)
  const written = begun(await draftOf(visit))?.typed['need']?.trim() ?? ''
  const need = [written.includes(lines[0]!) ? '' : written, lines.join('\n')].filter(Boolean).join('\n\n').slice(0, 5000)
  await keepWords(visit, { need, kind: 'task', topic }, true)
  return goTo(visit, '/ask/for-whom')
}
