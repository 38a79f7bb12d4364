import { liveTaskStates } from '../../../contract/coverage.ts'
import type { Transition } from '../../platform/lifecycle.ts'

/** The life of a gap that became a task. It ends when the cell is filled, whoever fills it, and lives again when it is emptied. */
export const taskTransitions: readonly Transition[] = [
  { from: ['open', 'assigned'], action: 'assign', to: 'assigned' },
  { from: ['open', 'assigned'], action: 'finish', to: 'finished' },
  { from: 'finished', action: 'confirm', to: 'closed' },
  { from: 'finished', action: 'sendBack', to: 'assigned' },
  { from: liveTaskStates, action: 'cancel', to: 'cancelled' },
  { from: ['closed', 'cancelled'], action: 'reopen', to: 'assigned' },
  { from: liveTaskStates, action: 'tellOverdue', to: 'same' },
  { from: liveTaskStates, action: 'closeFilled', to: 'closed' },
  { from: 'closed', action: 'emptied', to: 'assigned' },
]

/** In SQL, behind a column of states. */
export const isLive = `in (${liveTaskStates.map((state) => `'${state}'`).join(', ')})`
