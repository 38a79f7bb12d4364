import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** A resident with the plainest of browsers: follows redirects, keeps cookies, sends what the form on the page holds. No script. */
export class Resident {
  readonly app: FastifyInstance
  readonly browser: string | undefined
  readonly jar = new Map<string, string>()
  page = ''
  url = '/'
  status = 0
  posts = 0

  /** `browser`: what it says of itself. */
  constructor(app: FastifyInstance, browser?: string) {
    this.app = app
    this.browser = browser
  }

  async open(url: string): Promise<this> {
    return this.arrive(await this.app.inject({ method: 'GET', url, headers: this.headers() }), url)
  }

  /** Fills the (first) form of the page that posts to `action` and sends it; only what the page offers can be sent. */
  async submit(action: string, fields: Record<string, string> = {}, more: { headers?: Record<string, string>; /** A button that sends the form elsewhere. */ by?: string } = {}): Promise<this> {
    if (more.by && !this.page.includes(`formaction="${more.by}"`)) throw new Error(`no button of the page leads to ${more.by}`)
    const body = new URLSearchParams({ ...hiddenOf(this.page, action), ...fields })
    this.posts += 1
    const answer = await this.app.inject({ method: 'POST', url: more.by ?? action, payload: body.toString(), headers: { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded', ...more.headers } })
    return this.arrive(answer, more.by ?? action)
  }

  async upload(action: string, fields: Record<string, string>, files: readonly { name: string, content: Buffer }[], by = action): Promise<this> {
    const mark = 'x-form-part'
    const text = Object.entries({ ...hiddenOf(this.page, action), ...fields }).map(([name, value]) => Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
    const parts = files.map(({ name, content }) => Buffer.concat([Buffer.from(`--${mark}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from('\r\n')]))
    const payload = Buffer.concat([...text, ...parts, Buffer.from(`--${mark}--\r\n`)])
    return this.arrive(await this.app.inject({ method: 'POST', url: by, payload, headers: { ...this.headers(), 'content-type': `multipart/form-data; boundary=${mark}` } }), by)
  }

  headers(): Record<string, string> {
    return { host: 'localhost', ...(this.browser ? { 'user-agent': this.browser } : {}), cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  text(): string {
    return this.page.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ').replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n))).replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, ' ')
  }

  private async arrive(answer: LightMyRequestResponse, url: string): Promise<this> {
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (/Max-Age=0/.test(cookie)) this.jar.delete(name)
      else this.jar.set(name, value)
    }
    const to = answer.headers.location
    if (answer.statusCode >= 300 && answer.statusCode < 400 && to) return this.open(to)
    Object.assign(this, { page: answer.body, url, status: answer.statusCode })
    return this
  }
}

/** By the code that the simulator shows; where none was sent (asked for too often), he stays outside. */
export async function signInByPhone(who: Resident, phone: string): Promise<Resident> {
  await who.open('/sign-in')
  await who.submit('/sign-in', { phone })
  await who.open('/simulator/phone')
  const code = /验证码 (\d{6})/.exec(who.text())?.[1]
  await who.open('/sign-in/code')
  return code ? who.submit('/sign-in/code', { code }) : who
}

function hiddenOf(page: string, action: string): Record<string, string> {
  const form = [...page.matchAll(/<form [^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(([, to]) => to === action)?.[2]
  if (form === undefined) throw new Error(`the page has no form for ${action}`)
  return Object.fromEntries([...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [name, value]))
}
