import { Link } from 'react-router'
import { queues, type QueueName } from '../../contract/work-orders.ts'
import { useOverview, useQueue } from '../features/work-orders/data.ts'
import { QueueTable } from '../features/work-orders/queue-table.tsx'
import { alarmQueues, queueWord } from '../features/work-orders/words.ts'
import { useSession } from '../features/security/data.ts'
import { refusalOf } from '../lib/client.ts'
import { day, moment } from '../lib/format.ts'
import { useNow } from '../lib/use-now.ts'
import { EmptyState, ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { roomsFor } from './shell/nav.ts'
import { usePage } from './shell/use-page.ts'
import './home.css'

/** 现在需要我做的 */
export default function HomePage() {
  usePage('今日', homeKeys)
  const session = useSession()
  const now = useNow()
  const roles = session.data?.signedIn ? session.data.appointments.map((a) => a.role) : []
  const officer = roomsFor(roles).every((item) => item.to !== '/orders')
  const overview = useOverview(roles.length > 0 && !officer)
  const counts = overview.data?.counts
  // Whose every role has its queues is shown nobody else's work.
  const focused = roles.length > 0 && roles.every((role) => focus[role])
  const waitsIn = focused ? focusOf(roles) : overview.data?.next.length === 0 ? workQueues : []
  const fallback = counts && waitsIn.find((q) => counts[q] > 0)
  const waiting = useQueue({ queue: fallback ?? 'mine', size: 15 }, fallback !== undefined)
  const next = fallback ? (waiting.data?.rows ?? []) : focused ? [] : (overview.data?.next ?? [])
  const loading = overview.isPending || (fallback !== undefined && waiting.isPending)
  const doors = roomsFor(roles).filter((item) => ['/hotline', '/window'].includes(item.to))
  if (officer) return <OfficerHome roles={roles} />
  return (
    <div className="stack">
      <div className="page-head"><h1>现在需要我做的</h1><span className="soft">{day(now.toISOString())}　{overview.data?.units.map((u) => u.name).join('、')}</span></div>
      {overview.error ? <ErrorPanel message={refusalOf(overview.error).message} /> : null}
      <nav aria-label="各队列件数">
        <ul className="figures">
          {queues.filter((q) => q !== 'all' && (!counts || counts[q] > 0 || q === 'mine' || q === 'overdue')).map((q) => (
            <li key={q}><Link to={`/orders?queue=${q}`} className={alarmQueues.includes(q) && (counts?.[q] ?? 0) > 0 ? 'figure alarm' : 'figure'}><strong>{counts?.[q] ?? '…'}</strong><span>{queueWord[q]}</span></Link></li>
          ))}
        </ul>
      </nav>
      <Panel title="先办这些" flush aside={<span className="soft small">{fallback ? `${queueWord[fallback]}，` : ''}按时限排列，最急的在前</span>}>
        {loading ? <RowsSkeleton rows={6} /> : null}
        {!loading && next.length === 0 ? <EmptyState title="眼下没有等您办的工单">有新的工单时，这里会自动出现。{doors.map((item) => <p key={item.to}><Link to={item.to}>去{item.words}</Link></p>)}</EmptyState> : null}
        {next.length > 0 ? <QueueTable rows={next} selected={none} caption="需要我办理的工单" /> : null}
      </Panel>
      {session.data?.signedIn ? <p className="soft small">本次登录最长到 {moment(session.data.endsAt)}；{session.data.idleMinutes} 分钟没有操作会要求重新登录，填写中的内容不会丢。</p> : null}
    </div>
  )
}

const OfficerHome = ({ roles }: { roles: readonly string[] }) => (
  <div className="stack">
    <h1>今日</h1>
    {roles.length === 0 ? <Notice tone="amber"><strong>您的账号还没有角色，所以看不到工单。</strong>请联系安全保密管理员授予角色；授予后刷新本页即可。</Notice> : <Notice>三员（系统、安全、审计）互相分立，看不到业务内容。您可以使用以下功能：</Notice>}
    <ul className="figures">{roomsFor(roles).filter((i) => i.to !== '/').map((i) => <li key={i.to}><Link className="figure" to={i.to}><span>{i.words}</span></Link></li>)}</ul>
  </div>
)

/** What a role is there for: a reviewer reviews, a head looks after what is late. Others begin with what is theirs by name. */
const focusOf = (roles: readonly string[]): readonly QueueName[] => roles.flatMap((role) => focus[role] ?? [])
const late = ['overdue', 'supervised'] as const
const focus: Readonly<Record<string, readonly QueueName[]>> = {
  hotlineAgent: ['mine'], windowClerk: ['mine'],
  reviewer: ['toReview'], followUpOfficer: ['toFollowUp'], countyDispatcher: ['returns', 'toAccept', 'toAssign'], cityDispatcher: ['returns', 'toAccept', 'toAssign'],
  countySupervisor: late, citySupervisor: late, countyHead: late, cityHead: late, auditor: late,
}

/** Where to look when nothing is mine by name: what waits for a role like mine. */
const workQueues = ['returns', 'toAssign', 'toAccept', 'toReview', 'toFollowUp', 'unit', 'consults', 'supervised', 'overdue', 'feedback'] as const
const none: ReadonlySet<string> = new Set()
const homeKeys = [['j / k', '下一件 / 上一件'], ['Enter', '打开']] as const
