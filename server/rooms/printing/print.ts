import { paperDocx } from '../../platform/paper/docx.ts'
import { paperPdf } from '../../platform/paper/pdf.ts'
import { paperOfNotice } from './one-time-notice.ts'
import type { OneTimeNotice } from './one-time-notice.ts'
import { paperOfOrder } from './printable-order.ts'
import type { PrintableOrder } from './printable-order.ts'

/** The papers of this room. A PDF needs a Chinese font on the server (`NoFont` where there is none); docx never does. */
export const workOrderDocx = (order: PrintableOrder): Promise<Buffer> => paperDocx(paperOfOrder(order))
export const workOrderPdf = (order: PrintableOrder): Promise<Buffer> => paperPdf(paperOfOrder(order))
export const oneTimeNoticeDocx = (notice: OneTimeNotice): Promise<Buffer> => paperDocx(paperOfNotice(notice))
export const oneTimeNoticePdf = (notice: OneTimeNotice): Promise<Buffer> => paperPdf(paperOfNotice(notice))

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export { NoFont } from '../../platform/paper/pdf.ts'
export type { OneTimeNotice } from './one-time-notice.ts'
export type { PrintableOrder } from './printable-order.ts'
