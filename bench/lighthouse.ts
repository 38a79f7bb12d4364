import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'
import { CHROMIUM_FLAGS, findBrowser } from '../e2e/browser.ts'
import { figure, median, startServer, temporaryData } from './lib.ts'

// Lighthouse on the citizens' pages, as on a phone (its default: slow 4G, slower processor) and on a desktop; median of RUNS.
const RUNS = Number(process.argv[2] ?? 3)
const pages = { start: '/', follow: '/follow', stations: '/stations', privacy: '/privacy', elder: '/?edition=elder' }
const categories = ['performance', 'accessibility', 'best-practices'] as const

const { folder, remove } = temporaryData()
const server = await startServer({ command: ['npm', 'start', '--silent'], env: { SANTAI_DATA: folder, SANTAI_MODE: 'demo', DATABASE_URL: undefined } })
const chrome = await launch({ chromePath: findBrowser(), chromeFlags: CHROMIUM_FLAGS })
try {
  const worst = new Map<string, number>()
  for (const [name, path] of Object.entries(pages)) {
    for (const [kind, config] of [['phone', undefined], ['desktop', desktopConfig]] as const) {
      const scores = new Map<string, number[]>(categories.map((category) => [category, []]))
      for (let run = 0; run < RUNS; run++) {
        const result = await lighthouse(server.url + path, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: [...categories] }, config)
        for (const category of categories) scores.get(category)!.push(Math.round((result?.lhr.categories[category]?.score ?? 0) * 100))
      }
      const found = categories.map((category) => [category, median(scores.get(category)!)] as const)
      console.log(`${name} (${kind}): ${found.map(([category, score]) => `${category} ${score}`).join(', ')}`)
      for (const [category, score] of found) worst.set(category, Math.min(worst.get(category) ?? 100, score))
    }
  }
  for (const [category, score] of worst) figure(`lighthouse_${category.replace('-', '_')}`, score, 'worst of all pages')
} finally {
  chrome.kill()
  await server.stop()
  remove()
}
