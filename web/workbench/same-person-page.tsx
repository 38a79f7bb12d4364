import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { SameDetail, SameField } from '../../contract/citizens.ts'
import { Comparison } from '../features/citizens/comparison.tsx'
import { useSamePerson, useSamePersons } from '../features/citizens/data.ts'
import { stateLook, verdictLook } from '../features/citizens/looks.ts'
import { RevealSame } from '../features/citizens/reveal-same.tsx'
import { SameActions } from '../features/citizens/same-actions.tsx'
import { refusalOf } from '../lib/client.ts'
import { moment, shortMoment } from '../lib/format.ts'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Mark, StateTag } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Facts, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** Two records side by side: what agrees, what does not, and the decision. */
export default function SamePersonPage() {
  const { id = '' } = useParams()
  const found = useSamePerson(id)
  usePage('疑似同一人')
  if (found.isPending) return <RowsSkeleton rows={10} />
  if (!found.data) return <div className="stack"><h1>疑似同一人</h1><ErrorPanel message={refusalOf(found.error).message}><Link to="/same-persons">回到名单</Link></ErrorPanel></div>
  return <Pair key={id} pair={found.data} />
}

const Pair = ({ pair }: { pair: SameDetail }) => {
  const [clear, setClear] = useState<SameField[] | null>(null)
  return (
    <article className="record">
      <header className="record-head">
        <div className="row"><StateTag shape={stateLook[pair.state]} word={pair.stateName} /><Mark words={verdictLook[pair.verdict].words} shape={verdictLook[pair.verdict].shape} /><span className="soft">{pair.raisedBy} {moment(pair.createdAt)} 提出</span><Next after={pair.id} /></div>
        <h1>{pair.one}、{pair.other} {asked[pair.state]}</h1>
      </header>
      <SameActions pair={pair} />
      <div className="record-columns">
        <div>
          <Panel title={clear ? '并排对比（完整信息，本次查看已记录）' : '并排对比'} flush aside={clear ? <Button tight onClick={() => setClear(null)}>遮住</Button> : undefined}><Comparison fields={clear ?? pair.fields} /></Panel>
          <Panel title="经过"><Timeline rows={pair.story.map((line, i) => ({ key: i, at: line.at, when: shortMoment(line.at), what: <><p className="row"><strong>{line.label}</strong><span className="soft small">{line.by}</span></p>{line.text ? <p className="words">{line.text}</p> : null}</>, latest: i === pair.story.length - 1 }))} /></Panel>
        </div>
        <div>
          <Panel title="为什么提示"><ul className="stack reasons">{pair.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></Panel>
          <Panel title="两份记录"><Facts rows={pair.sides.flatMap((side, i) => [[i === 0 ? '较早的' : '较晚的', `${shortMoment(side.since)} 建立，${side.matters} 件诉求${side.lastMatterAt ? `，最近 ${shortMoment(side.lastMatterAt)}` : ''}${side.records > 1 ? `；已与其他 ${side.records - 1} 份合在一起` : ''}`] as const])} /></Panel>
          {pair.actions.length > 0 && !clear ? <Panel title="看不清？"><RevealSame id={pair.id} onShown={setClear} /></Panel> : null}
        </div>
      </div>
    </article>
  )
}

const asked = { toDecide: '是同一个人吗', later: '是同一个人吗', merged: '是同一个人', notSame: '不是同一个人' } as const

const Next = ({ after }: { after: string }) => {
  const navigate = useNavigate()
  const rows = useSamePersons('toDecide').data?.pages.flatMap((page) => page.rows) ?? []
  const next = rows[rows.findIndex((row) => row.id === after) + 1] ?? rows.find((row) => row.id !== after)
  const go = (): void => { if (next) void navigate(`/same-persons/${next.id}`) }
  useShortcuts({ n: go })
  return next ? <span className="push"><Button tight hotkey="N" onClick={go}>下一对</Button></span> : <Link className="push" to="/same-persons">回到名单</Link>
}
