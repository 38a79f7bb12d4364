import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { movableClock, type MovableClock } from '../../../platform/clock.ts'
import { createVault, newKeyring, type Vault } from '../../../platform/crypto.ts'
import { createFileStore, type FileStore } from '../../../platform/files.ts'
import { mountPortal } from '../index.ts'
import { paperDesk } from './paper-desk.ts'

/** The citizens' pages by themselves, over a desk of paper; on 23 November 2026 at two in the afternoon, unless said. */
export const openPaperPortal = async ({ pool, drop }: { pool: Pool; drop: () => Promise<void> }, at = '2026-11-23T06:00:00Z'): Promise<PaperPortal> => {
  const [vault, clock, desk, app] = [createVault(newKeyring()), movableClock(new Date(at)), paperDesk(), Fastify()]
  const files = createFileStore({ folder: mkdtempSync(join(tmpdir(), 'portal-')), vault })
  const { notFound } = await mountPortal(app, { pool, vault, clock, files, desk, secure: false })
  app.setNotFoundHandler(notFound)
  return { app, desk, pool, vault, clock, files, close: async () => { await app.close(); await drop() } }
}

export type PaperPortal = { app: FastifyInstance; desk: ReturnType<typeof paperDesk>; pool: Pool; vault: Vault; clock: MovableClock; files: FileStore; close: () => Promise<void> }
