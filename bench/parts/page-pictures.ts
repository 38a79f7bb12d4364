import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

/** A picture of every page in every look at every width, and sheets of them, small beside one another, for going through. */
export async function takePictures(browser: Browser, base: string, names: readonly string[], to: Folder): Promise<number> {
  let taken = 0
  for (const look of to.looks) {
    const page = await browser.newPage()
    for (const width of to.widths) mkdirSync(join(to.folder, `${look}-${width}`), { recursive: true })
    for (const name of names) {
      await page.setViewportSize({ width: to.widths[0]!, height: 740 })
      await page.goto(`${base}/${look}/${name}`)
      for (const width of to.widths) {
        await page.setViewportSize({ width, height: width < 1000 ? 740 : 900 })
        await page.screenshot({ path: join(to.folder, `${look}-${width}`, `${name}.png`), fullPage: true })
        taken += 1
      }
    }
    await page.close()
    for (const width of to.widths) await sheets(browser, names, { folder: to.folder, series: `${look}-${width}`, width })
  }
  return taken
}

/** The pages run on in columns from sheet to sheet, as small as can still be judged. */
async function sheets(browser: Browser, names: readonly string[], { folder, series, width }: Series): Promise<void> {
  const file = join(folder, `sheets-${series}.html`)
  const column = width < 500 ? 128 : width < 1000 ? 233 : 392
  const figures = names.map((name) => `<figure><figcaption>${name}</figcaption><img src="${series}/${name}.png"></figure>`).join('')
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>body{margin:0;height:1000px;columns:${column}px;column-gap:5px;column-fill:auto;background:#888;font:12px sans-serif}figure{margin:0 0 6px;break-inside:avoid}figcaption{background:#000;color:#fff;height:16px;overflow:hidden}img{width:${column}px;max-height:960px;object-fit:cover;object-position:top;display:block}</style>${figures}`)
  const page = await browser.newPage({ viewport: { width: SHEET, height: 1000 } })
  await page.goto(pathToFileURL(file).href)
  const across = await page.evaluate(() => document.documentElement.scrollWidth)
  for (let number = 0; number * SHEET < across; number++) {
    await page.evaluate((left) => scrollTo(left, 0), number * SHEET)
    await page.screenshot({ path: join(folder, `sheet-${series}-${String(number + 1).padStart(2, '0')}.png`) })
  }
  await page.close()
}

/** Nine telephones, five tablets or three desktops across. */
const SHEET = 1197
export interface Folder { readonly folder: string; readonly looks: readonly string[]; readonly widths: readonly number[] }
interface Series { readonly folder: string; readonly series: string; readonly width: number }
