import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { publicationEndpoints, publicationWords } from '../../../contract/publication.ts'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { errorsOf, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
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
  const schema = publicationEndpoints.propose.input
  const [value, setValue] = useState<FormValue>({ title: order.title, text: order.publicReply ?? '' })
  const [errors, setErrors] = useState<FormErrors>({})
  const requestId = useRef(newRequestId())
  const propose = usePropose()
  const navigate = useNavigate()
  const submit = (): void => {
    const input = { orderId: order.id, requestId: requestId.current, title: String(value['title'] ?? ''), text: String(value['text'] ?? '') }
    const wrong = errorsOf(schema, input)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    propose.mutate(input, {
      onSuccess: (answer) => { announce(`已提请公开，现在是“${answer.stateName}”`); onDone(); void navigate(`/publications/${answer.id}`) },
      onError: (error) => { requestId.current = newRequestId(); setErrors(refusalOf(error).fields) },
    })
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <Notice>须经本单位自查、安全保密管理员保密审查、负责人审批，由不同的人办理，全部通过后才公开。请先删去姓名、电话、住址、证件号等个人信息。</Notice>
      {propose.error && Object.keys(errors).length === 0 ? <ErrorPanel message={refusalOf(propose.error).message} /> : null}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} />
      <div className="row"><Button type="submit" look="main" busy={propose.isPending}>{publicationWords.propose}</Button></div>
    </form>
  )
}
