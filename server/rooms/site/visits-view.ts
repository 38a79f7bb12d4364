import type { InputOf, ViewOf } from '../../../contract/endpoint.ts'
import type { FunnelStep, JourneyId, siteEndpoints, StepCount } from '../../../contract/site.ts'
import type { Tx } from '../../platform/context.ts'
import { addDays, dayOf } from '../../platform/days.ts'
import { journeySteps, stepName } from './journeys.ts'

const size = 25

/** Visits and drop-outs of the last days, today included. All of it sums of counts: nobody is in it. */
export const lookAtVisits = async (tx: Tx, { journey, days, page }: InputOf<typeof siteEndpoints.visits>, now: Date): Promise<ViewOf<typeof siteEndpoints.visits>> => {
  const until = dayOf(now)
  const from = addDays(until, 1 - days)
  const counts = await tx.rows<Omit<StepCount, 'name'>>(
    'select step, sum(shown)::int as shown, sum(moved)::int as moved, sum(wrong)::int as wrong, sum(failed)::int as failed from site_visit where on_day between $1 and $2 group by step order by sum(shown) desc, step', [from, until])
  const hours = await tx.rows<{ hour: number; n: number }>('select hour, sum(shown)::int as n from site_visit where on_day between $1 and $2 and hour < 24 group by hour', [from, until])
  const shown = counts.slice((page - 1) * size, page * size)
  const titles = new Map((await tx.rows<{ path: string; title: string }>('select path, title from site_page where path = any($1)', [shown.map(({ step }) => step.split(' ')[1] ?? '')])).map(({ path, title }) => [path, title]))
  return {
    journey, days, from, until, steps: funnel(journey, counts), hours: Array.from({ length: 24 }, (_, at) => hours.find(({ hour }) => hour === at)?.n ?? 0),
    counts: { rows: shown.map((row) => ({ ...row, name: stepName(row.step, titles) })), total: counts.length, page, size },
  }
}

/** Who came to a step and did not come to the next one that is asked of everybody. */
export const funnel = (journey: JourneyId, counts: readonly Omit<StepCount, 'name'>[]): FunnelStep[] => {
  const of = (step: string): Omit<StepCount, 'name'> | undefined => counts.find((row) => row.step === step)
  const steps = journeySteps[journey].map((step) => ({ ...step, reached: step.reached.reduce((sum, one) => sum + (of(one)?.[step.moved || one.startsWith('sent') ? 'moved' : 'shown'] ?? 0), 0), wrong: step.wrong ? of(step.wrong)?.wrong ?? 0 : 0 }))
  return steps.map(({ name, reached, wrong, some }, at) => {
    const next = some ? undefined : steps.slice(at + 1).find((step) => !step.some)
    // A page opened twice counts twice, so more may reach the next than came here: then nothing is said.
    const left = next && next.reached <= reached ? reached - next.reached : null
    return { name, reached, wrong, some: some ?? false, left, leftShare: left === null || reached === 0 ? null : left / reached }
  })
}
