import Fastify from 'fastify'
import { readFileSync } from 'node:fs'

/** The bare Fastify route that our pages are measured against: the very bytes that the product sent, and nothing else. `BENCH_PAGES` names a file: path → body, type, coding. */
const pages = JSON.parse(readFileSync(process.env.BENCH_PAGES!, 'utf8')) as Record<string, BarePage>
const app = Fastify({ logger: false })
app.get('/healthz', async () => ({ ok: true }))
for (const [path, page] of Object.entries(pages)) {
  const body = Buffer.from(page.body, 'base64')
  app.get(path, (_request, reply) => reply.headers(page.headers).send(body))
}
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.on('SIGTERM', () => process.exit(0))

export type BarePage = { body: string; headers: Record<string, string> }
