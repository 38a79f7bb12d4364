import { securityEndpoints as security, type DemoPerson } from '../../contract/security.ts'

/** Asks a running server as our own pages do; a body makes it a POST. */
export function talk(url: string, headers: Record<string, string> = {}): Talk {
  return async (path, body) => {
    const answer = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-santai': '1', 'sec-fetch-site': 'same-origin', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json().catch(() => ({})), cookie: answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ') }
  }
}

/** Signs in with one click, as only a demonstration allows. */
export async function demoSession(url: string, role: string): Promise<Talk> {
  const { status, body } = await talk(url)(security.demoPeople.path)
  const person = status === 200 ? (body as DemoPerson[]).find(one => one.role === role) : undefined
  if (!person) throw new Error('这个入口需要演示模式的人员。正式运行时请用 --door api，并设置 SANTAI_CLIENT_ID 和 SANTAI_CLIENT_SECRET。')
  const { cookie } = await talk(url)(security.demoSignIn.path, { accountId: person.accountId })
  return talk(url, { cookie })
}

export type Answer = { status: number; body: any; cookie: string }
export type Talk = (path: string, body?: unknown) => Promise<Answer>
