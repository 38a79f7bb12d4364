import { useEffect, useState } from 'react'
import { workOrderEndpoints, type WhoView } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { call, refusalOf, type Refusal } from '../../lib/client.ts'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import { ForAnother } from '../service-files/for-another.tsx'
import { Candidates } from './candidates.tsx'
import type { Intake } from './use-intake.ts'

/**
 * Who it may be. Before the identity is verified nothing is shown, not even whether there is a file (更正 13): at the counter by the
 * paper itself, on the telephone by the query code, or by name, registered telephone and the last digits of a checked paper.
 */
export const WhoPanel = ({ intake, door, title, phoneLabel, verifyLabel, onFile }: { intake: Intake; door: 'hotline' | 'window'; title: string; phoneLabel: string; verifyLabel: string; /** Whose file stands open now, if anybody's. */ onFile: (personId: string | undefined) => void }) => {
  const { sheet, set, errors } = intake
  const [who, setWho] = useState<WhoView | null>(null)
  const [wrong, setWrong] = useState<Refusal | null>(null)
  const [proof, setProof] = useState({ code: '', lastDigits: '' })
  // Nothing of the last person stays for the next one, and other facts are to be verified anew.
  const unverified = (): void => { set({ verified: false }); setWho(null) }
  const other = (part: { phone: string } | { idNumber: string }): void => { set({ ...part, verified: false }); setWho(null) }
  const blank = !sheet.phone && !sheet.idNumber
  useEffect(() => { if (blank) { setWho(null); setWrong(null); setProof({ code: '', lastDigits: '' }) } }, [blank])
  const verifiedId = who?.verified && who.candidates.length === 1 ? who.candidates[0]!.personId : undefined
  useEffect(() => onFile(verifiedId), [verifiedId, onFile])
  const look = (verified: boolean): void => {
    if (!sheet.phone.trim() && !sheet.idNumber.trim()) return
    call(workOrderEndpoints.whoCalls, { door, phone: sheet.phone || undefined, idNumber: sheet.idNumber || undefined, name: sheet.name || undefined, code: proof.code || undefined, lastDigits: proof.lastDigits || undefined, verified }).then((found) => {
      setWho(found)
      setWrong(null)
      // On the telephone only what fits has been verified; at the counter the paper itself was seen, also of one who is new.
      if (verified && door === 'hotline' && found.candidates.length === 0) set({ verified: false })
      // What is still to be asked stands on the page; only an answer to the verification is told aloud.
      if (verified) announce(found.candidates.length ? '已核实身份，档案已打开' : found.hint)
    }, (error: unknown) => { setWrong(refusalOf(error)); if (door === 'hotline') set({ verified: false }) })
  }
  return (
    <Panel title={title}>
      <div className="stack">
        <Field label={phoneLabel} error={errors['phone']}>{(ids) => <input {...ids} className="input" type="tel" autoComplete="off" data-first value={sheet.phone} onChange={(event) => other({ phone: event.target.value })} onBlur={() => { if (!sheet.verified) look(false) }} />}</Field>
        <Field label="姓名" error={errors['name']} optional={sheet.anonymous}>{(ids) => <TextInput ids={ids} value={sheet.name} onChange={(name) => set({ name })} />}</Field>
        <Field label="身份证号码" optional error={errors['idNumber']}>{(ids) => <TextInput ids={ids} value={sheet.idNumber} onChange={(idNumber) => other({ idNumber })} />}</Field>
        {door === 'hotline' ? <Proof value={proof} onChange={(next) => { setProof(next); unverified() }} /> : null}
        <label className="choice" data-verify><input type="checkbox" checked={sheet.verified} onChange={(event) => { set({ verified: event.target.checked }); look(event.target.checked) }} />{verifyLabel}</label>
        <label className="choice"><input type="checkbox" checked={sheet.anonymous} onChange={(event) => set({ anonymous: event.target.checked })} />不愿提供身份（匿名登记）</label>
        {wrong ? <ErrorPanel message={[wrong.message, ...Object.values(wrong.fields)].join(' ')} /> : null}
        {who && (!who.verified || who.candidates.length === 0) ? <Notice>{who.hint}</Notice> : null}
        {who?.verified ? <Candidates who={who} onChoose={(name, phone) => set({ name, phone: sheet.phone || (phone ?? '') })} onShut={unverified} /> : null}
        <ForAnother door={door} agent={{ name: sheet.helperName || sheet.name, phone: sheet.helperPhone || sheet.phone }} onFile={onFile} />
      </div>
    </Panel>
  )
}

/** Things that only he knows; a caller's number alone unlocks nothing. */
const Proof = ({ value, onChange }: { value: { code: string; lastDigits: string }; onChange: (next: { code: string; lastDigits: string }) => void }) => (
  <div className="form-grid">
    <Field label="查询码" optional help="报得出的，只打开那一件">{(ids) => <TextInput ids={ids} value={value.code} onChange={(code) => onChange({ ...value, code })} />}</Field>
    <Field label="证件号码后四位" optional help="和姓名、登记电话一起">{(ids) => <TextInput ids={ids} value={value.lastDigits} onChange={(lastDigits) => onChange({ ...value, lastDigits })} />}</Field>
  </div>
)
