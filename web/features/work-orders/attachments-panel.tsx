import { useRef } from 'react'
import { workOrderEndpoints, type OrderDetail } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { addressOf, refusalOf } from '../../lib/client.ts'
import { bytes, shortMoment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorPanel, Panel } from '../../ui/panels.tsx'
import { useAttach } from './data.ts'

export const AttachmentsPanel = ({ order }: { order: OrderDetail }) => {
  const attach = useAttach(order.id)
  const input = useRef<HTMLInputElement>(null)
  const send = (files: FileList | null): void => {
    if (!files?.length) return
    attach.mutate([...files], { onSuccess: (added) => announce(`已上传 ${added.length} 个文件`) })
    if (input.current) input.current.value = ''
  }
  return (
    <Panel title={`附件（${order.attachments.length}）`} aside={<span className="push no-print"><Button tight busy={attach.isPending} onClick={() => input.current?.click()}>上传文件</Button><input ref={input} type="file" multiple hidden aria-label="选择要上传的文件" onChange={(event) => send(event.target.files)} /></span>}>
      {attach.error ? <ErrorPanel message={refusalOf(attach.error).message} /> : null}
      {order.attachments.length === 0 ? <p className="soft">没有附件。</p> : null}
      <ul className="stack">
        {order.attachments.map((file) => <li key={file.id}><a href={addressOf(workOrderEndpoints.download, { id: file.id })} download><Icon name="attach" /> {file.name}</a> <span className="soft small num">{bytes(file.bytes)} · {file.by} · {shortMoment(file.at)}</span></li>)}
      </ul>
    </Panel>
  )
}
