import { useState } from 'react'
import { entryInputs, type EntryDetail } from '../../../contract/knowledge.ts'
import { announce } from '../../lib/announce.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/panels.tsx'
import { useActOnEntry } from './data.ts'
import { SchemaForm } from './schema-form.tsx'

/** Whatever may be done with the entry now; the same bar and forms as everywhere. */
export const EntryActions = ({ entry }: { entry: EntryDetail }) => {
  const [chosen, setChosen] = useState<EntryDetail['actions'][number] | null>(null)
  const act = useActOnEntry(entry.id, entry.version)
  useShortcuts(Object.fromEntries(entry.actions.map((action, i) => [String(i + 1), () => setChosen(action)])))
  const send = { ...act, mutate: (input: Record<string, unknown>, done: never) => act.mutate({ action: chosen!.action, input }, done) }
  const { title, question, body, source, reviewOn, sensitivity } = entry
  return (
    <section className="panel action-bar no-print" aria-label="办理">
      <div className="actions">
        {entry.actions.map((action, i) => <Button key={action.action} danger={action.danger} hotkey={String(i + 1)} title={action.next} aria-expanded={chosen?.action === action.action} onClick={() => setChosen(chosen?.action === action.action ? null : action)}>{action.label}</Button>)}
        {entry.actions.length === 0 ? <span className="soft">现在没有您可以做的操作；核准须由另一人办理。</span> : null}
      </div>
      {chosen ? (
        <div className="action-form">
          <SchemaForm
            key={chosen.action} title={chosen.label} schema={entryInputs[chosen.action]} verb={`确认${chosen.label}`} send={send as never} onClose={() => setChosen(null)}
            start={chosen.action === 'revise' ? { title, question, body, source, reviewOn, sensitivity } : {}} onDone={() => { announce(`${chosen.label}已完成`); setChosen(null) }}
          ><Notice><strong>接下来：</strong>{chosen.next}</Notice></SchemaForm>
        </div>
      ) : null}
    </section>
  )
}
