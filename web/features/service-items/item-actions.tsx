import { useState } from 'react'
import { useNavigate } from 'react-router'
import { itemInputs, type ItemDetail } from '../../../contract/service-items.ts'
import { announce } from '../../lib/announce.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/panels.tsx'
import { useActOnItem } from './data.ts'
import { ItemForm } from './item-form.tsx'

/** Whatever may be done with this edition now; a new edition opens as soon as it is made. */
export const ItemActions = ({ item }: { item: ItemDetail }) => {
  const go = useNavigate()
  const [chosen, setChosen] = useState<ItemDetail['actions'][number] | null>(null)
  const act = useActOnItem(item.id, item.version)
  useShortcuts(Object.fromEntries(item.actions.map((action, i) => [String(i + 1), () => setChosen(action)])))
  const send = { ...act, mutate: (input: Record<string, unknown>, done: never) => act.mutate({ action: chosen!.action, input }, done) }
  const done = ({ created }: { created: string[] }): void => { announce(`${chosen?.label ?? ''}已完成`); setChosen(null); if (created[0]) void go(`/service-items/${created[0]}`) }
  const writes = chosen?.action === 'revise' || chosen?.action === 'renew'
  return (
    <section className="panel action-bar no-print" style={writes ? { position: 'static', maxHeight: 'none' } : undefined} aria-label="办理">
      <div className="actions">
        {item.actions.map((action, i) => <Button key={action.action} danger={action.danger} hotkey={String(i + 1)} title={action.next} aria-expanded={chosen?.action === action.action} onClick={() => setChosen(chosen?.action === action.action ? null : action)}>{action.label}</Button>)}
        {item.actions.length === 0 ? <span className="soft">现在没有您可以做的操作；事项由市局统一写，核准须由另一人办理。</span> : null}
      </div>
      {chosen ? (
        <div className="action-form">
          <ItemForm key={chosen.action} title={chosen.label} schema={itemInputs[chosen.action]} verb={`确认${chosen.label}`} send={send as never} onClose={() => setChosen(null)} start={writes ? { ...item.definition } : {}} onDone={done}>
            <Notice><strong>接下来：</strong>{chosen.next}</Notice>
          </ItemForm>
        </div>
      ) : null}
    </section>
  )
}
