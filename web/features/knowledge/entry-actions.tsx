import { entryInputs, type EntryDetail } from '../../../contract/knowledge.ts'
import { announce } from '../../lib/announce.ts'
import { PossibleActions } from '../../ui/possible-actions.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { topicPicker } from '../security/topic-select.tsx'
import { useActOnEntry } from './data.ts'

/** Whatever may be done with the entry now; the same bar and forms as everywhere. */
export const EntryActions = ({ entry }: { entry: EntryDetail }) => {
  const act = useActOnEntry(entry.id, entry.version)
  const { title, question, body, source, reviewOn, sensitivity } = entry
  return (
    <PossibleActions
      actions={entry.actions} label="办理" none="现在没有您可以做的操作；核准须由没有写过这条的人办理。"
      form={({ action, label, next, danger }, close) => (
        <SchemaForm
          label={label} verb={`确认${label}`} next={next} danger={danger} schema={entryInputs[action]} focus onClose={close} pickers={topicPicker}
          start={action === 'revise' ? { title, question, body, source, reviewOn, sensitivity } : {}}
          send={(input, requestId) => act.mutateAsync({ action, input, requestId })} onDone={() => { announce(`${label}已完成`); close() }}
        />
      )}
    />
  )
}
