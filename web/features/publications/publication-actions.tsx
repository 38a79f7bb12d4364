import { publicationInputs, type PublicationDetail, type PublicationVerb } from '../../../contract/publication.ts'
import { announce } from '../../lib/announce.ts'
import { PossibleActions } from '../../ui/possible-actions.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useActOnPublication } from './data.ts'

/** Whatever may be done with the draft now; the same bar and forms as a work order has. */
export const PublicationActions = ({ publication }: { publication: PublicationDetail }) => {
  const act = useActOnPublication(publication.id, publication.version)
  return (
    <PossibleActions
      actions={publication.actions} label="办理" none="现在没有您可以做的操作；自查、保密审查、审批须由不同的人办理。"
      form={({ action, label, next, danger }, close) => {
        const name = action as PublicationVerb
        return (
          <SchemaForm
            label={label} verb={`确认${label}`} next={next} danger={danger} schema={publicationInputs[name]} focus onClose={close}
            start={startOf(publication, name)}
            send={(input, requestId) => act.mutateAsync({ action: name, input, requestId })} onDone={(answer) => { announce(`${label}已完成，现在是“${answer.stateName}”`); close() }}
          />
        )
      }}
    />
  )
}

/** A change begins with what stands there now. */
function startOf({ title, text, announcement }: PublicationDetail, verb: PublicationVerb): Record<string, unknown> {
  if (verb === 'revise') return { title, text }
  return verb === 'amend' && announcement ? { title, text, columnCode: announcement.columnCode, fromOn: announcement.fromOn, untilOn: announcement.untilOn } : {}
}
