import { serviceNeeds } from '../../../contract/service-files.ts'
import { Notice } from '../../ui/panels.tsx'
import { useWayOfOrder } from './data.ts'

/** How he may safely be reached, said above his telephone number wherever that stands. What the order itself says counts at once. */
export const SafeWay = ({ orderId, safeToCall }: { orderId: string; safeToCall: boolean }) => {
  const { data: way } = useWayOfOrder(orderId)
  const never = !safeToCall || way?.neverCall === true
  const rest = [way?.noMessage && '不要发短信、不要留言', way?.hours && `方便的时间：${way.hours}`, way?.phone && `只打 ${way.phone}`, way?.needs.length && `需要：${way.needs.map((n) => serviceNeeds[n as keyof typeof serviceNeeds] ?? n).join('、')}`, way?.dialect && `方言：${way.dialect}`].filter(Boolean)
  if (!never && rest.length === 0) return null
  return <Notice tone={never ? 'amber' : 'info'}>{never ? <strong>打电话可能不安全，不要打。</strong> : null}{rest.length ? rest.join('；') : '请按当事人约定的方式联系。'}</Notice>
}
