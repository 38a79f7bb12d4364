import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { intakeInput } from '../../contract/intake.ts'

/**
 * A line of the hotline's messages or of the consultations as one request. The writers are pseudonyms: name and number are
 * made from the pseudonym, always the same, so that the same writer's second message can be recognized. The request's id
 * is made from the line's: a replay that was interrupted and is started again doubles nothing.
 */
export function readMessage(line: string): Message {
  const row = JSON.parse(line) as { id: string; user?: string; title?: string; text: string; area?: string; time?: string }
  const writer = digest(row.user ?? row.id)
  return {
    id: row.id,
    sentAt: row.time ? `${row.time}+08:00` : undefined,
    intake: (door: string): IntakeBody => ({
      requestId: uuidFrom(`${door}:${row.id}`),
      forWhom: 'self',
      anonymous: false,
      person: { name: `网友${writer.slice(0, 5)}`, phone: `199${(BigInt(`0x${writer.slice(0, 12)}`) % 100_000_000n).toString().padStart(8, '0')}` },
      kind: row.title ? 'task' : 'question',
      need: row.text,
      title: row.title?.slice(0, 100),
      place: row.area?.slice(0, 200),
    }),
  }
}

function uuidFrom(name: string): string {
  const hex = digest(name)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export type IntakeBody = z.input<typeof intakeInput>
export type Message = { id: string; sentAt: string | undefined; intake(door: string): IntakeBody }
