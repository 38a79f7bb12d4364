import { bodyInputs, practitionerInputs, type OfferedAction } from '../../../contract/institutions.ts'
import { announce } from '../../lib/announce.ts'
import type { FormValue } from '../../ui/form-fields.ts'
import { PossibleActions } from '../../ui/possible-actions.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useActOnLicence } from './data.ts'

/** Whatever may be done with a licence now; the buttons come from the server. `start`: what stands there already. */
export const LicenceActions = ({ of, id, version, actions, start }: { of: 'body' | 'person'; id: string; version: number; actions: readonly OfferedAction[]; start: FormValue }) => {
  const act = useActOnLicence(of, id, version)
  if (actions.length === 0) return null
  return (
    <PossibleActions
      actions={actions} label="办理"
      form={({ action, label, next, danger }, close) => (
        <SchemaForm
          label={label} verb={`确认${label}`} next={next} danger={danger} schema={of === 'body' ? bodyInputs[action as keyof typeof bodyInputs] : practitionerInputs[action as keyof typeof practitionerInputs]} focus onClose={close}
          start={action === 'amend' ? start : {}} send={(input, requestId) => act.mutateAsync({ action, input, requestId })} onDone={() => { announce(`${label}已完成`); close() }}
        />
      )}
    />
  )
}
