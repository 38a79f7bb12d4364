import type { Actor } from '../../platform/access.ts'
import type { Write } from '../../platform/flush.ts'

/**
 * Binds files uploaded beforehand to an order. Only the uploader's own, and only those bound to nothing yet: an id picked
 * up elsewhere binds nothing.
 */
export const attachTo = (orderId: string, ids: readonly string[] | undefined, actor: Actor): Write[] =>
  (ids ?? []).map((id) => ({
    update: 'attachment', set: { subject_kind: 'workOrder', subject_id: orderId },
    where: { id, uploaded_by_id: actor.id, subject_kind: null, removed_at: null }, optional: true,
  }))
