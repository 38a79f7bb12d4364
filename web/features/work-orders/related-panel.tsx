import { Link } from 'react-router'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { stateFamily } from '../../face/states.ts'
import { shortMoment } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Panel } from '../../ui/panels.tsx'
import { partWord, stateWord } from './words.ts'

/** Assisting, split and merged orders; and others that sound alike. */
export const RelatedPanel = ({ order }: { order: OrderDetail }) => (
  <>
    {order.parts.length > 0 ? (
      <Panel title="同一件事的各部分">
        <ul className="stack">
          {order.parts.map((part) => <li key={part.id} className="row"><span className="soft">{partWord[part.part]}</span><Link to={`/orders/${part.id}`} className="num">{part.number}</Link><span className="grow">{part.unitName}</span><StateTag shape={stateFamily[part.state]} word={stateWord[part.state]} /></li>)}
        </ul>
      </Panel>
    ) : null}
    {order.alike.length > 0 ? (
      <Panel title="相近的工单">
        <ul className="stack">
          {order.alike.map((row) => <li key={row.id}><Link to={`/orders/${row.id}`}>{row.title}</Link> <span className="soft small num">{row.number} · {shortMoment(row.createdAt)}</span> <StateTag shape={stateFamily[row.state]} word={stateWord[row.state]} /></li>)}
        </ul>
      </Panel>
    ) : null}
  </>
)
