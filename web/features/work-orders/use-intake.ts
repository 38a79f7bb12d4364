import { useRef, useState } from 'react'
import type { IntakeReceipt } from '../../../contract/intake.ts'
import { hotlineInput, windowInput } from '../../../contract/intake.ts'
import { workOrderEndpoints } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { call, newRequestId, refusalOf } from '../../lib/client.ts'
import { useDraft } from '../../lib/drafts.ts'
import { serverNow } from '../../lib/now.ts'
import { cleaned, errorsOf, stillWrong } from '../../ui/form-fields.ts'
import { emptyIntake, hotlineOf, sheetErrors, windowOf, type IntakeDraft } from './intake-draft.ts'

/** The sheet of the hotline or the window: draft, check, send, receipt. */
export const useIntake = (door: 'hotline' | 'window') => {
  const draft = useDraft<IntakeDraft>(`intake:${door}`, emptyIntake, toVerify)
  const requestId = useRef(newRequestId())
  const startedAt = useRef(serverNow().toISOString())
  const [refused, setRefused] = useState<Record<string, string>>({})
  const [sheetSent, setSheetSent] = useState<IntakeDraft>(emptyIntake)
  const [message, setMessage] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [receipt, setReceipt] = useState<IntakeReceipt | null>(null)

  const set = (part: Partial<IntakeDraft>): void => {
    requestId.current = newRequestId()
    draft.change({ ...draft.value, ...part })
  }
  const send = async (onTheSpot: boolean): Promise<void> => {
    if (busy) return
    const sent = door === 'hotline' ? hotlineOf(draft.value, requestId.current, onTheSpot, startedAt.current) : windowOf(draft.value, requestId.current, onTheSpot)
    const wrong = sheetErrors(errorsOf(door === 'hotline' ? hotlineInput : windowInput, cleaned(sent)))
    setRefused(wrong)
    setSheetSent(draft.value)
    setMessage(null)
    if (Object.keys(wrong).length > 0) return
    setBusy(true)
    try {
      const answer = await (door === 'hotline' ? call(workOrderEndpoints.hotline, sent) : call(workOrderEndpoints.window, sent))
      draft.drop()
      setReceipt(answer)
      announce(`已登记，工单号 ${answer.number}`)
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.kind !== 'network') requestId.current = newRequestId()
      setRefused(sheetErrors(refusal.fields))
      setMessage(refusal.message)
    } finally {
      setBusy(false)
    }
  }
  const again = (): void => {
    requestId.current = newRequestId()
    startedAt.current = serverNow().toISOString()
    draft.drop()
    draft.reset(emptyIntake)
    setRefused({})
    setMessage(null)
    setReceipt(null)
  }
  const errors = stillWrong(refused, sheetSent, draft.value)
  const left = Object.keys(errors).length
  return { sheet: draft.value, set, send, again, errors, refused, message: left > 0 ? (message ?? `还有 ${left} 处没有填对，已在字段上标出。`) : Object.keys(refused).length > 0 ? null : message, busy, receipt, status: draft.status }
}

/** What was seen then was seen then: whoever stands here now is verified anew. */
const toVerify = (draft: IntakeDraft): IntakeDraft => ({ ...draft, verified: false })

export type Intake = ReturnType<typeof useIntake>
