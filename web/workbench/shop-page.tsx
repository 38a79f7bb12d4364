import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { reviewOutcomeWords, shopEndpoints, shopInputs, type ShopView } from '../../contract/shops.ts'
import { ActBar } from '../features/shops/act-bar.tsx'
import { useActOnShop, useAddProduct, useShop } from '../features/shops/data.ts'
import { ProductPanel } from '../features/shops/product-panel.tsx'
import { shopShape } from '../features/shops/shapes.ts'
import { ShopForm } from '../features/shops/shop-form.tsx'
import { refusalOf } from '../lib/client.ts'
import { moment, shortMoment } from '../lib/format.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Facts, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** One shop: for its body to keep, for the bureau to review. */
export default function ShopPage() {
  const { id = '' } = useParams()
  const found = useShop(id)
  usePage(found.data?.name ?? '网上店铺')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>网上店铺</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/shops">回到列表</Link></ErrorPanel></div>
  return <Shop shop={found.data} />
}

const Shop = ({ shop }: { shop: ShopView }) => {
  const act = useActOnShop(shop.id, shop.version)
  const { name, intro, specialities, hours, responsible, answererId, deputyId } = shop
  const waiting = shop.requests.filter((one) => one.waiting)
  const first = waiting.filter((one) => one.dueAt).toSorted((a, b) => a.dueAt!.localeCompare(b.dueAt!))[0]
  return (
    <article className="record">
      <header className="record-head"><div className="row"><StateTag shape={shopShape[shop.state]} word={shop.stateName} /><span className="soft">{shop.unitName}（{shop.kindName}），{shop.bureauName}</span>{shop.demo ? <Mark words="演示" icon="info" /> : null}</div><h1>{name}</h1></header>
      {shop.why ? <Notice tone="amber">{shop.why}</Notice> : null}
      {waiting.length ? <Notice tone={waiting.some((one) => one.late) ? 'amber' : 'info'}><strong>{waiting.length} 件等这家店答复、办理</strong>{first ? <>，最早的 {moment(first.dueAt!)} 前答复：<Link to={`/orders/${first.orderId}`}>{first.number}</Link></> : null}</Notice> : null}
      {shop.reviewDue ? <Notice tone="amber">年度复核到期（{shop.reviewDueOn}）：核对证照、专人、产品和收费、答复和投诉的数字，写明结果和理由。</Notice> : null}
      {shop.gone.length ? <Notice tone="amber">{shop.gone.join('、')}已经不在本机构，提问会交给另一位；请尽快修改店铺，另定专人。</Notice> : null}
      {shop.appeal ? <Notice><strong>申诉</strong>（{shop.appeal.by}，{moment(shop.appeal.at)}）：{shop.appeal.text}</Notice> : null}
      <section className="panel"><div className="body"><ActBar actions={shop.actions} schemas={shopInputs} unitId={shop.unitId} start={{ name, intro, specialities, hours, responsible, answererId, deputyId }} act={act.mutateAsync} name={name} />{shop.actions.length ? null : <span className="soft">现在没有您可以做的操作。</span>}</div></section>
      <div className="record-columns">
        <div>
          {shop.products.toSorted((a, b) => Number(b.state === 'toReview') - Number(a.state === 'toReview')).map((product) => <ProductPanel key={product.id} product={product} unitId={shop.unitId} />)}
          {shop.mayAddProduct ? <NewProduct shop={shop} /> : null}
        </div>
        <div>
          <Panel title="店铺"><Facts rows={[['简介', intro], ['擅长', specialities], ['在线时间', hours], ['责任人', responsible], ['答复专人', shop.answererName], ['替补专人', shop.deputyName], ['执业状态', shop.licence.says], ['下次年度复核', shop.reviewDueOn ?? '还没有'], shop.lastReview ? ['上次复核', `${shop.lastReview.on} ${reviewOutcomeWords[shop.lastReview.outcome]}（${shop.lastReview.by}）：${shop.lastReview.note}`] : null]} /></Panel>
          <Panel title="从这家店来的"><Requests shop={shop} /></Panel>
          <Panel title="数字" spaced><Figures shop={shop} /></Panel>
          <Panel title="经过"><Timeline rows={shop.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text ? <p className="words">{line.text}</p> : null}</>, latest: i === shop.story.length - 1 }))} /></Panel>
        </div>
      </div>
    </article>
  )
}

/** Each number with what it is a part of; a body has its own alone before it. */
const Figures = ({ shop: { figures: f, complaints: c, late, rules } }: { shop: ShopView }) => (
  <>
    <Facts rows={[
      ['提问', `${f.asked} 件；答复过或到了时限 ${f.settled} 件，其中按时 ${f.inTime} 件`], ['超时', `${late} 件`], ['订单', `${f.ordered} 件`], ['办结', `${f.done} 件`],
      ['评价', f.rated ? `${f.rated} 件（办结 ${f.done} 件里）：满意 ${f.content} 件，不满意 ${f.rated - f.content} 件` : `办结 ${f.done} 件，还没有评价`], ['投诉', c.complained ? `${c.complained} 件，查完 ${c.settled} 件（由司法局办）` : '没有'],
    ]} />
    <p className="soft small">只算这一家，敏感事项不算；不和别家比。<Link to="/shops/rules">店铺规则</Link>：{rules.windowDays} 天内超时 {rules.warnAt} 次提醒、{rules.limitAt} 次限流、{rules.closeAt} 次关店{rules.verified ? '' : '（待核实）'}。</p>
  </>
)

const Requests = ({ shop }: { shop: ShopView }) => (shop.requests.length === 0 ? <p className="soft">还没有。</p> : (
  <ul className="stack" style={{ maxHeight: '24rem', overflowY: 'auto' }} tabIndex={0} aria-label="从这家店来的">{shop.requests.map((one) => <li key={one.orderId} className="row"><Link to={`/orders/${one.orderId}`}>{one.number}</Link><span>{one.kind === 'complaint' ? '投诉' : one.productName ? `订“${one.productName}”` : '提问'}</span><span className="soft small">{shortMoment(one.askedAt)}</span>{one.late ? <Mark words="超时" shape="yours" icon="warn" /> : one.answered ? <Mark words={one.kind === 'question' ? '已答复' : '已办'} shape="done" icon="check" /> : one.dueAt ? <span className="soft small">{moment(one.dueAt)} 前答复</span> : null}</li>)}</ul>
))

const NewProduct = ({ shop }: { shop: ShopView }) => {
  const add = useAddProduct()
  const [shown, setShown] = useState(false)
  return (
    <Panel title="新增产品" aside={<span className="row push"><Button tight aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? '收起' : '写一个'}</Button></span>}>
      {shown ? (
        <ShopForm
          label="存为草稿" schema={shopEndpoints.addProduct.input} unasked={['id', 'requestId']} fixed={{ id: shop.id }} unitId={shop.unitId} next="先存为草稿；提交时查不许用的词，再由司法局审核。"
          send={(input, requestId) => add.mutateAsync({ ...input, requestId } as never)} onDone={() => setShown(false)} onClose={() => setShown(false)}
        />
      ) : <p className="soft">写清给谁、做什么、多久、要不要钱；收费的写依据。</p>}
    </Panel>
  )
}
