import { useEffect } from 'react'
import { workOrderEndpoints, type OrderDetail } from '../../../contract/work-orders.ts'
import { call } from '../../lib/client.ts'
import { initial } from '../../lib/format.ts'
import { Icon } from '../../ui/icon.tsx'

/** 谁也在看: says that I look, hears who else does (by the stream). Noticed by itself; nobody punches in. */
export const Presence = ({ order, me }: { order: Pick<OrderDetail, 'id' | 'looking'>; me: string }) => {
  useEffect(() => {
    const say = (leaving: boolean): void => { call(workOrderEndpoints.looking, { id: order.id, leaving }, { keepalive: leaving }).catch(() => undefined) }
    const leave = (): void => say(true)
    say(false)
    const timer = setInterval(() => { if (!document.hidden) say(false) }, 15_000)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [order.id])
  const others = order.looking.filter((one) => one.name !== me)
  if (others.length === 0) return null
  return (
    <p className="presence small no-print" role="status">
      <Icon name="person" />也在看：
      {others.map((one) => <span key={one.name} className="looker"><span aria-hidden="true">{initial(one.name)}</span>{one.name}</span>)}
    </p>
  )
}
