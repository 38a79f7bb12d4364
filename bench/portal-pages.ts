import { resolve } from 'node:path'
import { servePageStates } from '../server/rooms/portal/testing/serve-page-states.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { figure, median } from './lib.ts'
import { measureLighthouse } from './parts/page-lighthouse.ts'
import { faults, weigh } from './parts/page-looks.ts'
import { takePictures } from './parts/page-pictures.ts'
import { onePerTemplate } from './parts/page-templates.ts'
import { measureSpeed } from './parts/page-speed.ts'

/**
 * The citizens' pages: `--only=looks` (weight, axe, HTML_CodeSniffer over every state, plain and elder), `--only=lighthouse`
 * (one state of every page; `--every` takes all states), `--only=speed` (beside a bare route, over a like city's data).
 * `--looks=elder` and `--names=^guide` take fewer, `--quick` is for trying out.
 * `--only=pictures --out=FOLDER` measures nothing: it takes pictures of every state at 360, 768 and 1440 px, and sheets of them
 * (`--widths=360,768` takes fewer).
 */
const quick = process.argv.includes('--quick')
const flag = (name: string): string | undefined => process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1]
const wanted = (part: string): boolean => [undefined, part].includes(flag('only'))
const looks = flag('looks')?.split(',') ?? ['plain', 'elder']
const chosen = (names: readonly string[]): string[] => names.filter((name) => new RegExp(flag('names') ?? '', 'u').test(name))

if (wanted('looks')) await measureLooks()
if (wanted('lighthouse')) await lighthouseTable()
if (wanted('speed')) await measureSpeed(quick, chosen)
if (flag('only') === 'pictures') await pictures()

async function lighthouseTable(): Promise<void> {
  const { base, names, close } = await servePageStates()
  const pages = chosen(process.argv.includes('--every') ? names : onePerTemplate(names))
  await measureLighthouse(base, looks.flatMap((look) => (quick ? pages.slice(0, 2) : pages).map((name) => ({ look, name }))))
  await close()
}

async function pictures(): Promise<void> {
  const { base, names, close } = await servePageStates()
  const browser = await launchBrowser()
  const taken = await takePictures(browser, base, chosen(names), {
    folder: resolve(flag('out') ?? 'pictures'), looks, widths: flag('widths')?.split(',').map(Number) ?? [360, 768, 1440],
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
    for (const name of chosen(names)) rows.push({ look, name, ...(await weigh(page, `${base}/${look}/${name}`)), ...(await faults(page)) })
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
