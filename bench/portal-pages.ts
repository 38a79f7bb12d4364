import { resolve } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { servePageStates } from '../server/rooms/portal/testing/serve-page-states.ts'
import { CHROMIUM_FLAGS, findBrowser, launchBrowser } from '../e2e/browser.ts'
import { figure, median, percentile } from './lib.ts'
import { faults, weigh } from './parts/page-looks.ts'
import { takePictures } from './parts/page-pictures.ts'
import { measureSpeed } from './parts/page-speed.ts'

/**
 * The citizens' pages: `--only=looks` (weight, axe, HTML_CodeSniffer over every state, plain and elder), `--only=lighthouse`
 * (`--pages=N` states, all without), `--only=speed` (beside a bare route, over a like city's data). `--quick` is for trying out.
 * `--only=pictures --out=FOLDER` measures nothing: it takes pictures of every state at 360, 768 and 1440 px, and sheets of them
 * (`--widths=360,768`, `--looks=elder`, `--names=^guide` take fewer).
 */
const quick = process.argv.includes('--quick')
const flag = (name: string): string | undefined => process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1]
const wanted = (part: string): boolean => [undefined, part].includes(flag('only'))
const looks = ['plain', 'elder'] as const

if (wanted('looks')) await measureLooks()
if (wanted('lighthouse')) await measureLighthouse(Number(flag('pages') ?? (quick ? 2 : Infinity)))
if (wanted('speed')) await measureSpeed(quick)
if (flag('only') === 'pictures') await pictures()

async function pictures(): Promise<void> {
  const { base, names, close } = await servePageStates()
  const browser = await launchBrowser()
  const which = new RegExp(flag('names') ?? '', 'u')
  const taken = await takePictures(browser, base, names.filter((name) => which.test(name)), {
    folder: resolve(flag('out') ?? 'pictures'), looks: flag('looks')?.split(',') ?? looks, widths: flag('widths')?.split(',').map(Number) ?? [360, 768, 1440],
  })
  figure('pictures', taken)
  await browser.close()
  await close()
}

async function measureLooks(): Promise<void> {
  const { base, names, close } = await servePageStates()
  const browser = await launchBrowser()
  const rows: { look: string; name: string; bytes: number; requests: number; axe: string[]; sniffer: string[] }[] = []
  for (const look of looks) {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    for (const name of names) rows.push({ look, name, ...(await weigh(page, `${base}/${look}/${name}`)), ...(await faults(page)) })
    await page.close()
  }
  console.log('look   page                              KB  requests  axe  pa11y')
  for (const one of rows) {
    console.log(`${one.look.padEnd(6)} ${one.name.padEnd(30)} ${(one.bytes / 1000).toFixed(1).padStart(6)} ${String(one.requests).padStart(8)} ${String(one.axe.length).padStart(4)} ${String(one.sniffer.length).padStart(5)}`)
    for (const line of [...one.axe, ...one.sniffer]) console.log(`         ${line}`)
  }
  figure('page_states', rows.length)
  figure('page_weight_max_kb', Math.max(...rows.map(({ bytes }) => bytes)) / 1000, 'KB')
  figure('page_weight_median_kb', median(rows.map(({ bytes }) => bytes)) / 1000, 'KB')
  figure('page_requests_max', Math.max(...rows.map(({ requests }) => requests)))
  figure('axe_violations', rows.reduce((sum, { axe }) => sum + axe.length, 0))
  figure('pa11y_errors', rows.reduce((sum, { sniffer }) => sum + sniffer.length, 0))
  await browser.close()
  await close()
}

/** As on a telephone: slow 4G and a processor four times slower, Lighthouse's own default. */
async function measureLighthouse(most: number): Promise<void> {
  const { base, names, close } = await servePageStates()
  const chrome = await launch({ chromePath: findBrowser(), chromeFlags: CHROMIUM_FLAGS })
  const categories = ['performance', 'accessibility', 'best-practices'] as const
  const scores = new Map<string, number[]>(categories.map((category) => [category, []]))
  console.log('look   page                           performance  accessibility  best-practices  LCP ms  CLS')
  // A page of an error answers 200 here: Lighthouse scores what is seen.
  for (const look of looks) for (const name of names.slice(0, most)) {
    const result = await lighthouse(`${base}/${look}/${name}`, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: [...categories] })
    const found = categories.map((category) => Math.round((result?.lhr.categories[category]?.score ?? 0) * 100))
    const [lcp, cls] = ['largest-contentful-paint', 'cumulative-layout-shift'].map((audit) => result?.lhr.audits[audit]?.numericValue ?? 0)
    categories.forEach((category, i) => scores.get(category)!.push(found[i]!))
    console.log(`${look.padEnd(6)} ${name.padEnd(30)} ${found.map((score) => String(score).padStart(11)).join('  ')}  ${lcp!.toFixed(0).padStart(6)}  ${cls!.toFixed(3)}`)
  }
  for (const [category, all] of scores) {
    figure(`lighthouse_${category.replace('-', '_')}_min`, Math.min(...all))
    figure(`lighthouse_${category.replace('-', '_')}_p10`, percentile(all, 0.1))
  }
  chrome.kill()
  await close()
}
