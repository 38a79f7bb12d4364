import { useState } from 'react'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useRoles } from '../security/data.ts'
import { deeds, useFileDeed } from './data.ts'

/** From an order in hand to the file of its person: for a purpose, on record. */
export const OpenFromOrder = ({ orderId }: { orderId: string }) => {
  const [asking, setAsking] = useState(false)
  const navigate = useNavigate()
  const open = useFileDeed(deeds.handle)
  if (!useRoles().some((role) => doers.includes(role))) return null
  return (
    <>
      <Button tight onClick={() => setAsking(true)}>打开服务档案</Button>
      <Dialog title="打开服务档案" open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <Notice>只有正在由您办理的才能打开。律师事务所、调解组织等只看得到受托的这一件；您的姓名、单位、时间和目的会记入访问记录，本人看得到。</Notice>
          <SchemaForm label="打开服务档案" schema={schema} start={{ purpose: '办理本单，了解以前的情况' }} verb="打开" send={async (input) => { const { personId } = await open.mutateAsync({ orderId, purpose: String(input['purpose'] ?? '') }); void navigate(`/files/${personId}`) }} onDone={() => setAsking(false)} />
        </div>
      </Dialog>
    </>
  )
}

const schema = z.object({ purpose: z.string({ error: '请写明查看目的' }).trim().min(2, '请写明查看目的').max(200).meta({ label: '查看目的', widget: 'text' }) })
const doers: readonly string[] = ['handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'cityDispatcher', 'hotlineBackOffice']
