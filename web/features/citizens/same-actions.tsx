import { sameInputs, type SameDetail } from '../../../contract/citizens.ts'
import { announce } from '../../lib/announce.ts'
import { PossibleActions } from '../../ui/possible-actions.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useActOnSame } from './data.ts'

/** Decide, put off, or take a decision back: whatever the server allows now. */
export const SameActions = ({ pair }: { pair: SameDetail }) => {
  const act = useActOnSame(pair.id, pair.version)
  return (
    <PossibleActions
      actions={pair.actions} label="判断" none="现在没有您可以做的操作；自己提出的，须由别人判断。"
      form={({ action, label, next, danger }, close) => (
        <SchemaForm
          label={label} verb={`确认${label}`} next={next} danger={danger} schema={sameInputs[action]} focus onClose={close}
          send={(input, requestId) => act.mutateAsync({ action, input, requestId })} onDone={(answer) => { announce(`${label}已记下，现在是“${answer.stateName}”`); close() }}
        />
      )}
    />
  )
}
