import type { DailyCheckRow } from '../../contract/work-orders.ts'
import { useRoles } from '../features/security/data.ts'
import { Duty } from '../features/security/duty.tsx'
import { useDailyCheck } from '../features/work-orders/data.ts'
import { refusalOf } from '../lib/client.ts'
import { hourMinute, toLocalInput } from '../lib/format.ts'
import { useAddress } from '../lib/use-ask.ts'
import { useNow } from '../lib/use-now.ts'
import { Mark } from '../ui/badges.tsx'
import { EmptyState, ErrorPanel, Notice } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 每日查看: noticed by itself when a duty person opens the queue. No punching in, no points, no online hours. */
export default function DailyCheckPage() {
  usePage('每日查看')
  const { params, set } = useAddress()
  const today = toLocalInput(useNow().toISOString()).slice(0, 10)
  const on = params.get('on') ?? today
  const only = params.get('only') === 'missing'
  const check = useDailyCheck(on)
  const all = check.data ?? []
  const missing = all.filter((row) => !row.openedAt)
  const rows = only ? missing : all
  return (
    <div className="stack">
      <div className="page-head"><h1>每日查看</h1><span className="soft">各单位值守人当天是否看过待办工单</span></div>
      <Notice>打开队列即自动记为已查看，不需要打卡，不计分、不排名、不记在线时长。到时未查看的，先提醒值守人，再报上一级。</Notice>
      <section className="panel" aria-label="各单位查看情况" aria-busy={check.isFetching}>
        <form className="filters row" style={{ padding: '0.625rem 0.875rem' }} onSubmit={(event) => event.preventDefault()}>
          <label className="row">日期<input className="input" style={{ width: 'auto' }} type="date" max={today} value={on} onChange={(event) => set({ on: event.target.value })} /></label>
          <label className="choice"><input type="checkbox" checked={only} onChange={(event) => set({ only: event.target.checked ? 'missing' : undefined })} />只看未查看的</label>
          {check.data ? <span role="status" className="push">应查看 {all.length} 个单位，已查看 {all.length - missing.length} 个，未查看 {missing.length} 个</span> : null}
        </form>
        {check.error ? <ErrorPanel message={refusalOf(check.error).message} /> : null}
        {check.isPending ? <RowsSkeleton /> : null}
        {check.data && rows.length === 0 ? <EmptyState title={only ? '全部单位都已查看' : '这一天没有应查看的单位'}>非工作日不检查。</EmptyState> : null}
        {rows.length > 0 ? <CheckTable rows={rows} /> : null}
      </section>
    </div>
  )
}

const CheckTable = ({ rows }: { rows: readonly DailyCheckRow[] }) => {
  const may = useRoles().some((role) => dutyRoles.includes(role))
  return (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="查看情况表">
    <table className="table">
      <thead><tr>{['单位', '所属', '主值守', '副值守', '未结工单', '查看情况', ...(may ? ['操作'] : [])].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.unitId}>
            <th scope="row">{row.unitName}</th><td>{row.bureauName}</td><td>{row.mainDuty ?? <Mark words="未指定" shape="yours" icon="warn" />}</td><td>{row.deputyDuty ?? '—'}</td><td className="num">{row.openOrders} 件</td><td><Status row={row} /></td>{may ? <td><Duty unitId={row.unitId} unitName={row.unitName} /></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
  )
}

const Status = ({ row }: { row: DailyCheckRow }) => (
  <span className="row">
    {row.openedAt ? <Mark words={`${hourMinute(row.openedAt)} 已查看`} shape="done" icon="check" /> : <Mark words="未查看" shape="held" icon="waiting" />}
    {row.remindedAt ? <span className="small soft num">{hourMinute(row.remindedAt)} 提醒</span> : null}
    {row.reportedAt ? <Mark words={`${hourMinute(row.reportedAt)} 已上报`} shape="yours" icon="urge" /> : null}
  </span>
)

const dutyRoles = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'countyHead', 'cityDispatcher']
