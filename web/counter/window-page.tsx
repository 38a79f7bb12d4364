import { useState } from 'react'
import { IntakePack, PackLine } from '../features/push-packs/pack-panel.tsx'
import { AnswerFields, NeedFields } from '../features/work-orders/need-fields.tsx'
import { DraftNote } from '../features/work-orders/draft-note.tsx'
import { ReceiptPanel } from '../features/work-orders/receipt-panel.tsx'
import { useIntake } from '../features/work-orders/use-intake.ts'
import { intakeKeys, useIntakeKeys } from '../features/work-orders/use-intake-keys.ts'
import { WhoPanel } from '../features/work-orders/who-panel.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { TextInput } from '../ui/inputs.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { usePage } from '../workbench/shell/use-page.ts'
import { OneTimeNotice } from './one-time-notice.tsx'
import '../features/work-orders/intake.css'

/** 窗口登记: a walk-in; the written one-time notice (一次性告知书) is printed from the receipt. */
export default function WindowPage() {
  usePage('窗口登记', intakeKeys)
  const intake = useIntake('window')
  const [personId, setPersonId] = useState<string | undefined>()
  const asked = { door: 'window', need: intake.sheet.need, topic: intake.sheet.topic, areaCode: intake.sheet.areaCode, personId } as const
  const { page, answering, answer, again, stop } = useIntakeKeys(intake)
  return (
    <div className="stack" ref={page}>
      <div className="page-head no-print"><h1>窗口登记</h1></div>
      {intake.receipt ? (
        <>
          <div className="no-print"><Panel title="登记结果"><div className="stack"><ReceiptPanel receipt={intake.receipt} sayTo="来访人" phone={!!intake.sheet.phone.trim()} /><span className="row"><Button look="main" autoFocus onClick={() => window.print()}>打印一次性告知书</Button><Button hotkey="F2" onClick={again}>登记下一位</Button></span></div></Panel></div>
          <OneTimeNotice receipt={intake.receipt} sheet={intake.sheet} />
        </>
      ) : (
        <div className="intake">
          <WhoPanel intake={intake} door="window" title="来访人" phoneLabel="联系电话" verifyLabel="已核验证件" onFile={setPersonId} />
          <section className="panel" aria-label="诉求">
            <div className="body stack">
              {intake.message ? <ErrorPanel message={intake.message} /> : null}
              <NeedFields intake={intake} />
              <div className="form-grid">
                <Field label="一次性告知的材料" optional wide help="还缺什么材料，一次写全；会打印在告知书上" error={intake.errors['noticeMaterials']}>{(ids) => <TextInput ids={ids} long max={1000} value={intake.sheet.noticeMaterials} onChange={(noticeMaterials) => intake.set({ noticeMaterials })} />}</Field>
                <Field label="窗口号" optional error={intake.errors['windowNo']}>{(ids) => <TextInput ids={ids} value={intake.sheet.windowNo} onChange={(windowNo) => intake.set({ windowNo })} />}</Field>
              </div>
              {answering ? <div data-answer className="stack"><h2>当场答复</h2><AnswerFields intake={intake} /></div> : null}
            </div>
            <div className="intake-foot">
              <PackLine {...asked} />
              <Button look={answering ? 'main' : undefined} hotkey="F8" busy={intake.busy} onClick={answer}>{answering ? '答复完毕，办结' : '当场答复'}</Button>
              <Button look={answering ? undefined : 'main'} hotkey="F9" busy={intake.busy} onClick={() => void intake.send(false)}>登记为工单</Button>
              {answering ? <Button look="plain" onClick={stop}>不当场答复</Button> : null}
              <DraftNote status={intake.status} clear="清空重填" onClear={again} />
            </div>
          </section>
          <div data-pack><IntakePack {...asked} /></div>
        </div>
      )}
    </div>
  )
}
