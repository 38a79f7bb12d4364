import Fastify, { type FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { movableClock } from '../../../platform/clock.ts'
import { createVault, newKeyring, type Vault } from '../../../platform/crypto.ts'
import { createFileStore } from '../../../platform/files.ts'
import { mountPortal } from '../index.ts'
import { paperDesk } from './paper-desk.ts'

/** The citizens' pages by themselves, over a desk of paper, on 23 November 2026 at two in the afternoon. */
export const openPaperPortal = async ({ pool, drop }: { pool: Pool; drop: () => Promise<void> }): Promise<PaperPortal> => {
  const vault = createVault(newKeyring())
  const desk = paperDesk()
  const app = Fastify()
  await mountPortal(app, { pool, vault, clock: movableClock(new Date('2026-11-23T06:00:00Z')), files: createFileStore({ folder: '/nonexistent', vault }), desk, secure: false })
  return { app, desk, pool, vault, close: async () => { await app.close(); await drop() } }
}

export type PaperPortal = { app: FastifyInstance; desk: ReturnType<typeof paperDesk>; pool: Pool; vault: Vault; close: () => Promise<void> }
