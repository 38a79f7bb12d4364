import type { Grade } from '../../../contract/work-order-states.ts'
import type { Row } from '../../platform/flush.ts'

export const gradeWords: Readonly<Record<Grade, string>> = {
  verySatisfied: '非常满意', satisfied: '满意', fairlySatisfied: '基本满意', dissatisfied: '不满意', veryDissatisfied: '非常不满意',
}

/** The two grades that call for follow-up and rectification (政务服务“好差评”). */
export const isBad = (grade: string | null): boolean => grade === 'dissatisfied' || grade === 'veryDissatisfied'

/** Columns of an order that is done; a vote given in an earlier round does not stand for this one. */
export const closed = (now: Date): Row => ({ closed_at: now, returns_to: null, rating: null, consult_unit_id: null })
