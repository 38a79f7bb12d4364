import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { workOrderEndpoints, type WhoView } from '../../../contract/work-orders.ts'
import { stateFamily } from '../../face/states.ts'
import { announce } from '../../lib/announce.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { phone as spoken, shortMoment } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import type { Intake } from './use-intake.ts'
import { stateWord } from './words.ts'

/** Who it may be. Before the identity is verified nothing is shown, not even whether there is a file (更正 13). */
export const WhoPanel = ({ intake, title, phoneLabel, verifyLabel }: { intake: Intake; title: string; phoneLabel: string; verifyLabel: string }) => {
  const { sheet, set, errors } = intake
  const [who, setWho] = useState<WhoView | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  // Nothing of the last person stays for the next one, and another number is to be verified anew.
  const other = (part: { phone: string } | { idNumber: string }): void => {
    set({ ...part, verified: false })
    setWho(null)
  }
  const blank = !sheet.phone && !sheet.idNumber
  useEffect(() => { if (blank) { setWho(null); setWrong(null) } }, [blank])
  const look = (verified: boolean): void => {
    if (!sheet.phone.trim() && !sheet.idNumber.trim()) return
    call(workOrderEndpoints.whoCalls, { phone: sheet.phone || undefined, idNumber: sheet.idNumber || undefined, name: sheet.name || undefined, verified }).then((found) => {
      setWho(found)
      setWrong(null)
      announce(found.verified ? `找到 ${found.candidates.length} 人` : found.hint)
    }, (error: unknown) => setWrong(refusalOf(error).message))
  }
  const verify = (verified: boolean): void => {
    set({ verified })
    look(verified)
  }
  return (
    <Panel title={title}>
      <div className="stack">
        <Field label={phoneLabel} error={errors['phone']}>{(ids) => <input {...ids} className="input" type="tel" autoComplete="off" data-first value={sheet.phone} onChange={(event) => other({ phone: event.target.value })} onBlur={() => look(sheet.verified)} />}</Field>
        <Field label="姓名" error={errors['name']} optional={sheet.anonymous}>{(ids) => <TextInput ids={ids} value={sheet.name} onChange={(name) => set({ name })} />}</Field>
        <Field label="身份证号码" optional error={errors['idNumber']}>{(ids) => <TextInput ids={ids} value={sheet.idNumber} onChange={(idNumber) => other({ idNumber })} />}</Field>
        <label className="choice" data-verify><input type="checkbox" checked={sheet.verified} onChange={(event) => verify(event.target.checked)} />{verifyLabel}</label>
        <label className="choice"><input type="checkbox" checked={sheet.anonymous} onChange={(event) => set({ anonymous: event.target.checked })} />不愿提供身份（匿名登记）</label>
        {wrong ? <ErrorPanel message={wrong} /> : null}
        {who && !who.verified ? <Notice>{who.hint}</Notice> : null}
        {who?.verified ? <Candidates who={who} onChoose={(name, phone) => set({ name, phone: sheet.phone || (phone ?? '') })} /> : null}
      </div>
    </Panel>
  )
}

const Candidates = ({ who, onChoose }: { who: WhoView; onChoose: (name: string, phone: string | null) => void }) => (
  <div className="stack">
    {who.candidates.length === 0 ? <Notice>没有找到以前的记录，按第一次登记。</Notice> : null}
    {who.candidates.map((one) => (
      <div key={one.personId} className="stack candidate">
        <p className="row"><strong>{one.name}</strong><span className="soft num">{spoken(one.phone)}</span><span className="soft small">以前 {one.past} 件</span><span className="push"><Button tight onClick={() => onChoose(one.name, one.phone)}>就是此人</Button></span></p>
        {one.open.length === 0 ? <p className="soft small">没有正在办理的事项。</p> : null}
        <ul className="stack small">{one.open.map((o) => <li key={o.id}><Link to={`/orders/${o.id}`} target="_blank">{o.title}</Link> <StateTag shape={stateFamily[o.state]} word={stateWord[o.state]} /> <span className="soft num">{o.number}{o.dueAt ? ` · ${shortMoment(o.dueAt)} 前` : ''}</span></li>)}</ul>
      </div>
    ))}
  </div>
)
