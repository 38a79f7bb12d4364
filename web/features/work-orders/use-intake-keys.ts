import { useEffect, useRef, useState } from 'react'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import type { Intake } from './use-intake.ts'

/** Hotline and window by keyboard: where the focus goes, answering on the spot, the next person. */
export const useIntakeKeys = (intake: Intake) => {
  const [answering, setAnswering] = useState(false)
  const page = useRef<HTMLDivElement>(null)
  const focus = (selector: string): void => {
    const found = page.current?.querySelector<HTMLElement>(selector)
    if (!found) return void requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(selector)?.focus())
    // At once: who types on without a pause types into the right field.
    found.focus()
    if (found instanceof HTMLInputElement) found.select()
  }
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
  useEffect(() => { if (Object.keys(intake.refused).length > 0) focus('.is-wrong :is(input,textarea,select)') }, [intake.refused])
  useShortcuts(intake.receipt ? { F2: again } : {
    F2: () => focus('[data-first]'), F4: () => focus('[data-verify] input'), F7: () => focus('[data-need] textarea'), F8: answer, F9: () => void intake.send(false),
  })
  return { page, answering, answer, again, stop: () => setAnswering(false) }
}

export const intakeKeys = [['F2', '回到电话号码；登记完后，下一个'], ['F4', '核实身份'], ['F7', '写诉求'], ['F8', '当场答复；再按一次办结'], ['F9', '转为工单'], ['F6', '看推送'], ['F3', '引用推送里的下一条法条或答复']] as const
