import { useEffect, useRef, useState } from 'react'
import { AnswerFields, NeedFields } from '../features/work-orders/need-fields.tsx'
import { ReceiptPanel } from '../features/work-orders/receipt-panel.tsx'
import { useIntake } from '../features/work-orders/use-intake.ts'
import { WhoPanel } from '../features/work-orders/who-panel.tsx'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Panel } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/work-orders/intake.css'

/** 热线登记: a call in progress, by keyboard alone. F8 answers on the spot, F9 raises an order. */
export default function HotlinePage() {
  usePage('热线登记', hotlineKeys)
  const intake = useIntake('hotline')
  const [answering, setAnswering] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const focus = (selector: string): void => { requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(selector)?.focus()) }
  const answer = (): void => {
    if (answering) return void intake.send(true)
    setAnswering(true)
    focus('[data-answer] textarea')
  }
  const again = (): void => {
    intake.again()
    setAnswering(false)
    focus('[data-first]')
  }
  useEffect(() => focus('[data-first]'), [])
  useEffect(() => { if (intake.message) focus('.is-wrong :is(input,textarea,select)') }, [intake.message, intake.errors])
  useShortcuts(intake.receipt ? { F2: again } : { F2: () => focus('[data-first]'), F8: answer, F9: () => void intake.send(false) })
  return (
    <div className="stack" ref={page}>
      <div className="page-head"><h1>热线登记</h1><span className="soft">一电一单：当场答复或转为工单，二者必居其一</span></div>
      {intake.receipt ? (
        <Panel title="登记结果"><div className="stack"><ReceiptPanel receipt={intake.receipt} sayTo="来电人" /><span><Button look="main" hotkey="F2" autoFocus onClick={again}>登记下一个来电</Button></span></div></Panel>
      ) : (
        <div className="intake">
          <div><WhoPanel intake={intake} title="来电人" phoneLabel="来电号码" verifyLabel="已核实身份" /></div>
          <section className="panel" aria-label="诉求">
            <div className="body stack">
              {intake.message ? <ErrorPanel message={intake.message} /> : null}
              <NeedFields intake={intake} />
              {answering ? <div data-answer className="stack"><h2>当场答复</h2><AnswerFields intake={intake} /></div> : null}
            </div>
            <div className="intake-foot">
              <Button look={answering ? 'main' : undefined} hotkey="F8" busy={intake.busy} onClick={answer}>{answering ? '答复完毕，办结' : '当场答复'}</Button>
              <Button look={answering ? undefined : 'main'} hotkey="F9" busy={intake.busy} onClick={() => void intake.send(false)}>转为工单</Button>
              {answering ? <Button look="plain" onClick={() => setAnswering(false)}>不当场答复</Button> : null}
              <span className="soft small push">{intake.status === 'saved' ? '草稿已保存' : intake.status === 'restored' ? '已取回上次没写完的内容' : ''}</span>
            </div>
          </section>
        </div>
      )}
    </div>
  )
}

const hotlineKeys = [['F2', '回到来电号码 / 登记下一个'], ['F8', '当场答复；再按一次办结'], ['F9', '转为工单']] as const
