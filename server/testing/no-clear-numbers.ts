import type pg from 'pg'
import { numbersIn } from '../platform/narrative-tokens/index.ts'

/**
 * Watches what the application writes while the tests run: a telephone, identity or card number in clear in any value fails
 * the test that wrote it. So no room can forget to keep numbers as tokens (server/platform/narrative-tokens).
 */
export function forbidClearNumbers(pool: pg.Pool): void {
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [asked, given] = args as [{ text?: string; values?: unknown[] } | string, unknown[]?]
      const text = typeof asked === 'string' ? asked : asked?.text ?? ''
      const found = writes.test(text) ? clearIn((typeof asked === 'string' ? given : asked?.values) ?? []) : undefined
      if (found === undefined) return query(...args)
      const error = new Error(`a number in clear on its way into the database: ${found} (${text.slice(0, 120)})`)
      const done = args.at(-1)
      return typeof done === 'function' ? done(error) : Promise.reject(error)
    }) as typeof client.query
  })
}

export function clearIn(values: unknown): string | undefined {
  if (typeof values === 'string') return isClosed(values) ? undefined : clearText(values)
  if (!Array.isArray(values)) return undefined
  for (const one of values) {
    const found = clearIn(one)
    if (found !== undefined) return found
  }
  return undefined
}

const writes = /\b(?:insert\s+into|update)\b/iu
/** Sealed texts, hashes and keys look like nothing, and may hold long runs of digits by chance. */
const isClosed = (text: string): boolean => /^s\d+\.[a-z-]+\.[\w-]+$/u.test(text) || /^(?:[0-9a-f-]{32,}|c_[0-9a-f]{12,})$/iu.test(text) || /^\$argon2/u.test(text)

// A number of JSON that stands by itself is no telephone (milliseconds, bytes).
function clearText(text: string): string | undefined {
  const open = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|s\d+\.[a-z-]+\.[\w-]{40,}|[0-9a-f]{32,}|c_[0-9a-f]{12,}|(?<=[:[,])-?\d+(?:\.\d+)?(?=[,}\]])/giu, ' ')
  const found = numbersIn(open).filter(one => one.kind !== 'plate' && one.kind !== 'passport')[0]
  return found && `${found.kind} ${open.slice(Math.max(0, found.at - 20), found.at + found.length + 5)}`
}
