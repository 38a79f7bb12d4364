import { useState } from 'react'
import { IntakePack, PackLine } from '../features/push-packs/pack-panel.tsx'
import { AnswerFields, NeedFields } from '../features/work-orders/need-fields.tsx'
import { DraftNote } from '../features/work-orders/draft-note.tsx'
import { ReceiptPanel } from '../features/work-orders/receipt-panel.tsx'
import { useIntake } from '../features/work-orders/use-intake.ts'
import { intakeKeys, useIntakeKeys } from '../features/work-orders/use-intake-keys.ts'
import { WhoPanel } from '../features/work-orders/who-panel.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/intake.css'

/** 热线登记: a call in progress, by keyboard alone. F8 answers on the spot, F9 raises an order. */
export default function HotlinePage() {
  usePage('热线登记', intakeKeys)
  const intake = useIntake('hotline')
  const [personId, setPersonId] = useState<string | undefined>()
  const asked = { door: 'hotline', need: intake.sheet.need, topic: intake.sheet.topic, areaCode: intake.sheet.areaCode, personId } as const
  const { page, answering, answer, again, stop } = useIntakeKeys(intake)
  return (
    <div className="stack" ref={page}>
      <div className="page-head"><h1>热线登记</h1><span className="soft">一电一单：当场答复或转为工单；问的是正在办的事，先核实身份，再打开那张工单催办、补充</span></div>
      {intake.receipt ? (
        <Panel title="登记结果"><div className="stack"><ReceiptPanel receipt={intake.receipt} sayTo="来电人" phone={!!intake.sheet.phone.trim()} /><span><Button look="main" hotkey="F2" autoFocus onClick={again}>登记下一个来电</Button></span></div></Panel>
      ) : (
        <div className="intake">
          <WhoPanel intake={intake} door="hotline" title="来电人" phoneLabel="来电号码" verifyLabel="已核实身份" onFile={setPersonId} />
          <section className="panel" aria-label="诉求">
            <div className="body stack">
              {intake.message ? <ErrorPanel message={intake.message} /> : null}
              <NeedFields intake={intake} />
              {answering ? <div data-answer className="stack"><h2>当场答复</h2><AnswerFields intake={intake} /></div> : null}
            </div>
            <div className="intake-foot">
              <PackLine {...asked} />
              <Button look={answering ? 'main' : undefined} hotkey="F8" busy={intake.busy} onClick={answer}>{answering ? '答复完毕，办结' : '当场答复'}</Button>
              <Button look={answering ? undefined : 'main'} hotkey="F9" busy={intake.busy} onClick={() => void intake.send(false)}>转为工单</Button>
              {answering ? <Button look="plain" onClick={stop}>不当场答复</Button> : null}
              <DraftNote status={intake.status} clear="不登记，接下一个" onClear={again} />
            </div>
          </section>
          <div data-pack><IntakePack {...asked} /></div>
        </div>
      )}
    </div>
  )
}
