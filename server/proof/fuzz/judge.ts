/**
 * What an answer must never be: a defect, a look into our inside, or a refusal that a person cannot read. `past` tells
 * whether the case got behind rights and schema, as far as the answer shows it: a doubtful one does not count.
 */
export const judge = (answer: Answered): { faults: string[]; past: boolean } => {
  const { status, body, type } = answer
  const faults: string[] = []
  if (status >= 500) faults.push(`status ${status}`)
  const inside = insides.find((pattern) => pattern.test(body))
  if (inside) faults.push(`shows its inside: ${inside.exec(body)?.[0].slice(0, 80)}`)
  if (/"polluted"|polluted/.test(body) && status < 400) faults.push('a prototype key went through')
  if (status >= 400 && !/[\u4e00-\u9fff]{2}/.test(wordsOf(body, type))) faults.push(`refusal ${status} without a Chinese word: ${body.slice(0, 120)}`)
  return { faults, past: isPast(status, body, type) }
}

const insides = [/\n\s+at [^\n]+:\d+:\d+/, /node:internal|node_modules|\/server\/(platform|rooms)\//, /\b(select|insert into|update|delete from) [\w".*, ]+ (from|set|values|where) /i, /violates|duplicate key|relation "|syntax error at|invalid input syntax|invalid byte sequence|could not serialize/i, /\b(Type|Range|Reference|Syntax|Zod)Error\b/, /FST_ERR|ECONNRE|pg_catalog|pg_stat|psql:/]

/** The message to the reader, not what he typed and got back. */
function wordsOf(body: string, type: string): string {
  if (!type.includes('json')) return body
  try {
    const { error, error_description: words } = JSON.parse(body) as { error?: { message?: string } | string; error_description?: string }
    return typeof error === 'object' ? (error.message ?? '') : (words ?? '')
  } catch {
    return ''
  }
}

function isPast(status: number, body: string, type: string): boolean {
  if (status < 400) return true
  if ([400, 401, 403, 405, 413, 414, 415, 429, 431].includes(status)) return type.includes('json') && body.includes('"error":"invalid_')
  if (status === 422) return type.includes('json') && !body.includes('有的内容没有填对')
  if (status === 404) return !body.includes('没有这个接口') && !type.includes('html')
  return true
}

export type Answered = { status: number; body: string; type: string }
