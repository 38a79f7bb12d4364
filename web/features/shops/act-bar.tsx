import { useState } from 'react'
import type { z } from 'zod'
import type { Offered } from '../../../contract/shops.ts'
import { Button } from '../../ui/button.tsx'
import type { FormValue } from '../../ui/form-fields.ts'
import type { ActInput } from './data.ts'
import { ShopForm } from './shop-form.tsx'

/** Whatever may be done now with a shop or a product; the buttons come from the server. Several stand on one page, hence no keys of their own. */
export const ActBar = ({ actions, schemas, unitId, start, act, name }: ActBarProps) => {
  const [chosen, setChosen] = useState<Offered | null>(null)
  const schema = chosen ? schemas[chosen.action] : undefined
  const close = (): void => setChosen(null)
  if (actions.length === 0) return null
  return (
    <div role="group" aria-label={`办理${name}`}>
      <div className="actions row">{actions.map((one) => <Button key={one.action} danger={one.danger} title={one.next} aria-expanded={chosen?.action === one.action} onClick={() => setChosen(chosen?.action === one.action ? null : one)}>{one.label}</Button>)}</div>
      {chosen && schema ? (
        <div className="action-form" key={chosen.action}>
          <ShopForm label={chosen.label} schema={schema} next={chosen.next} danger={chosen.danger} unitId={unitId} start={chosen.action === 'amend' ? start : {}} onClose={close} onDone={close} send={(input, requestId) => act({ action: chosen.action, input, requestId })} />
        </div>
      ) : null}
    </div>
  )
}

type ActBarProps = { actions: readonly Offered[]; schemas: Readonly<Record<string, z.ZodObject>>; unitId: string; start: FormValue; name: string; act: (asked: ActInput) => Promise<unknown> }
