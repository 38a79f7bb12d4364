import type { Actor } from '../../platform/access.ts'
import { refuse } from '../../platform/errors.ts'

/** What belongs to an account: other systems and residents are signed in too, but have none. */
export const demandStaff = (actor: Actor): void => {
  if (actor.kind !== 'staff') refuse('notAllowed', '这项功能只供工作人员使用。')
}
