import { word } from '../../../contract/glossary.ts'
import type { CalendarDay, DayKind } from '../../../contract/settings.ts'
import { Notice } from '../../ui/panels.tsx'
import './settings.css'

/** A year at a glance: rest days washed, make-up days marked 班, the office's own days marked 定. */
export const YearCalendar = ({ year, days, today }: { year: number; days: readonly CalendarDay[]; today: string }) => (
  <>
    <ul className="row small" aria-label="图例">{legend.map((kind) => <li key={kind}><span className={`day-sample ${kind}`} aria-hidden="true">{signs[kind] || '1'}</span> {word('dayKind', kind)}</li>)}<li><span className="day-sample unsure" aria-hidden="true">1</span> 待核实（放假安排还没有公布）</li></ul>
    {days.some((d) => !d.verified) ? <Notice tone="amber">{year} 年有 {days.filter((d) => !d.verified).length} 天的放假、调休安排还没有公布：法定节日按法律推算，其余按周一至周五上班计算，公布后请在下面“另行安排”里补上。落在这些日子的期限都标“待核实”。</Notice> : null}
    <div className="months">
      {Array.from({ length: 12 }, (_, month) => <Month key={month} year={year} month={month} days={days.filter((d) => Number(d.day.slice(5, 7)) === month + 1)} today={today} />)}
    </div>
  </>
)

const Month = ({ year, month, days, today }: { year: number; month: number; days: readonly CalendarDay[]; today: string }) => (
  <table className="month">
    <caption>{month + 1} 月</caption>
    <thead><tr>{['一', '二', '三', '四', '五', '六', '日'].map((d) => <th key={d} scope="col" abbr={`星期${d}`}>{d}</th>)}</tr></thead>
    <tbody>
      {weeksOf(year, month, days).map((week, i) => <tr key={i}>{week.map((day, j) => (day ? <Day key={day.day} day={day} today={today} /> : <td key={j} />))}</tr>)}
    </tbody>
  </table>
)

const Day = ({ day, today }: { day: CalendarDay; today: string }) => (
  <td className={`${day.kind}${day.verified ? '' : ' unsure'}`} aria-current={day.day === today ? 'date' : undefined} title={`${word('dayKind', day.kind)}${day.name ? `：${day.name}` : ''}${day.verified ? '' : '（待核实）'}`}>
    {Number(day.day.slice(8))}<span className="sign">{signs[day.kind]}</span>{day.kind === 'work' || day.kind === 'weekend' ? null : <span className="hidden-words">{day.name ?? word('dayKind', day.kind)}</span>}
  </td>
)

function weeksOf(year: number, month: number, days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const lead = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: lead }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => Array.from({ length: 7 }, (_, j) => cells[i * 7 + j] ?? null))
}

const signs: Readonly<Record<DayKind, string>> = { work: '', weekend: '', holiday: '假', makeup: '班', opened: '定', closed: '停' }
const legend: readonly DayKind[] = ['work', 'weekend', 'holiday', 'makeup', 'opened', 'closed']
