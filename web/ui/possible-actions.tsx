import { useState, type ReactNode } from 'react'
import { useShortcuts } from '../lib/use-shortcuts.ts'
import { Button } from './button.tsx'

/** Whatever the server allows now, each with its key; the chosen one's form opens beneath. `none` says why there is nothing to do, `lacking` why something is not there. */
export const PossibleActions = <T extends Offered>({ actions, label, none, lacking, form }: PossibleActionsProps<T>) => {
  const [chosen, setChosen] = useState<T | null>(null)
  useShortcuts(Object.fromEntries(actions.map((action, i) => [String(i + 1), () => setChosen(action)])))
  const close = (): void => setChosen(null)
  return (
    <section className="panel action-bar no-print" aria-label={label}>
      <div className="actions">
        {actions.map((action, i) => <Button key={action.action} danger={action.danger} hotkey={String(i + 1)} title={action.next} aria-expanded={chosen?.action === action.action} onClick={() => setChosen(chosen?.action === action.action ? null : action)}>{action.label}</Button>)}
        {lacking ? <span className="soft">{lacking}</span> : actions.length === 0 && none ? <span className="soft">{none}</span> : null}
      </div>
      {chosen ? <div className="action-form" key={chosen.action}>{form(chosen, close)}</div> : null}
    </section>
  )
}

type Offered = { action: string; label: string; next: string; danger: boolean }
type PossibleActionsProps<T> = { actions: readonly T[]; label: string; none?: string; lacking?: string | null; form: (action: T, close: () => void) => ReactNode }
