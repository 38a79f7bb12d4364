import { Link, useNavigate, useParams } from 'react-router'
import { ActionBar } from '../features/work-orders/action-bar.tsx'
import { AttachmentsPanel } from '../features/work-orders/attachments-panel.tsx'
import { ClocksPanel } from '../features/work-orders/clocks-panel.tsx'
import { useOrder } from '../features/work-orders/data.ts'
import { PendingNotes } from '../features/work-orders/pending-notes.tsx'
import { PersonPanel } from '../features/work-orders/person-panel.tsx'
import { Presence } from '../features/work-orders/presence.tsx'
import { RecordHeader } from '../features/work-orders/record-header.tsx'
import { RelatedPanel } from '../features/work-orders/related-panel.tsx'
import { SensitivePanel } from '../features/work-orders/sensitive-panel.tsx'
import { Story } from '../features/work-orders/story.tsx'
import { LimitationPanel } from '../features/limitation/limitation-panel.tsx'
import { Propose } from '../features/publications/propose.tsx'
import { OrderPack } from '../features/push-packs/pack-panel.tsx'
import { useSession } from '../features/security/data.ts'
import type { OrderDetail } from '../../contract/work-orders.ts'
import { refusalOf } from '../lib/client.ts'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Facts, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** 一张工单 */
export default function RecordPage() {
  const { id = '' } = useParams()
  const order = useOrder(id)
  const session = useSession()
  const navigate = useNavigate()
  useShortcuts({ u: () => void (window.history.length > 1 ? navigate(-1) : navigate('/orders')) })
  usePage(order.data ? `${order.data.number} ${order.data.title}` : '工单', recordKeys)
  if (order.isPending) return <RowsSkeleton rows={12} />
  if (!order.data) return <div className="stack"><h1>工单</h1><ErrorPanel message={refusalOf(order.error).message}><p className="row"><Button onClick={() => void order.refetch()}>重试</Button><Link to="/orders">回到工单列表</Link></p></ErrorPanel></div>
  return (
    <article className="record">
      <RecordHeader order={order.data} />
      <Presence order={order.data} me={session.data?.signedIn ? session.data.name : ''} />
      {order.error ? <ErrorPanel message={`下面可能不是最新的：${refusalOf(order.error).message}`} /> : null}
      <ActionBar order={order.data} />
      <PendingNotes order={order.data} />
      <div className="record-columns">
        <div><SensitivePanel order={order.data} /><Need order={order.data} />{order.data.sensitivity.covered ? null : <OrderPack orderId={order.data.id} />}<Result order={order.data} /><Story order={order.data} /></div>
        <div><PersonPanel order={order.data} />{order.data.sensitivity.covered ? null : <LimitationPanel orderId={order.data.id} />}<ClocksPanel clocks={order.data.clocks} /><AttachmentsPanel order={order.data} /><RelatedPanel order={order.data} /></div>
      </div>
    </article>
  )
}

const Need = ({ order }: { order: OrderDetail }) => (
  <Panel title="诉求">
    <p className="words need">{order.need}</p>
    {order.place || order.placeDetail ? <p className="soft small">地点：{[order.areaName, order.placeDetail ?? order.place].filter(Boolean).join(' ')}</p> : null}
  </Panel>
)

const Result = ({ order }: { order: OrderDetail }) =>
  order.publicReply || order.account ? (
    <Panel title="办理结果" aside={order.publication || order.mayPropose ? <span className="row push no-print"><Propose order={order} /></span> : null}>
      <Facts rows={[
        order.publicReply ? ['答复当事人', <span key="r" className="words">{order.publicReply}</span>] : null,
        order.account ? ['办理情况（内部）', <span key="a" className="words">{order.account}</span>] : null,
        order.basis ? ['依据', <span key="b" className="words">{order.basis}</span>] : null,
        order.solved === null ? null : ['是否解决', order.solved ? '已解决' : '未解决'],
      ]} />
    </Panel>
  ) : null

const recordKeys = [['1 … 9', '打开第几个操作'], ['Ctrl + Enter', '确认当前操作'], ['Esc', '收起表单'], ['F3', '引用推送里的下一条法条或答复'], ['u', '回到列表']] as const
