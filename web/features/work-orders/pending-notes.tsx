import type { ReactNode } from 'react'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { moment } from '../../lib/format.ts'
import { Notice } from '../../ui/panels.tsx'
import { gradeWord } from './words.ts'

/** What hangs in the air: asked material, a return or extension to rule on, consultation, press, rating, foreign duties. */
export const PendingNotes = ({ order }: { order: OrderDetail }) => (
  <div className="stack">
    {notesOf(order).map(([key, words, amber]) => <Notice key={key} tone={amber ? 'amber' : 'info'}>{words}</Notice>)}
  </div>
)

function notesOf(o: OrderDetail): [string, ReactNode, boolean][] {
  const notes: ([string, ReactNode, boolean] | null)[] = [
    o.press && ['press', <>督办要求：<span className="words">{o.press.demand}</span>{o.press.dueAt ? `（${moment(o.press.dueAt)} 前回复）` : ''}{o.press.answer ? <p>已回复：{o.press.answer}</p> : null}</>, !o.press.answer],
    o.pendingReturn && ['return', <>{o.pendingReturn.by} 申请退回（{o.pendingReturn.ground}）：<span className="words">{o.pendingReturn.reason}</span></>, true],
    o.pendingExtension && ['extension', <>{o.pendingExtension.by} 申请延期 {o.pendingExtension.workdays} 个工作日：<span className="words">{o.pendingExtension.reason}</span></>, true],
    o.material && o.state === 'toSupplement' ? ['material', <>等当事人补充：<span className="words">{o.material}</span></>, false] : null,
    o.consult && ['consult', <>请 {o.consult.unitName} 会商：{o.consult.question}{o.consult.answer ? <p>答复：<span className="words">{o.consult.answer}</span></p> : '（尚未答复）'}</>, false],
    o.foreign && ['foreign', <>来自 {o.foreign.source}，对方编号 {o.foreign.number}{o.foreign.dueAt ? `，对方时限 ${moment(o.foreign.dueAt)}` : ''}。{o.foreign.fedBackAt ? `已于 ${moment(o.foreign.fedBackAt)} 反馈${o.foreign.receipt ? `，回执 ${o.foreign.receipt}` : '，尚无回执'}` : '尚未反馈'}</>, !o.foreign.fedBackAt],
    o.rating && ['rating', <>当事人评价：<strong>{gradeWord[o.rating.grade] ?? o.rating.grade}</strong>（{moment(o.rating.at)}）{o.rating.words ? <p className="words">{o.rating.words}</p> : null}</>, o.rating.grade.toLowerCase().includes('dis')],
    o.reviewedReturn ? ['ruled', '退回已经审核裁定，除利益冲突、当事人拒绝调解、执业暂停外，不能再退回。', false] : null,
  ]
  return notes.filter((note) => note !== null && note !== undefined)
}
