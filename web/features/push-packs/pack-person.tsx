import { Link } from 'react-router'
import type { PackView } from '../../../contract/push-packs.ts'
import { stateFamily } from '../../face/states.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark, StateTag } from '../../ui/badges.tsx'

/** His open and past matters and what he has already handed in: nobody tells his story twice. */
export const PackPerson = ({ person }: { person: NonNullable<PackView['person']> }) => (
  <section className="stack" aria-label="本人情况">
    <p className="row"><strong>{person.name}</strong><Mark words={person.gate.basisWords} shape="done" icon="check" /><span className="soft small">{shortMoment(person.gate.until)} 前可看</span><Link className="push small" to={`/files/${person.personId}`} target="_blank">打开服务档案</Link></p>
    {person.matters.length === 0 ? <p className="soft small">没有以前的诉求。</p> : null}
    <ul className="stack small">{person.matters.map((matter) => (
      <li key={matter.id}>
        {matter.covered ? <span className="soft">敏感事项，填明目的后查看</span> : <><strong>{matter.title}</strong> <span className="soft">{matter.topicName}</span></>}
        {matter.orders.map((order) => <span key={order.id} className="row"><Link to={`/orders/${order.id}`} target="_blank" className="num">{order.number}</Link><StateTag shape={stateFamily[order.state]} word={order.stateName} /><span className="soft">{order.unitName} {shortMoment(order.closedAt ?? order.createdAt)}{order.solved === null ? '' : order.solved ? '，已解决' : '，未解决'}</span></span>)}
      </li>
    ))}</ul>
    {person.materials.length ? <p className="small">已有材料（不再要）：{person.materials.map((file) => `${file.name}（${file.orderNumber}，${shortMoment(file.at)}）`).join('、')}</p> : null}
  </section>
)
