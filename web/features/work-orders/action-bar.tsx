import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { OrderDetail, PossibleAction } from '../../../contract/work-orders.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { carriesOn, inOrder } from './action-fields.ts'

/** Whatever the server allows now, as buttons; keys 1–9 open them. The chosen one unfolds below as a small form. */
export const ActionBar = ({ order }: { order: OrderDetail }) => {
  const actions = inOrder(order.actions)
  const [chosen, setChosen] = useState<PossibleAction | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  const toggle = (action: PossibleAction): void => setChosen(chosen?.action === action.action ? null : action)
  useShortcuts(Object.fromEntries(actions.slice(0, 9).map((action, i) => [String(i + 1), () => setChosen(action)])))
  useEffect(() => setChosen(null), [order.id])
  useEffect(() => { void loadForm() }, [])
  const close = (): void => {
    bar.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
    setChosen(null)
  }
  const section = useRef<HTMLElement>(null)
  // The button that opened the form may be gone: what can be done next begins here.
  const done = (): void => {
    setChosen(null)
    section.current?.focus({ preventScroll: true })
  }
  return (
    <section ref={section} tabIndex={-1} className="panel action-bar no-print" aria-label="办理">
      <div className="actions" ref={bar}>
        {actions.map((action, i) => (
          <Button
            key={action.action} look={i === 0 && carriesOn(action) && !chosen ? 'main' : undefined} danger={action.danger} hotkey={i < 9 ? String(i + 1) : undefined}
            aria-expanded={chosen?.action === action.action} title={action.next} onClick={() => toggle(action)}
          >
            {action.label}
          </Button>
        ))}
        {order.actions.length === 0 ? <span className="soft">现在没有您可以做的操作。{order.turn}</span> : null}
      </div>
      <Suspense>{chosen ? <ActionForm key={`${order.id}${chosen.action}`} order={order} action={chosen} possible={order.actions.some((a) => a.action === chosen.action)} onClose={close} onDone={done} /> : null}</Suspense>
    </section>
  )
}

/** The form brings the pickers' library with it: it comes behind the record, not before it. */
const loadForm = () => import('./action-form.tsx')
const ActionForm = lazy(async () => ({ default: (await loadForm()).ActionForm }))
