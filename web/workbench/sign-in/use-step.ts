import { useState } from 'react'
import { refusalOf, type Refusal } from '../../lib/client.ts'

/** One step of the sign-in: runs it, keeps its refusal, and says whether it is under way. */
export const useStep = <A>(run: () => Promise<A>, onDone: (answer: A) => void): Step => {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: { preventDefault: () => void }): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      onDone(await run())
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }
  const fields = refusal?.fields ?? {}
  return { busy, submit: (event) => void submit(event), fields, message: refusal && Object.keys(fields).length === 0 ? refusal.message : null }
}

type Step = { busy: boolean; submit: (event: { preventDefault: () => void }) => void; fields: Readonly<Record<string, string>>; message: string | null }
