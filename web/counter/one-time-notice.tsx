import type { IntakeReceipt } from '../../contract/intake.ts'
import type { IntakeDraft } from '../features/work-orders/intake-draft.ts'
import { useSession } from '../features/security/data.ts'
import { day, moment } from '../lib/format.ts'
import { serverNow } from '../lib/now.ts'

/** 一次性告知书, as it leaves the printer. Name only: the paper may be left lying about. */
export const OneTimeNotice = ({ receipt, sheet }: { receipt: IntakeReceipt; sheet: IntakeDraft }) => {
  const session = useSession()
  const unit = session.data?.signedIn ? (session.data.appointments[0]?.unitName ?? '') : ''
  const materials = sheet.noticeMaterials.split(/[\n；;]/).map((m) => m.trim()).filter(Boolean)
  return (
    <article className="paper" aria-label="一次性告知书">
      <h2>一次性告知书</h2>
      <p>{sheet.anonymous ? '来访人' : sheet.name}{sheet.forWhom !== 'self' && sheet.helperName ? `（由 ${sheet.helperName} 代办）` : ''}：</p>
      <p>您反映的事项已登记，工单号 <strong className="num">{receipt.number}</strong>。{receipt.promise}</p>
      {receipt.dueAt ? <p>下一步最迟：{moment(receipt.dueAt)} 前。</p> : null}
      {materials.length > 0 ? <div><p>还需要您提供以下材料（一次告知，不再另行增加）：</p><ol style={{ listStyle: 'decimal', paddingInlineStart: '2em' }}>{materials.map((m) => <li key={m}>{m}</li>)}</ol></div> : <p>目前不需要您另行提供材料。</p>}
      {receipt.queryCode ? <p>查询码：<strong className="query-code">{receipt.queryCode}</strong><br />凭查询码和{sheet.phone.trim() ? '登记的电话' : '工单号'}，可以在网上查看进度、补充材料、催办、撤回和评价。查询码丢失的，可持身份证件到任一公共法律服务工作站、室找回。</p> : null}
      <p>咨询电话：12348（全天）</p>
      <p className="sign">{unit}<br />{day(serverNow().toISOString())}</p>
    </article>
  )
}
