import type { Actor } from '../../platform/access.ts'
import { attachWrites } from '../../platform/attachments.ts'
import type { Write } from '../../platform/flush.ts'

/** Binds files uploaded beforehand to an order. */
export const attachTo = (orderId: string, ids: readonly string[] | undefined, actor: Actor): Write[] => attachWrites(ids ?? [], 'workOrder', orderId, actor)
