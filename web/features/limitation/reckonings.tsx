import type { ReckonedView, ReckoningView } from '../../../contract/limitation.ts'
import type { Level } from '../../../contract/work-order-states.ts'
import { LevelBadge, Mark } from '../../ui/badges.tsx'
import './limitation.css'

/** Each period with its last day, the way it was worked out, and what it rests on. */
export const Reckonings = ({ reckoned }: { reckoned: Pick<ReckonedView, 'reckonings'> }) => (
  <ul className="reckonings">{reckoned.reckonings.map((one) => <Reckoning key={one.code} one={one} />)}</ul>
)

const Reckoning = ({ one }: { one: ReckoningView }) => (
  <li>
    <div className="row"><strong>{one.zh}</strong><span className="push"><LevelBadge value={levelOf(one)} words={wordsOf(one)} /></span></div>
    {one.dueOn ? <p className="small">最后一日 <strong className="num">{one.dueOn}</strong>{one.verified ? null : <> <Mark words="待核实" shape="yours" icon="warn" /></>}</p> : null}
    {one.articles.length ? <p className="small">依据 {one.articles.map(({ law, number }) => `《${law}》第 ${number} 条`).join('、')}</p> : null}
    {one.missing ? <p className="small">请填写：{one.missing}</p> : null}
    {one.notes.map((note) => <p key={note} className="small soft">{note}</p>)}
    <details className="small"><summary>怎么算的</summary><ol>{one.steps.map((step) => <li key={step}>{step}</li>)}</ol></details>
  </li>
)

/** Seven days is the law's own line (法律援助法 44); thirty is ours. */
function levelOf({ state, daysLeft }: ReckoningView): Level {
  if (state === 'passed') return 'overdue'
  if (state !== 'running') return 'none'
  return daysLeft! < 7 ? 'orange' : daysLeft! <= 30 ? 'yellow' : 'green'
}

const wordsOf = ({ state, stateName, daysLeft }: ReckoningView): string =>
  state === 'running' ? (daysLeft === 0 ? '今天是最后一日' : `还有 ${daysLeft} 日`) : state === 'passed' ? '须专业人员核对' : stateName
