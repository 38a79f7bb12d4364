import { Link, useParams } from 'react-router'
import { word } from '../../contract/glossary.ts'
import { levelName, payName, wayName, type Definition, type ItemDetail } from '../../contract/service-items.ts'
import { topicName } from '../../contract/topics.ts'
import { useItem } from '../features/service-items/data.ts'
import { ItemActions } from '../features/service-items/item-actions.tsx'
import { refusalOf } from '../lib/client.ts'
import { moment, shortMoment } from '../lib/format.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { ErrorPanel, Facts, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { standingShape } from './service-items-page.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One edition of a service item, with the others beside it. */
export default function ServiceItemPage() {
  const { id = '' } = useParams()
  const found = useItem(id)
  usePage(found.data?.name ?? '服务事项')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>服务事项</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/service-items">回到列表</Link></ErrorPanel></div>
  const item = found.data
  return (
    <article className="record">
      <header className="record-head">
        <div className="row"><StateTag shape={standingShape[item.standing]} word={item.stateName} /><span className="num">{item.code}</span><span>{item.className}</span><span>第 {item.edition} 版</span>{item.toVerify ? <Mark words="有待核实" shape="held" icon="info" /> : null}</div>
        <h1>{item.name}</h1>
      </header>
      <ItemActions key={item.id} item={item} />
      <div className="record-columns">
        <Content item={item} definition={item.definition} />
        <Beside item={item} />
      </div>
    </article>
  )
}

const Content = ({ item, definition }: { item: ItemDetail; definition: Definition }) => (
  <div>
    {definition.toVerify ? <Notice><strong>还待核实：</strong>{definition.toVerify}</Notice> : null}
    <Panel title="说明"><p className="words">{definition.summary}</p></Panel>
    <Panel title="谁可以办"><p className="words need">{definition.forWhom}</p></Panel>
    <Panel title="怎么办"><p className="words need">{definition.steps}</p></Panel>
    <Panel title="带什么">{definition.materials.length === 0 ? <p className="soft">不用带材料</p> : <ul>{definition.materials.map((one) => <li key={one.name}>{one.name}{one.instead ? <>；可以用<strong>{one.instead}</strong>代替</> : null}{one.source ? <span className="soft small">（{one.source}）</span> : null}</li>)}</ul>}</Panel>
    <Panel title="多久">{item.limitWords.length === 0 ? <p className="soft">没有写时限</p> : <ul>{item.limitWords.map((one) => <li key={one.words}>{one.words} {one.verified ? null : <Mark words="待核实" />}<span className="soft small">{one.source}</span></li>)}</ul>}</Panel>
    <Panel title="哪一级怎样提供"><ul>{definition.provision.map((one) => <li key={one.level + one.who}>{levelName(one.level)}：{one.who}（{wayName(one.way)}）</li>)}</ul></Panel>
    <Panel title="依据"><ul>{definition.basis.map((one) => <li key={one.law + (one.article ?? '')}>《{one.law}》{one.article ?? ''} <span className="soft small">{one.says} · {word('sourceLevel', one.level)}</span></li>)}</ul></Panel>
  </div>
)

const Beside = ({ item }: { item: ItemDetail }) => (
  <div>
    <Panel title="登记">
      <Facts rows={[
        ['渠道', item.definition.doors.map((door) => word('door', door)).join('、')], ['收费', `${payName(item.definition.pay)}：${item.definition.payBasis}`], ['归入类别', topicName(item.definition.topic)], ['监督电话', item.definition.supervisionPhone],
        ['生效', item.validFrom ?? '尚未'], item.withdrawnOn ? ['停用', item.withdrawnOn] : null, ['写稿', item.writtenBy ?? '随系统提供'], ['核准', item.approvedAt ? `${item.approvedBy ?? '随系统提供'} ${moment(item.approvedAt)}` : '尚未'],
      ]} />
      {item.standing === 'inForce' ? <p><a href={`/guides/${item.code}`}>看群众看到的办事指南</a></p> : null}
    </Panel>
    <Panel title="各版"><ul>{item.editions.map((one) => <li key={one.id}>{one.id === item.id ? <strong>第 {one.edition} 版</strong> : <Link to={`/service-items/${one.id}`}>第 {one.edition} 版</Link>}　{word('itemStanding', one.standing)}{one.validFrom ? `，${one.validFrom} 起` : ''}</li>)}</ul></Panel>
    {item.story.length > 0 ? <Panel title="经过"><Timeline rows={item.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text && line.text !== line.label ? <p className="words">{line.text}</p> : null}</>, latest: i === item.story.length - 1 }))} /></Panel> : null}
  </div>
)
