import { Link } from 'react-router'
import { queues, type QueueName } from '../../../contract/work-orders.ts'
import '../../ui/controls.css'
import { alarmQueues, queueWord } from './words.ts'

/** Every queue with its exact count; the count is the length of the list it opens (one definition on the server). */
export const QueueTabs = ({ counts, current }: { counts: Record<QueueName, number> | undefined; current: QueueName }) => (
  <nav className="tabs no-print" aria-label="队列">
    {queues.map((name) => (
      <Link key={name} to={`/orders?queue=${name}`} aria-current={name === current ? 'page' : undefined}>
        {queueWord[name]}
        {' '}
        <span className={alarmQueues.includes(name) && (counts?.[name] ?? 0) > 0 ? 'count alarm' : 'count'}>{counts?.[name] ?? '…'}</span>
      </Link>
    ))}
  </nav>
)
