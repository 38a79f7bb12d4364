import { useEffect, useState, type ReactNode } from 'react'
import type { OrderDetail, RevealedView } from '../../../contract/work-orders.ts'
import { authorities, forWhom, groups } from '../../../contract/intake.ts'
import { phone } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts, Panel } from '../../ui/panels.tsx'
import { useRoles } from '../security/data.ts'
import { OpenFromOrder } from '../service-files/open-from-order.tsx'
import { SafeWay } from '../service-files/safe-way.tsx'
import { RecoverCode } from './recover-code.tsx'
import { RevealForm } from './reveal-form.tsx'

/** The person, masked. The whole is shown for a stated purpose, on record, and only until the page is left. */
export const PersonPanel = ({ order }: { order: OrderDetail }) => {
  const [asking, setAsking] = useState(false)
  const [open, setOpen] = useState<RevealedView | null>(null)
  useEffect(() => setOpen(null), [order.id])
  const person = open ?? order.person
  const roles = useRoles()
  const inPerson = roles.some((role) => ['windowClerk', 'justiceOfficeStaff'].includes(role))
  const unmask = order.person.masked && !order.sensitivity.covered
  return (
    <Panel title="当事人" spaced aside={unmask ? <span className="push no-print">{open ? <Button tight onClick={() => setOpen(null)}>重新遮蔽</Button> : <Button tight onClick={() => setAsking(true)}>查看完整信息</Button>}</span> : null}>
      <SafeWay orderId={order.id} safeToCall={person.safeToCall} />
      <Facts rows={[
        ['姓名', order.anonymous ? '未提供（匿名）' : person.name],
        ['电话', <span key="p" className="num">{phone(person.phone)}</span>],
        ['证件', person.idNumber ?? '—'],
        ['住址', person.address ?? '—'],
        person.groups.length > 0 ? ['人群', person.groups.map((g) => groups[g as keyof typeof groups] ?? g).join('、')] : null,
        ['为谁问', forWhom[order.forWhom as keyof typeof forWhom] ?? order.forWhom],
        order.authority ? ['代办依据', authorities[order.authority as keyof typeof authorities] ?? order.authority] : null,
        order.helperName ? ['代办人', order.helperName] : null,
        ...(open?.numbers ?? []).map(({ label, value }): [string, ReactNode] => [label.replace(/^〔(\S+).*$/u, '文中$1'), <span key={label} className="num">{value}</span>]),
      ]} />
      {order.anonymous ? null : <span className="no-print"><OpenFromOrder orderId={order.id} /></span>}
      {inPerson && !order.anonymous ? <span className="no-print"><RecoverCode id={order.id} /></span> : null}
      {!inPerson && roles.includes('hotlineAgent') && !order.anonymous ? <p className="soft small no-print">查询码丢了的，电话里不能补发：请本人持身份证件到任一公共法律服务工作站、室找回。没有核实过身份的来电，不要按登记的电话主动回电，回访由回访员办理。</p> : null}
      <Dialog title="查看完整信息" open={asking} onClose={() => setAsking(false)}><RevealForm id={order.id} onShown={(shown) => { setOpen(shown); setAsking(false) }} /></Dialog>
    </Panel>
  )
}
