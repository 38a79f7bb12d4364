import { useNavigate } from 'react-router'
import { itemInputs, type ItemDetail } from '../../../contract/service-items.ts'
import { announce } from '../../lib/announce.ts'
import { PossibleActions } from '../../ui/possible-actions.tsx'
import { useActOnItem } from './data.ts'
import { ItemForm } from './item-form.tsx'

/** Whatever may be done with this edition now; a new edition opens as soon as it is made. */
export const ItemActions = ({ item }: { item: ItemDetail }) => {
  const go = useNavigate()
  const act = useActOnItem(item.id, item.version)
  return (
    <PossibleActions
      actions={item.actions} label="办理" none="现在没有您可以做的操作；事项由市局统一写，核准须由另一人办理。" lacking={item.whyNotApprove}
      form={({ action, label, next, danger }, close) => (
        <ItemForm
          label={label} verb={`确认${label}`} next={next} danger={danger} schema={itemInputs[action]} focus onClose={close} start={writes({ action }) ? { ...item.definition } : {}}
          send={(input, requestId) => act.mutateAsync({ action, input, requestId })} onDone={({ created }) => { announce(`${label}已完成`); close(); if (created[0]) void go(`/service-items/${created[0]}`) }}
        />
      )}
    />
  )
}

const writes = ({ action }: { action: string }): boolean => action === 'revise' || action === 'renew'
