import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { call, newRequestId, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'

/** A lost query code is given anew in person only, after the identity document was seen. */
export const RecoverCode = ({ id }: { id: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tight onClick={() => setOpen(true)}>补发查询码</Button>
      <Dialog title="补发查询码" open={open} onClose={() => setOpen(false)}><RecoverForm id={id} /></Dialog>
    </>
  )
}

const RecoverForm = ({ id }: { id: string }) => {
  const [seen, setSeen] = useState(false)
  const requestId = useRef(newRequestId())
  const recover = useMutation({ mutationFn: () => call(workOrderEndpoints.recoverCode, { id, requestId: requestId.current, identityVerified: true }), onSuccess: () => announce('新的查询码已生成') })
  if (recover.data) return <Notice tone="good">工单 {recover.data.number} 的新查询码：<strong className="query-code">{recover.data.queryCode}</strong>　只显示这一次，旧码已失效。</Notice>
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (seen) recover.mutate() }}>
      <Notice tone="amber">只能当面补发。补发后旧查询码立即失效，操作记入访问记录。</Notice>
      {recover.error ? <ErrorPanel message={refusalOf(recover.error).message} /> : null}
      <label className="choice"><input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} />已当面核验本人身份证件</label>
      <div className="row"><Button type="submit" look="main" busy={recover.isPending} disabled={!seen}>补发</Button></div>
    </form>
  )
}
