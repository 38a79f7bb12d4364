import { useState } from 'react'
import type { OrderDetail, StoryLine } from '../../../contract/work-orders.ts'
import { moment, shortMoment } from '../../lib/format.ts'
import { useNow } from '../../lib/use-now.ts'
import { Mark } from '../../ui/badges.tsx'
import { Panel } from '../../ui/panels.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { ChainCheck } from './chain-check.tsx'

/** The order's story, newest first. What the resident does not see is marked 内部. */
export const Story = ({ order }: { order: OrderDetail }) => {
  const now = useNow()
  const [plain, setPlain] = useState(false)
  const lines = order.story.filter((line) => !plain || !line.internal).toSorted((a, b) => b.seq - a.seq)
  return (
    <Panel title="办理经过" aside={<><ChainCheck id={order.id} /><label className="row small push no-print"><input type="checkbox" checked={plain} onChange={(event) => setPlain(event.target.checked)} />只看当事人能看到的</label></>}>
      <Timeline rows={lines.map((line, i) => ({ key: line.seq, at: line.at, when: shortMoment(line.at, now), what: <Line line={line} />, latest: i === 0, aside: line.internal }))} />
    </Panel>
  )
}

const Line = ({ line }: { line: StoryLine }) => (
  <>
    <p className="row" style={{ gap: '0.25rem 0.5rem' }}><strong>{line.label}</strong><span className="soft small" title={moment(line.at)}>{line.by}{line.unit ? ` · ${line.unit}` : ''}</span>{line.internal ? <Mark words="内部" shape="aside" /> : null}</p>
    {line.text ? <p className="words">{line.text}</p> : null}
  </>
)
