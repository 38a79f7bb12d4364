import { useState } from 'react'
import { z } from 'zod'
import { fileRequestInput, serviceNeeds, wayInput, type ServiceFileView } from '../../../contract/service-files.ts'
import { addressOf } from '../../lib/client.ts'
import { serviceFileEndpoints as api } from '../../../contract/service-files.ts'
import { announce } from '../../lib/announce.ts'
import { shortMoment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Notice, Panel } from '../../ui/panels.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { deeds, useFileDeed, useLooks } from './data.ts'

/** What can be done here for the person: a copy, a request, safe ways, an end to somebody's authority. */
export const FileDeeds = ({ file }: { file: ServiceFileView }) => {
  const [open, setOpen] = useState<'ask' | 'way' | null>(null)
  const { person, gate } = file
  const ask = useFileDeed(deeds.ask)
  if (gate.basis === 'handling') return null
  return (
    <div className="row no-print">
      <a className="button" href={addressOf(api.copy, { personId: person.id, format: 'docx' })} download>给他一份（Word）</a>
      <a className="button" href={addressOf(api.copy, { personId: person.id, format: 'pdf' })} download>给他一份（PDF）</a>
      <Button onClick={() => setOpen('ask')}>登记更正、删除请求</Button>
      {gate.basis === 'verified' && gate.scope === 'file' ? <Button onClick={() => setOpen('way')}>记录安全联系方式和需要</Button> : null}
      <Dialog title="个人信息请求" open={open === 'ask'} onClose={() => setOpen(null)}>
        <SchemaForm label="个人信息请求" schema={fileRequestInput} start={{ kind: 'correct' }} verb="登记请求" hidden={({ kind }) => (kind === 'correct' ? [] : ['field'])} owed={() => ['field']} send={(input, requestId) => ask.mutateAsync({ personId: person.id, ...input, requestId } as never)} onDone={() => { announce('已登记，由管辖局答复'); setOpen(null) }} />
      </Dialog>
      <Dialog title="安全联系方式和需要" open={open === 'way'} onClose={() => setOpen(null)}><WayForm file={file} onDone={() => setOpen(null)} /></Dialog>
    </div>
  )
}

const WayForm = ({ file, onDone }: { file: ServiceFileView; onDone: () => void }) => {
  const keep = useFileDeed(deeds.way)
  const [needs, setNeeds] = useState<string[]>(file.way?.needs ?? [])
  const { neverCall = false, noMessage = false, hours, phone, dialect, note } = file.way ?? {}
  return (
    <div className="stack">
      <Notice>说清楚记什么、为什么记，本人单独同意后才记（个人信息保护法第二十九条）。</Notice>
      <FieldGroup label="需要" optional><div className="row">{Object.entries(serviceNeeds).map(([id, zh]) => <label key={id} className="choice"><input type="checkbox" checked={needs.includes(id)} onChange={(event) => setNeeds(event.target.checked ? [...needs, id] : needs.filter((n) => n !== id))} />{zh}</label>)}</div></FieldGroup>
      <SchemaForm label="安全联系方式和需要" schema={z.object(wayInput.shape)} start={{ neverCall, noMessage, hours, phone, dialect, note }} verb="记录" leave={['needs']} send={(input) => keep.mutateAsync({ ...input, needs, personId: file.person.id } as never)} onDone={() => { announce('已记录'); onDone() }} />
    </div>
  )
}

/** People who may act for him; he himself, verified, may end it. */
export const FileAuthorities = ({ file }: { file: ServiceFileView }) => {
  const revoke = useFileDeed(deeds.revoke)
  if (file.authorities.length === 0) return null
  const mayRevoke = file.gate.basis === 'verified' && file.gate.scope === 'file'
  return (
    <Panel title="可以替他办事的人">
      <ul className="stack">{file.authorities.map((one) => (
        <li key={one.id} className="row"><strong>{one.agentName}</strong><span className="soft small">{one.kindWords}，{one.scope === 'file' ? '全部' : '一件事'}，凭 {one.paper}，到 {one.untilOn}{one.standing ? '' : '（已不能用）'}</span>
          {one.standing && mayRevoke ? <span className="push"><Button tight busy={revoke.isPending} onClick={() => revoke.mutate({ personId: file.person.id, id: one.id, why: '本人到场要求撤销' }, { onSuccess: () => announce('已撤销') })}>本人要求撤销</Button></span> : null}</li>
      ))}</ul>
    </Panel>
  )
}

/** 谁看过我的档案, for the person in front of the screen. */
export const FileLooks = ({ file }: { file: ServiceFileView }) => {
  const [wanted, setWanted] = useState(false)
  const looks = useLooks(file.person.id, wanted)
  if (file.gate.basis === 'authority') return null
  return (
    <Panel title="谁看过这份档案" aside={wanted ? null : <span className="push"><Button tight onClick={() => setWanted(true)}>查看</Button></span>}>
      {looks.data ? <ul className="stack small">{looks.data.map((look, i) => <li key={i}><span className="soft num">{shortMoment(look.at)}</span> {look.who}{look.unit ? `（${look.unit}）` : ''} {look.refused ? '想看，没有让看' : look.what.replaceAll('您', '当事人')}{look.times ? `（${look.times} 次）` : ''}{look.why ? <span className="soft">：{look.why}</span> : null}</li>)}</ul> : <p className="soft small">本人在网上“我的档案”也看得到。</p>}
    </Panel>
  )
}
