import { isOpenTo } from './cover.ts'
import { gradeWords } from './closing.ts'
import { getOrder, orderDetail } from './detail.ts'
import { lockOrders, subjectOf } from './order.ts'
import { whatIsKnown } from './person-shown.ts'
import { storyWrites } from './story-line.ts'

/**
 * For the rooms above that keep something beside an order (a limitation sheet, a push pack): read it by right, lock it, and
 * leave a line in its story in the same flush.
 */
export const orderRecords = { get: getOrder, isOpenTo, detail: orderDetail, gradeWords, whatIsKnown, lock: lockOrders, subjectOf, story: storyWrites }
