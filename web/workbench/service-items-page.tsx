import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { itemClasses, itemClassName, itemInputs, type ItemRow, type Standing } from '../../contract/service-items.ts'
import { useItems, useWriteItem } from '../features/service-items/data.ts'
import { ImportItems } from '../features/service-items/import-items.tsx'
import { ItemForm } from '../features/service-items/item-form.tsx'
import type { Family } from '../face/tokens.ts'
import { announce } from '../lib/announce.ts'
import { refusalOf } from '../lib/client.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** What the city offers, written once for every door; guides are drawn from it. */
export default function ServiceItemsPage() {
  usePage('服务事项')
  const [params] = useSearchParams()
  const kind = itemClasses.find((one) => one === params.get('class'))
  const drafts = params.get('state') === 'draft' ? ('draft' as const) : undefined
  const list = useItems({ class: kind, state: drafts })
  return (
    <div className="stack">
      <div className="page-head"><h1>服务事项</h1><span className="soft">网上、热线、窗口同一份定义；办事指南由它生成，不另写</span></div>
      <section className="panel" aria-label="服务事项">
        <nav className="tabs" aria-label="按类别">
          <Link to="/service-items" aria-current={kind || drafts ? undefined : 'page'}>全部</Link>
          <Link to="/service-items?state=draft" aria-current={drafts ? 'page' : undefined}>等核准的</Link>
          {itemClasses.map((one) => <Link key={one} to={`/service-items?class=${one}`} aria-current={one === kind ? 'page' : undefined}>{itemClassName(one)}</Link>)}
        </nav>
        {list.isPending ? <RowsSkeleton rows={10} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : <Rows rows={list.data.rows} />}
      </section>
      {list.data?.mayWrite ? <NewItem /> : null}
      {list.data?.mayImport ? <Panel title="导入"><ImportItems /></Panel> : null}
    </div>
  )
}

const Rows = ({ rows }: { rows: readonly ItemRow[] }) => (rows.length === 0 ? <EmptyState title="这里没有服务事项" /> : (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="服务事项表">
    <table className="table">
      <thead><tr>{['代码', '事项', '类别', '状态', '版本'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.id}><td className="num">{row.code}</td><th scope="row"><Link to={`/service-items/${row.id}`}>{row.name}</Link></th><td>{row.className}</td><td><span className="row"><StateTag shape={standingShape[row.standing]} word={row.stateName} />{row.toVerify ? <Mark words="有待核实" shape="held" icon="info" /> : null}</span></td><td className="num">第 {row.edition} 版{row.validFrom ? `，${row.validFrom} 起` : ''}</td></tr>)}</tbody>
    </table>
  </div>
))

const NewItem = () => {
  const go = useNavigate()
  const send = useWriteItem()
  const [open, setOpen] = useState(false)
  return (
    <Panel title="新写一项" aside={<span className="row push"><Button tight aria-expanded={open} onClick={() => setOpen(!open)}>{open ? '收起' : '新写'}</Button></span>}>
      {open ? <ItemForm label="新写一项" schema={itemInputs.write} start={{ doors: ['network', 'hotline', 'window'], supervisionPhone: '12348', provision: [{}], basis: [{}] }} verb="存为草稿" focus send={(input, requestId) => send.mutateAsync({ ...input, requestId })} onDone={(answer) => { announce('已存为草稿，等另一人核准'); void go(`/service-items/${answer.id}`) }} /> : <p className="soft">各渠道要的材料、承诺的时限必须一样，不一样的存不进去。没有依据的写进“还待核实的”。</p>}
    </Panel>
  )
}

export const standingShape: Readonly<Record<Standing, Family>> = { draft: 'checking', coming: 'waiting', inForce: 'done', replaced: 'aside', withdrawn: 'aside' }
