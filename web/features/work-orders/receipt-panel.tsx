import { Link } from 'react-router'
import type { IntakeReceipt } from '../../../contract/intake.ts'
import { moment } from '../../lib/format.ts'
import { Facts, Notice } from '../../ui/panels.tsx'

/** What to tell the person before hanging up or handing over the paper. The query code is shown this once. */
export const ReceiptPanel = ({ receipt, sayTo, phone }: { receipt: IntakeReceipt; sayTo: string; phone: boolean }) => (
  <div className="stack">
    <Notice tone="good"><strong>{{ created: '已登记为新工单', joined: '同一诉求已有工单，本次已并入续办', answered: '已当场答复并办结' }[receipt.outcome]}</strong>　{receipt.promise}</Notice>
    <Facts rows={[
      ['工单号', <Link key="n" className="num" to={`/orders/${receipt.orderId}`}>{receipt.number}</Link>],
      receipt.queryCode ? ['查询码', <span key="q"><strong className="query-code">{receipt.queryCode}</strong><span className="soft small">　请告知{sayTo}：凭查询码和{phone ? '登记的电话' : '工单号'}可在网上查看进度。只显示这一次。</span></span>] : null,
      receipt.dueAt ? ['下一步最迟', <span key="d" className="num">{moment(receipt.dueAt)} 前</span>] : null,
    ]} />
  </div>
)
