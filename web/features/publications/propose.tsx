import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { publicationEndpoints, publicationWords } from '../../../contract/publication.ts'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { usePropose } from './data.ts'

/** Replying to the asker is not publishing: making a reply public is a step of its own, through three reviews. */
export const Propose = ({ order }: { order: Pick<OrderDetail, 'id' | 'title' | 'publicReply' | 'publication' | 'mayPropose'> }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      {order.publication ? <Link to={`/publications/${order.publication.id}`}>公开审查：{publicationWords[order.publication.state]}</Link> : null}
      {order.mayPropose ? <Button tight onClick={() => setOpen(true)}>{publicationWords.propose}</Button> : null}
      <Dialog title="提请公开这份答复" open={open} onClose={() => setOpen(false)} broad><ProposeForm order={order} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const ProposeForm = ({ order, onDone }: { order: Pick<OrderDetail, 'id' | 'title' | 'publicReply'>; onDone: () => void }) => {
  const propose = usePropose()
  const navigate = useNavigate()
  return (
    <SchemaForm
      label={publicationWords.propose} verb={publicationWords.propose} schema={publicationEndpoints.propose.input} start={{ title: order.title, text: order.publicReply ?? '' }} fixed={{ orderId: order.id }}
      send={(input, requestId) => propose.mutateAsync({ ...input, requestId } as never)} onDone={(answer) => { announce(`已提请公开，现在是“${answer.stateName}”`); onDone(); void navigate(`/publications/${answer.id}`) }}
    ><Notice>须经本单位自查、安全保密管理员保密审查、负责人审批，由不同的人办理，全部通过后才公开。请先删去姓名、电话、住址、证件号等个人信息。</Notice></SchemaForm>
  )
}
