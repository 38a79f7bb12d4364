import { useState } from 'react'
import { bodyInputs, practitionerInputs, type OfferedAction } from '../../../contract/institutions.ts'
import { Button } from '../../ui/button.tsx'
import type { FormValue } from '../../ui/form-fields.ts'
import { useActOnLicence, type ActInput } from './data.ts'
import { SchemaForm } from './schema-form.tsx'

/** Whatever may be done with a licence now; the buttons come from the server. `start`: what stands there already. */
export const LicenceActions = ({ of, id, version, actions, start }: { of: 'body' | 'person'; id: string; version: number; actions: readonly OfferedAction[]; start: FormValue }) => {
  const [chosen, setChosen] = useState<OfferedAction | null>(null)
  const act = useActOnLicence(of, id, version)
  const schema = chosen && (of === 'body' ? bodyInputs[chosen.action as keyof typeof bodyInputs] : practitionerInputs[chosen.action as keyof typeof practitionerInputs])
  if (actions.length === 0) return null
  return (
    <section className="panel action-bar no-print" aria-label="办理">
      <div className="actions">{actions.map((one) => <Button key={one.action} danger={one.danger} title={one.next} aria-expanded={chosen?.action === one.action} onClick={() => setChosen(chosen?.action === one.action ? null : one)}>{one.label}</Button>)}</div>
      {chosen && schema ? (
        <SchemaForm
          key={chosen.action} label={chosen.label} schema={schema} next={chosen.next} danger={chosen.danger} start={chosen.action === 'amend' ? start : {}} onDone={() => setChosen(null)}
          send={{ error: act.error, isPending: act.isPending, mutate: ({ input, requestId }, told) => act.mutate({ action: chosen.action, input, requestId } satisfies ActInput, told) }}
        />
      ) : null}
    </section>
  )
}
