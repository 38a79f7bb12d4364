import { useState } from 'react'
import { Link } from 'react-router'
import type { GateView } from '../../../contract/service-files.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AuthorityForm } from './authority-form.tsx'
import { GateBar } from './gate-bar.tsx'

/** 替别人来办: the authority is recorded first; until then nothing of the other person shows. */
export const ForAnother = ({ door, agent, onFile }: { door: 'hotline' | 'window'; agent: { name: string; phone: string }; onFile: (personId: string | undefined) => void }) => {
  const [asking, setAsking] = useState(false)
  const [opened, setOpened] = useState<{ personId: string; gate: GateView } | null>(null)
  return (
    <>
      {opened ? <GateBar personId={opened.personId} gate={opened.gate} onShut={() => { setOpened(null); onFile(undefined) }}><Link to={`/files/${opened.personId}`} target="_blank">看服务档案</Link></GateBar> : null}
      <span><Button tight onClick={() => setAsking(true)}>{door === 'window' ? '替别人来办：登记代办依据' : '替别人来问：登记代办'}</Button></span>
      <Dialog title={door === 'window' ? '登记代办依据' : '电话里登记代办'} broad open={asking} onClose={() => setAsking(false)}><AuthorityForm door={door} agent={agent} onOpen={(found) => { setOpened(found); onFile(found.personId); setAsking(false) }} /></Dialog>
    </>
  )
}
