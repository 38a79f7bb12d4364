import { Link, useNavigate, useParams } from 'react-router'
import { useServiceFile } from '../features/service-files/data.ts'
import { FileAuthorities, FileDeeds, FileLooks } from '../features/service-files/file-deeds.tsx'
import { FileGrounds, FileMaterials, FileMatters, FilePerson } from '../features/service-files/file-panels.tsx'
import { GateBar } from '../features/service-files/gate-bar.tsx'
import { RequestRows } from '../features/service-files/requests-panel.tsx'
import { refusalOf } from '../lib/client.ts'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/record.css'

/** 一人一档: shown only while its gate stands open; the bar says on what basis and until when. */
export default function ServiceFilePage() {
  const { personId = '' } = useParams()
  const file = useServiceFile(personId)
  const navigate = useNavigate()
  useShortcuts({ u: () => void navigate('/files') })
  usePage('服务档案', [['u', '回到打开的档案']])
  if (file.isPending) return <RowsSkeleton rows={10} />
  if (!file.data) return <div className="stack"><h1>服务档案</h1><ErrorPanel message={refusalOf(file.error).message}><Link to="/files">回到打开的档案</Link></ErrorPanel></div>
  const shown = file.data
  return (
    <article className="record stack">
      <GateBar personId={personId} gate={shown.gate} onShut={() => void navigate('/files')} />
      <header className="record-head"><h1>服务档案：{shown.person.name}</h1></header>
      <FileDeeds file={shown} />
      <div className="record-columns file-columns">
        <div><FileMatters file={shown} />{shown.requests.length ? <Panel title="个人信息请求"><RequestRows requests={shown.requests} /></Panel> : null}<FileGrounds file={shown} /></div>
        <div className="who"><FilePerson file={shown} /><FileMaterials file={shown} /><FileAuthorities file={shown} />{shown.gate.basis === 'verified' ? <FileLooks file={shown} /> : null}</div>
      </div>
    </article>
  )
}
