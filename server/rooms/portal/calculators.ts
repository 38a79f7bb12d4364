import type { FastifyInstance } from 'fastify'
import { calculatorPage, calculatorsPage } from '../../../web/portal/index.ts'
import { dayOf } from '../../platform/days.ts'
import { alwaysOpen, findCalculator, limitationSheets, moneySheets, readFields, sheetUnder, type Calculator } from '../../rules/calculators/index.ts'
import type { CityRules } from '../settings/index.ts'
import { heldOf } from './cited.ts'
import { cityRules, frame, page, wrongPage, type Portal, type Visit } from './context.ts'
import { readForm } from './forms.ts'

/** Sums that a resident does by himself. A post, so that wages and debts stand in no address; nothing of it is kept. */
export function mountCalculators(app: FastifyInstance, portal: Portal): void {
  app.get('/calculators', async (request, reply) => page({ portal, request, reply }, calculatorsPage({ frame: frame({ portal, request, reply }), sums: moneySheets, periods: limitationSheets, always: alwaysOpen, held: await heldOf(portal, alwaysOpen.map((one) => one.cited)) }), 200, 'everybody'))
  app.get('/calculators/:id', (request, reply) => sheetOf({ portal, request, reply }, async (visit, sheet) => page(visit, calculatorPage({ frame: frame(visit), sheet, typed: {}, problems: {}, result: null, held: await heldOf(portal, sheet.formula.map((one) => one.cited)) }), 200, 'everybody')))
  app.post('/calculators/:id', (request, reply) => sheetOf({ portal, request, reply }, workOut))
}

async function workOut(visit: Visit, sheet: Calculator, { calendar, figures }: CityRules): Promise<unknown> {
  const { typed } = await readForm(visit)
  const shown = { frame: frame(visit, `/calculators/${sheet.id}`), sheet, typed, held: await heldOf(visit.portal, sheet.formula.map((one) => one.cited)) }
  const read = readFields(sheet.fields, typed)
  if (Object.keys(read.problems).length > 0) return page(visit, calculatorPage({ ...shown, problems: read.problems, result: null }), 422)
  const done = sheet.work(read.values, { today: dayOf(visit.portal.deps.clock.now()), calendar, figures })
  if ('problems' in done) return page(visit, calculatorPage({ ...shown, problems: done.problems, result: null }), 422)
  return page(visit, calculatorPage({ ...shown, problems: {}, result: done, held: await heldOf(visit.portal, [...sheet.formula, ...done.steps].map((one) => one.cited)) }))
}

async function sheetOf(visit: Visit, then: (visit: Visit, sheet: Calculator, rules: CityRules) => unknown): Promise<unknown> {
  const sheet = findCalculator((visit.request.params as { id: string }).id)
  if (!sheet) return wrongPage(visit, 404, '没有这一项计算。')
  const rules = await cityRules(visit)
  return then(visit, sheetUnder(sheet, { figures: rules.figures, today: dayOf(visit.portal.deps.clock.now()) }), rules)
}
