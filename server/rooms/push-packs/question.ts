import type { ServiceFileView } from '../../../contract/service-files.ts'
import type { Tx } from '../../platform/context.ts'
import type { Actor } from '../../platform/access.ts'
import { withoutCodes } from '../../platform/narrative-tokens/index.ts'
import { fileGate, type FileGate } from '../citizens/index.ts'
import { fileView } from '../service-files/index.ts'
import type { Order, PackDeps } from './deps.ts'

/** What is looked for: the words of the need, or, before any are typed, those of the verified person's last matter. */
export const questionOf = (need: string, file: ServiceFileView | null): Question => {
  if (need.trim()) return { text: need, from: 'need', topic: null }
  const last = file?.matters.find((matter) => !matter.covered)
  return last ? { text: [last.title, last.contacts.at(-1)?.said ?? ''].join('。'), from: 'lastMatter', topic: last.topic } : { text: '', from: 'nothing', topic: null }
}

/** His file as far as an open gate reaches; without one nothing is read of him, so that nothing can show. */
export const fileOf = async (tx: Tx, personId: string | null, { actor, now, vault, world }: PackDeps & { actor: Actor; now: Date }): Promise<{ gate: FileGate; file: ServiceFileView | null }> => {
  if (!personId) return { gate: { open: false }, file: null }
  const gate = await fileGate(tx, { actor, personId, now })
  return { gate, file: gate.open ? await fileView(tx, gate, { actor, now, vault, world: world() }) : null }
}

/** The need of an order as it is stored, numbers of persons left out. */
export const needOf = (order: Order): string => withoutCodes(`${order.title}。${order.need}`)

export type Question = { text: string; from: 'need' | 'lastMatter' | 'nothing'; topic: string | null }
