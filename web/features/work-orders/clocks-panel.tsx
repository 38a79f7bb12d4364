import type { ClockView } from '../../../contract/work-orders.ts'
import { moment, shortMoment } from '../../lib/format.ts'
import { LevelBadge, Mark } from '../../ui/badges.tsx'
import { EmptyState, Panel } from '../../ui/panels.tsx'

/** Every clock of the order, those still running first, with its legal basis. What has no checked source says 待核实. A miss stays for ever. */
export const ClocksPanel = ({ clocks }: { clocks: readonly ClockView[] }) => (
  <Panel title="时限" flush>
    {clocks.length === 0 ? <EmptyState title="没有计时" /> : null}
    <ul className="clocks">
      {[...clocks].sort((a, b) => Number(!!a.stoppedAt) - Number(!!b.stoppedAt)).map((clock) => (
        <li key={`${clock.code}${clock.startedAt}`}>
          <div className="row"><strong>{clock.zh}</strong><span className="soft small">{clock.code}</span><span className="push"><LevelBadge value={clock.stoppedAt ? 'none' : clock.level} words={wordsOf(clock)} /></span></div>
          <p className="small soft">{shortMoment(clock.startedAt)} 起，应于 <span className="num">{moment(clock.dueAt)}</span> 前</p>
          <p className="small row" style={{ gap: '0.25rem 0.5rem' }}>
            <span className="soft">依据：{clock.basis}（第 {clock.ruleVersion} 版）</span>
            {clock.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}
            {clock.missedAt ? <Mark words={`曾超期（${shortMoment(clock.missedAt)}）`} shape="yours" /> : null}
          </p>
        </li>
      ))}
    </ul>
  </Panel>
)

const wordsOf = (clock: ClockView): string => (clock.stoppedAt ? '已停' : clock.paused ? `暂停中，${clock.left}` : clock.left)
