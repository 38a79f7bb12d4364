import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { shopEndpoints, shopStates, shopWord, type ShopRow } from '../../contract/shops.ts'
import { useOpenShop, useShops } from '../features/shops/data.ts'
import { shopShape } from '../features/shops/shapes.ts'
import { ShopForm } from '../features/shops/shop-form.tsx'
import { refusalOf } from '../lib/client.ts'
import { useAsk } from '../lib/use-ask.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { Pager } from '../ui/pager.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 网上店铺: a body's own, or those of the area that wait for review. */
export default function ShopsPage() {
  usePage('网上店铺')
  const { ask, page, set } = useAsk(['state'])
  const state = [...shopStates, 'reviewDue' as const].find((one) => one === ask.state)
  const list = useShops({ state, page })
  return (
    <div className="stack">
      <div className="page-head"><h1>网上店铺</h1><span className="soft">店铺和产品先审核后展示；答复晚了提醒、限流、关店，都有理由，可以申诉；不排名次、不收钱。<Link to="/shops/rules">店铺规则</Link></span></div>
      <section className="panel" aria-label="网上店铺">
        <nav className="tabs" aria-label="按状态">
          <Link to="/shops" aria-current={state ? undefined : 'page'}>全部</Link>
          {shopStates.map((one) => <Link key={one} to={`/shops?state=${one}`} aria-current={one === state ? 'page' : undefined}>{shopWord('shopState', one)}</Link>)}
          <Link to="/shops?state=reviewDue" aria-current={state === 'reviewDue' ? 'page' : undefined}>复核到期</Link>
        </nav>
        {list.isPending ? <RowsSkeleton rows={8} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : <Rows rows={list.data.rows} />}
        {list.data ? <Pager {...list.data} unit="家" onPage={(next) => set({ page: String(next) })} /> : null}
      </section>
      {list.data?.mayOpen.map((body) => <NewShop key={body.unitId} {...body} />)}
    </div>
  )
}

const Rows = ({ rows }: { rows: readonly ShopRow[] }) => (rows.length === 0 ? <EmptyState title="这里没有店铺" /> : (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="店铺表">
    <table className="table">
      <thead><tr>{['店铺', '状态', '机构', '要办的', '年度复核'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.id}>
          <th scope="row"><Link to={`/shops/${row.id}`}>{row.name}</Link></th><td><StateTag shape={shopShape[row.state]} word={row.stateName} /></td><td>{row.unitName}<span className="soft small" style={{ display: 'block' }}>{row.kindName}，{row.bureauName}</span></td>
          <td><span className="row">{row.toReview ? <Mark words={`${row.toReview} 个产品待审`} shape="checking" icon="checking" /> : null}{row.appealed ? <Mark words="有申诉" shape="yours" icon="form" /> : null}{row.waiting ? <Mark words={`${row.waiting} 件等答复、办理`} shape="waiting" icon="clock" /> : null}{row.late ? <span className="soft small">超时 {row.late} 件</span> : null}</span></td><td className="num">{row.reviewDueOn ?? ''}{row.reviewDue ? <span style={{ display: 'block' }}><Mark words="复核到期" shape="yours" icon="warn" /></span> : null}</td>
        </tr>
      ))}</tbody>
    </table>
  </div>
))

const NewShop = ({ unitId, unitName }: { unitId: string; unitName: string }) => {
  const go = useNavigate()
  const open = useOpenShop()
  const [shown, setShown] = useState(false)
  return (
    <Panel title={`${unitName}还没有店铺`} aside={<span className="row push"><Button tight aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? '收起' : '开店'}</Button></span>}>
      {shown ? (
        <ShopForm
          label="开店" schema={shopEndpoints.open.input} unasked={['requestId', 'unitId']} fixed={{ unitId }} unitId={unitId} next="先存为筹备中；提交以后由司法局审核，通过才对外展示。"
          send={(input, requestId) => open.mutateAsync({ ...input, requestId } as never)} onDone={({ id }) => void go(`/shops/${id}`)} onClose={() => setShown(false)}
        />
      ) : <p className="soft">要有有效的执业证照、责任人、一名答复专人和一名替补；提问 24 小时内答复。</p>}
    </Panel>
  )
}
