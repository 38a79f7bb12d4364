import { lazy, Suspense, useState } from 'react'
import type { OrderRow } from '../../../contract/work-orders.ts'
import { openStates, type OrderState } from '../../../contract/work-order-states.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { ActionName } from './data.ts'
import { actionWord } from './words.ts'

/** The same action on all selected rows. What an order's state does not allow is refused row by row, never silently. */
export const BulkBar = ({ selected, rows, onClear }: { selected: ReadonlySet<string>; rows: readonly OrderRow[]; onClear: () => void }) => {
  const [action, setAction] = useState<ActionName | null>(null)
  if (selected.size === 0) return null
  const states = new Set(rows.filter((row) => selected.has(row.id)).map((row) => row.state))
  const fitting = bulkActions.filter(([, fits]) => states.size === 0 || [...states].some((state) => fits.includes(state)))
  const words = action ? `批量${actionWord(action)} ${selected.size} 件` : ''
  return (
    <div className="bulk-bar no-print" role="region" aria-label="批量办理">
      <strong role="status">已选 {selected.size} 件</strong>
      {fitting.map(([name]) => <Button key={name} tight onClick={() => setAction(name)}>批量{actionWord(name)}</Button>)}
      <Button look="plain" tight className="push" onClick={onClear}>取消选择</Button>
      <Dialog title={words} open={action !== null} onClose={() => setAction(null)} broad>
        <Suspense>{action ? <BulkForm action={action} ids={[...selected]} rows={rows} onDone={onClear} onClose={() => setAction(null)} /> : null}</Suspense>
      </Dialog>
    </div>
  )
}

/** What is worth offering for rows of these states; whether it may be done is the server's word, row by row. */
const bulkActions: readonly (readonly [ActionName, readonly OrderState[]])[] = [
  ['accept', ['toAccept']], ['assign', ['toAccept', 'toAssign']], ['merge', ['toAccept', 'toSupplement', 'toAssign', 'toSign']], ['sign', ['toSign']], ['handTo', ['toSign', 'inHand']], ['press', openStates],
  ['archive', ['done', 'declined', 'withdrawn', 'mergedInto']],
]

const BulkForm = lazy(async () => ({ default: (await import('./bulk-form.tsx')).BulkForm }))
