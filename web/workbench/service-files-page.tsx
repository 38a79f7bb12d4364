import { useState } from 'react'
import { Link } from 'react-router'
import { useFileRequests, useOpenFiles } from '../features/service-files/data.ts'
import { GateBar } from '../features/service-files/gate-bar.tsx'
import { RequestRows } from '../features/service-files/requests-panel.tsx'
import { useRoles } from '../features/security/data.ts'
import { refusalOf } from '../lib/client.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** The files that stand open to me just now, and requests under the personal information law that wait for an answer. */
export default function ServiceFilesPage() {
  usePage('服务档案')
  const roles = useRoles()
  return (
    <div className="stack">
      <div className="page-head"><h1>服务档案</h1><span className="soft">核实身份、登记代办依据，或正在承办，才打得开；没有打开的，这里什么也不显示</span></div>
      {roles.some((role) => opening.includes(role)) ? <OpenFiles /> : null}
      {roles.some((role) => deciding.includes(role)) ? <Requests /> : null}
    </div>
  )
}

const OpenFiles = () => {
  const open = useOpenFiles()
  if (open.isPending) return <RowsSkeleton rows={3} />
  if (!open.data) return <ErrorPanel message={refusalOf(open.error).message} />
  return (
    <Panel title={`现在打开的（${open.data.length}）`} spaced>
      {open.data.length === 0 ? <EmptyState title="没有打开的档案">在热线登记、窗口登记里核实身份，或在自己承办的工单上打开。</EmptyState> : null}
      {open.data.map((one) => <GateBar key={one.gate.id} personId={one.personId} gate={one.gate} onShut={() => undefined}><Link to={`/files/${one.personId}`}><strong>{one.name}</strong></Link></GateBar>)}
    </Panel>
  )
}

const Requests = () => {
  const [open, setOpen] = useState(true)
  const requests = useFileRequests(open)
  return (
    <Panel title="个人信息请求" aside={<span className="push row"><Button tight aria-pressed={open} onClick={() => setOpen(true)}>待答复</Button><Button tight aria-pressed={!open} onClick={() => setOpen(false)}>已答复</Button></span>}>
      {requests.data?.length === 0 ? <p className="soft">{open ? '没有等答复的请求。' : '还没有答复过的请求。'}</p> : null}
      {requests.error ? <ErrorPanel message={refusalOf(requests.error).message} /> : null}
      <RequestRows requests={requests.data ?? []} />
    </Panel>
  )
}

const opening: readonly string[] = ['windowClerk', 'justiceOfficeStaff', 'hotlineAgent', 'hotlineBackOffice', 'handler', 'mediator', 'lawyer', 'villageAdviser', 'bodyHead', 'countyDispatcher', 'cityDispatcher']
const deciding: readonly string[] = ['countyDispatcher', 'countyHead', 'countySupervisor', 'cityDispatcher', 'cityHead', 'citySupervisor']
