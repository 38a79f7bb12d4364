import { journeys, siteWord, type FunnelStep } from '../../../contract/site.ts'
import { refusalOf } from '../../lib/client.ts'
import { shareWords } from '../../lib/format.ts'
import type { Address } from '../../lib/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Pager } from '../../ui/pager.tsx'
import { EmptyState, ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useVisits } from './data.ts'

/** 访问与离开: counts a step, and nobody is followed. */
export const VisitsPart = ({ params, set }: Address) => {
  const journey = journeys.find((one) => one === params.get('journey')) ?? 'ask'
  const days = [1, 7, 30].find((one) => one === Number(params.get('days'))) ?? 7
  const visits = useVisits({ journey, days, page: Number(params.get('page') ?? 1) || 1 })
  return (
    <>
      <Notice>只数每一步打开了几次：不认人，不用 Cookie，不存网络地址。同一页打开两次就算两次，所以数字是次数，不是人数。</Notice>
      <section className="panel" aria-label="逐步离开">
        <div className="row site-pad">
          <span className="row" role="group" aria-label="哪一种办事">{journeys.map((one) => <Button key={one} tight aria-pressed={one === journey} onClick={() => set({ journey: one })}>{siteWord('journey', one)}</Button>)}</span>
          <span className="row push" role="group" aria-label="多少天">{[1, 7, 30].map((one) => <Button key={one} tight aria-pressed={one === days} onClick={() => set({ days: String(one) })}>{one === 1 ? '今天' : `${one} 天`}</Button>)}</span>
        </div>
        {visits.isPending ? <RowsSkeleton rows={6} /> : visits.error ? <ErrorPanel message={refusalOf(visits.error).message} /> : <Funnel steps={visits.data.steps} />}
      </section>
      {visits.data?.hours.some((n) => n > 0) ? <Panel title="一天里什么时候来"><Hours counts={visits.data.hours} /></Panel> : null}
      {visits.data ? (
        <Panel title="每一步的次数" flush>
          {visits.data.counts.total === 0 ? <EmptyState title="这几天还没有人来过" /> : (
            <div className="table-wrap" tabIndex={0} role="region" aria-label="次数表">
              <table className="table cards">
                <thead><tr>{['哪一步', '打开', '往下走', '填错退回', '出错'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
                <tbody>{visits.data.counts.rows.map((row) => <tr key={row.step}><th scope="row" className="site-break">{row.name}</th><td data-name="打开" className="num">{row.shown}</td><td data-name="往下走" className="num">{row.moved}</td><td data-name="填错退回" className="num">{row.wrong}</td><td data-name="出错" className="num">{row.failed}</td></tr>)}</tbody>
              </table>
            </div>
          )}
          <Pager {...visits.data.counts} unit="步" onPage={(page) => set({ page: String(page) })} />
        </Panel>
      ) : null}
    </>
  )
}

const Hours = ({ counts }: { counts: readonly number[] }) => {
  const most = Math.max(1, ...counts)
  return <div className="site-hours" role="img" aria-label={`每小时打开次数：${counts.map((n, at) => (n ? `${at} 时 ${n} 次` : '')).filter(Boolean).join('，')}`}>{counts.map((n, at) => <span key={at} title={`${at} 时 ${n} 次`}><i style={{ blockSize: `${(100 * n) / most}%` }} /><small>{at % 6 === 0 ? at : ''}</small></span>)}</div>
}

const Funnel = ({ steps }: { steps: readonly FunnelStep[] }) => {
  const most = Math.max(1, ...steps.map(({ reached }) => reached))
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="步骤表">
      <table className="table cards">
        <thead><tr>{['步骤', '到了这一步', '填错退回', '没有再往下'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
        <tbody>{steps.map((step) => (
          <tr key={step.name}>
            <th scope="row">{step.name}{step.some ? <span className="soft small block">不是人人都要经过</span> : null}</th>
            <td data-name="到了这一步"><span className="num">{step.reached} 次</span><span className="site-bar" style={{ inlineSize: `${(100 * step.reached) / most}%` }} /></td>
            <td data-name="填错退回" className="num">{step.wrong || ''}</td>
            <td data-name="没有再往下">{step.leftShare === null ? <span className="soft">—</span> : <><strong className="num">{shareWords(step.leftShare)}</strong><span className="soft small block num">{step.left}/{step.reached} 次</span></>}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
