import { useEffect, useRef, useState } from 'react'
import type { SheetFacts, SheetView } from '../../../contract/limitation.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel, Notice, Panel } from '../../ui/panels.tsx'
import { complete, useKeepSheet, usePeriods, useProposeAid, useReckoned, useSheet } from './data.ts'
import { FactsForm } from './facts-form.tsx'
import { Reckonings } from './reckonings.tsx'

/** 时效守护 on the record page: what runs, why, and the form that feeds it. */
export const LimitationPanel = ({ orderId }: { orderId: string }) => {
  const sheet = useSheet(orderId)
  const [editing, setEditing] = useState<boolean>()
  const panel = useRef<HTMLDivElement>(null)
  // The form took the place of the button that opened it; when it goes, the focus goes back there.
  useEffect(() => { if (editing === false) panel.current?.querySelector<HTMLElement>('header button')?.focus() }, [editing])
  if (!sheet.data) return sheet.error ? <Panel title="时效守护"><ErrorPanel message={refusalOf(sheet.error).message} /></Panel> : null
  const { data } = sheet
  return (
    <div ref={panel}><Panel title="时效守护" spaced aside={data.mayChange && !editing ? <Button tight className="push no-print" onClick={() => setEditing(true)}>{data.version ? '改' : '填写'}</Button> : null}>
      {editing ? <SheetForm sheet={data} onDone={() => setEditing(false)} /> : <Shown sheet={data} />}
      <LegalAid sheet={data} />
    </Panel></div>
  )
}

const Shown = ({ sheet }: { sheet: SheetView }) => (
  <>
    {sheet.reckonings.length ? <Reckonings reckoned={sheet} /> : <p className="soft small">还没有填写事实。{sheet.suggested.length ? `可能相关：${sheet.suggested.map(({ zh }) => zh).join('、')}。` : ''}</p>}
    {sheet.setAt ? <p className="soft small">{sheet.setBy} {shortMoment(sheet.setAt)} 填写</p> : null}
  </>
)

const SheetForm = ({ sheet, onDone }: { sheet: SheetView; onDone: () => void }) => {
  const register = usePeriods()
  const [facts, setFacts] = useState<SheetFacts>(sheet.facts)
  const keep = useKeepSheet(sheet.orderId)
  const preview = useReckoned(complete(facts))
  const requestId = useRef(newRequestId())
  if (!register.data) return null
  const save = (): void => keep.mutate({ ...facts, requestId: requestId.current, version: sheet.version }, {
    onSuccess: () => { announce('时效表已保存，到期前会提醒'); onDone() }, onSettled: () => { requestId.current = newRequestId() },
  })
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); save() }}>
      <FactsForm register={register.data} facts={facts} onChange={setFacts} suggested={sheet.suggested} daysNamed={sheet.daysNamed} />
      {facts.codes.length && preview.data ? <div aria-live="polite"><Reckonings reckoned={preview.data} /></div> : null}
      {keep.error ? <ErrorPanel message={[refusalOf(keep.error).message, ...Object.values(refusalOf(keep.error).fields)].join(' ')} /> : null}
      <div className="row"><Button type="submit" look="main" busy={keep.isPending}>保存</Button><Button onClick={onDone}>取消</Button></div>
    </form>
  )
}

const LegalAid = ({ sheet }: { sheet: SheetView }) => {
  const propose = useProposeAid(sheet.orderId)
  const requestId = useRef(newRequestId())
  if (!sheet.legalAidFirst) return null
  const send = (): void => propose.mutate({ requestId: requestId.current, reason: sheet.legalAidFirst!.slice(0, 300) }, { onSuccess: () => announce('已告知法律援助中心') })
  return (
    <Notice tone="amber">
      <p>{sheet.legalAidFirst}</p>
      {sheet.aidProposedAt ? <p className="small">已于 {shortMoment(sheet.aidProposedAt)} 建议。</p> : sheet.mayChange ? <Button tight className="no-print" busy={propose.isPending} onClick={send}>告知法律援助中心</Button> : null}
      {propose.error ? <ErrorPanel message={refusalOf(propose.error).message} /> : null}
    </Notice>
  )
}
