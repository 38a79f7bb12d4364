import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../dist/web/', import.meta.url))

/** The built staff pages under /staff; any path that is no file is a page of the application. */
export const mountStaffWeb = async (app: FastifyInstance): Promise<void> => {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/staff', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send('工作台页面还没有生成，请用 npm start 启动。'))
    return
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const send = (reply: { headers: (h: Record<string, string>) => { type: (t: string) => { send: (b: string) => unknown } } }): unknown => reply.headers(pageHeaders).type('text/html; charset=utf-8').send(page)
  await app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/staff/assets/', immutable: true, maxAge: '365d', index: false })
  app.get('/staff', (_request, reply) => send(reply))
  app.get('/staff/*', (_request, reply) => send(reply))
}

/** antd writes its styles at run time; scripts come from our own files only. */
const pageHeaders = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-cache', 'x-frame-options': 'DENY',
}
