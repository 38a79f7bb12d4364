import { launch } from 'chrome-launcher'
import lighthouse, { type Result } from 'lighthouse'
import { CHROMIUM_FLAGS, findBrowser } from '../../e2e/browser.ts'
import { figure, percentile } from '../lib.ts'

/**
 * As on a telephone: slow 4G and a processor four times slower, Lighthouse's own default. Below a score that is not reached stand the
 * audits that cost it; speed that falls short is measured twice more, and the middle counts, for the machine does other work too.
 * A page of an error answers 200 here: Lighthouse scores what is seen.
 */
export async function measureLighthouse(base: string, pages: readonly { look: string; name: string }[]): Promise<void> {
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: CHROMIUM_FLAGS })
  const rows: number[][] = []
  console.log('look   page                           performance  accessibility  best-practices  LCP ms  CLS')
  for (const { look, name } of pages) {
    const measure = (): Promise<Result> => measured(`${base}/${look}/${name}`, chrome.port)
    const first = await measure()
    const runs = scoresOf(first)[0]! >= MARKS.get('performance')! ? [first] : [first, await measure(), await measure()]
    const result = runs.toSorted((a, b) => scoresOf(a)[0]! - scoresOf(b)[0]!)[Math.floor(runs.length / 2)]!
    const found = scoresOf(result)
    const [lcp = 0, cls = 0] = ['largest-contentful-paint', 'cumulative-layout-shift'].map((audit) => result.audits[audit]?.numericValue)
    rows.push(found)
    console.log(`${look.padEnd(6)} ${name.padEnd(30)} ${found.map((score) => String(score).padStart(11)).join('  ')}  ${lcp.toFixed(0).padStart(6)}  ${cls.toFixed(3)}${runs.length > 1 ? `  (middle of ${runs.map((run) => scoresOf(run)[0]).join(', ')})` : ''}`)
    for (const line of shortfalls(result)) console.log(`         ${line}`)
  }
  chrome.kill()
  figure('lighthouse_pages', rows.length)
  for (const [i, [category, mark]] of [...MARKS].entries()) {
    const scores = rows.map((row) => row[i]!)
    figure(`lighthouse_${category.replace('-', '_')}_min`, Math.min(...scores), `(mark ${mark}; ${scores.filter((score) => score >= mark).length} of ${scores.length} reach it)`)
    figure(`lighthouse_${category.replace('-', '_')}_p10`, percentile(scores, 0.1))
  }
}

/** A run that saw nothing at all (its browser was kept waiting) is no measurement: it is done again, three times at most. */
async function measured(address: string, port: number, left = 3): Promise<Result> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: [...MARKS.keys()] })
  if (result && !result.lhr.runtimeError) return result.lhr
  if (left === 0) throw new Error(`Lighthouse saw nothing of ${address}: ${result?.lhr.runtimeError?.message ?? ''}`)
  return measured(address, port, left - 1)
}

const scoresOf = ({ categories }: Result): number[] => [...MARKS.keys()].map((category) => Math.round((categories[category]?.score ?? 0) * 100))

const shortfalls = ({ categories, audits }: Result): string[] => [...MARKS].flatMap(([category, mark]) => {
  const { score, auditRefs } = categories[category]!
  if ((score ?? 0) * 100 >= mark) return []
  return auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9).map(({ id }) => `${category}: ${id} ${audits[id]?.displayValue ?? ''}`)
})

const MARKS = new Map([['performance', 95], ['accessibility', 100], ['best-practices', 95]])
