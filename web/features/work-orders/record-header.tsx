import type { OrderDetail } from '../../../contract/work-orders.ts'
import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import { topicName } from '../../../contract/topics.ts'
import { stateFamily } from '../../face/states.ts'
import { addressOf } from '../../lib/client.ts'
import { moment } from '../../lib/format.ts'
import { Mark, StateTag, LevelBadge } from '../../ui/badges.tsx'
import { Icon } from '../../ui/icon.tsx'
import { doorWord, stateWord } from './words.ts'

/** Number, title, state, whose turn, time left: the answer to "how does it stand?" in one look. */
export const RecordHeader = ({ order }: { order: OrderDetail }) => (
  <header className="record-head">
    <div className="row">
      <span className="soft num">{order.number}</span>
      <StateTag shape={stateFamily[order.state]} word={stateWord[order.state]} />
      <LevelBadge value={order.level} words={order.dueWords} />
      {order.part === 'assist' ? <Mark words="协办" /> : null}
      {order.kind === 'question' ? <Mark words="咨询（短流程）" /> : null}
      {order.supervised ? <Mark words="督办中" shape="yours" icon="seal" /> : null}
      {order.urgedTimes > 0 ? <Mark words={`当事人催办 ${order.urgedTimes} 次`} shape="yours" icon="urge" /> : null}
      {order.anonymous ? <Mark words="匿名" shape="aside" /> : null}
      <span className="row push no-print">
        <a className="button tight" href={addressOf(workOrderEndpoints.print, { id: order.id, format: 'pdf' })} target="_blank" rel="noreferrer"><Icon name="print" />打印 PDF</a>
        <a className="button tight" href={addressOf(workOrderEndpoints.print, { id: order.id, format: 'docx' })} download><Icon name="form" />下载 Word</a>
      </span>
    </div>
    <h1>{order.title}</h1>
    <p className="row"><strong>{order.turn}</strong></p>
    <p className="soft small">{doorWord[order.door]}登记 {moment(order.createdAt)}{order.intakeUnitName ? `，${order.intakeUnitName}` : ''}　类别：{topicName(order.topic)}　属地：{order.bureauName}{order.areaName ? `（${order.areaName}）` : ''}</p>
  </header>
)
