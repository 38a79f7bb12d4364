import { useSearchParams } from 'react-router'
import { DailyCheckForm } from '../features/settings/daily-check-form.tsx'
import { DayForm } from '../features/settings/day-form.tsx'
import { useSettings } from '../features/settings/data.ts'
import { SensitiveForm } from '../features/settings/sensitive-form.tsx'
import { FiguresForm } from '../features/settings/figures-form.tsx'
import { FilesForm } from '../features/settings/files-form.tsx'
import { SignInForm } from '../features/settings/sign-in-form.tsx'
import { HoursForm } from '../features/settings/hours-form.tsx'
import { LimitsTable } from '../features/settings/limits-table.tsx'
import { YearCalendar } from '../features/settings/year-calendar.tsx'
import { refusalOf } from '../lib/client.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 日历与时限: what the clocks count by. */
export default function SettingsPage() {
  usePage('日历与时限')
  const [params, setParams] = useSearchParams()
  const found = useSettings(Number(params.get('year')) || undefined)
  if (found.isPending) return <div className="stack"><h1>日历与时限</h1><RowsSkeleton rows={12} /></div>
  if (!found.data) return <div className="stack"><h1>日历与时限</h1><ErrorPanel message={refusalOf(found.error).message} /></div>
  const s = found.data
  const go = (year: number): void => setParams({ year: String(year) })
  return (
    <div className="stack">
      <div className="page-head"><h1>日历与时限</h1><span className="soft">预警、超期都按这里计算；有改动时，未结工单的期限随之重算，留有记录</span></div>
      {s.unused.map((u) => <Notice key={u.code} tone="amber">{u.code} 的设置没有采用：{u.reason}</Notice>)}
      <Panel title={`${s.year} 年工作日历`} aside={<span className="row push no-print"><Button tight onClick={() => go(s.year - 1)}>上一年</Button><Button tight onClick={() => go(s.year + 1)}>下一年</Button></span>}>
        <p className="soft small">放假安排已公布的范围：{s.published.from} 至 {s.published.until}；以外的日子带虚线，待核实。</p>
        <YearCalendar year={s.year} days={s.days} today={s.today} />
      </Panel>
      <Panel title="另行安排"><DayForm overrides={s.overrides} mayChange={s.mayChange} /></Panel>
      <Panel title="办公时间"><HoursForm hours={s.hours} mayChange={s.mayChange} /></Panel>
      <Panel title="每日查看"><DailyCheckForm times={s.dailyCheck} mayChange={s.mayChange} /></Panel>
      <Panel title="敏感类别"><SensitiveForm topics={s.sensitiveTopics} mayChange={s.mayChange} /></Panel>
      <Panel title="服务档案"><FilesForm files={s.files} mayChange={s.mayChange} /></Panel>
      <Panel title="群众登录"><SignInForm numbers={s.signIn} mayChange={s.mayChange} /></Panel>
      <Panel title="本地数字"><FiguresForm figures={s.figures} today={s.today} mayChange={s.mayChange} /></Panel>
      <Panel title="时限寄存表" flush><LimitsTable limits={s.limits} mayChange={s.mayChange} /></Panel>
    </div>
  )
}
