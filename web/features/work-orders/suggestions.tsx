import { Button } from '../../ui/button.tsx'
import { refusalOf } from '../../lib/client.ts'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useSuggestions } from './data.ts'

/** Who might handle it, and why; one click chooses. The person decides. */
export const Suggestions = ({ orderId, chosen, onChoose }: { orderId: string; chosen: unknown; onChoose: (unit: { id: string; name: string }) => void }) => {
  const found = useSuggestions(orderId, true)
  if (found.isPending) return <RowsSkeleton rows={2} />
  if (found.error) return <p className="soft small">暂时没有推荐：{refusalOf(found.error).message}</p>
  if (found.data.length === 0) return null
  return (
    <div className="stack" role="group" aria-label="推荐的承办单位">
      <strong>推荐的承办单位</strong>
      <ul className="suggestions">
        {found.data.filter((s) => s.excluded === null).slice(0, 4).map((s) => (
          <li key={s.unitId}>
            {s.excluded ? <span><strong>{s.name}</strong></span> : <Button aria-pressed={chosen === s.unitId} onClick={() => onChoose({ id: s.unitId, name: s.name })}><strong>{s.name}</strong></Button>}
            <span className="soft small">{s.excluded ? `不可派：${s.excluded}。` : ''}{s.reasons.join('；')}{s.openOrders > 0 ? `；手上 ${s.openOrders} 件` : ''}{s.distance ? `；${s.distance}` : ''}</span>
          </li>
        ))}
      </ul>
      {found.data.filter((s) => s.excluded !== null).map((s) => <p key={s.unitId} className="soft small">不推荐 {s.name}：{s.excluded}</p>)}
    </div>
  )
}
