import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Actor } from '../platform/access.ts'
import { createFileStore } from '../platform/files.ts'
import { mountErrors, mountRoutes, type AnyRoute } from '../platform/http.ts'
import { startStreams } from '../platform/streams.ts'
import { aCity, sightOf, type City } from './city.ts'
import type { Desk } from '../rooms/work-orders/desk.ts'

/** Routes of a room over a real database, asked as whoever the test names. */
export const aDesk = async (routesOf: (desk: Desk) => readonly AnyRoute[], start?: string): Promise<TestDesk> => {
  const city = await aCity(start)
  const folder = await mkdtemp(join(tmpdir(), 'desk-'))
  const { pool } = city.database
  const streams = await startStreams({ pool })
  const desk: Desk = {
    pool, clock: city.clock, vault: city.house.vault, files: createFileStore({ folder, vault: city.house.vault }), streams, house: city.house, sightOf,
    clientOf: () => undefined, clientMay: () => false, requireSecondFactor: () => {},
  }
  const people = new Map<string, Actor>()
  const app = Fastify()
  mountErrors(app)
  await app.register(multipart)
  mountRoutes(app, routesOf(desk), { pool, clock: city.clock, sightOf, whoAsks: async (request) => people.get(String(request.headers['x-test-actor'])) ?? null })
  const ask: TestDesk['ask'] = async (actor, method, url, payload, headers = {}) => {
    if (actor) people.set(actor.id, actor)
    const response = await app.inject({ method, url, headers: { ...(actor ? { 'x-test-actor': actor.id } : {}), ...headers }, ...(payload === undefined ? {} : { payload }) })
    return { status: response.statusCode, headers: response.headers as Record<string, string>, raw: response.rawPayload, body: response.headers['content-type']?.toString().includes('json') && !response.headers['content-disposition'] ? response.json() : response.payload }
  }
  const close = async (): Promise<void> => {
    await app.close()
    await streams.stop()
    await city.database.drop()
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return { city, desk, app, folder, ask, close }
}

/** A multipart form with files, as a browser sends it. */
export const filesForm = (files: readonly { name: string; content: Buffer }[]): { payload: Buffer; headers: Record<string, string> } => {
  const boundary = 'b0undary'
  const parts = files.flatMap(({ name, content }) => [Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), content, Buffer.from('\r\n')])
  return { payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}

export type TestDesk = {
  city: City; desk: Desk; app: FastifyInstance; folder: string; close: () => Promise<void>
  ask: (actor: Actor | null, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | Buffer, headers?: Record<string, string>) => Promise<Answer>
}
// The tests look at answers as a client does: without types.
export type Answer = { status: number; headers: Record<string, string>; raw: Buffer; body: any }
