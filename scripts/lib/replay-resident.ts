import type { IntakeBody } from './replay-message.ts'
import type { Outcome } from './replay-doors.ts'

/** Asks as a resident without JavaScript: page after page, sending what each form holds, with a fresh browser each time. */
export async function askAsResident(url: string, intake: IntakeBody): Promise<Outcome> {
  const browser = new PlainBrowser(url)
  await browser.open('/')
  const answers: [string, Record<string, string>][] = [
    ['/ask', { need: intake.need }],
    ['/ask/for-whom', { forWhom: 'self' }],
    ['/ask/need', { need: intake.need, kind: intake.kind ?? 'question', topic: '' }],
    ['/ask/place', { county: 'unknown' }],
    ['/ask/contact', { name: intake.person.name ?? '', phone: intake.person.phone ?? '', idNumber: '' }],
    ['/ask/send', { truthful: 'yes' }],
  ]
  for (const [form, fields] of answers) {
    await browser.submit(form, fields)
    if (browser.status >= 400) return { kind: browser.status >= 500 ? 'failed' : 'refused', why: browser.problem() }
  }
  if (!browser.url.endsWith('/ask/sent')) return { kind: 'refused', why: `停在 ${browser.url}` }
  const number = /[A-Z]{2}[\w-]*\d{4,}[\w-]*/.exec(browser.text())?.[0]
  return { kind: browser.text().includes('这件事已经在办') ? 'joined' : 'created', ...(number && { order: number }) }
}

class PlainBrowser {
  readonly origin: string
  readonly jar = new Map<string, string>()
  page = ''
  url = '/'
  status = 0

  constructor(origin: string) {
    this.origin = origin
  }

  open(path: string): Promise<void> {
    return this.#go(path, {})
  }

  submit(action: string, fields: Record<string, string>): Promise<void> {
    const form = [...this.page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => to === action)?.[2] ?? ''
    const hidden = Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name!, value!]))
    return this.#go(action, { method: 'POST', body: new URLSearchParams({ ...hidden, ...fields }) })
  }

  text(): string {
    return this.page.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  }

  problem(): string {
    return /错误：?([^。]{2,60})|(这个网络[^。]*)/.exec(this.text())?.[0] ?? `页面答复 ${this.status}`
  }

  async #go(path: string, init: RequestInit): Promise<void> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(this.origin + path, { ...init, headers: { cookie, origin: this.origin }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.jar.set(name!, value!)
    }
    const to = answer.headers.get('location')
    if (to) { await answer.arrayBuffer(); return this.#go(new URL(to, this.origin).pathname, {}) }
    this.page = await answer.text()
    this.status = answer.status
    this.url = path
  }
}
