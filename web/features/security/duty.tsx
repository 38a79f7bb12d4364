import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { announce } from '../../lib/announce.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useUnits } from './data.ts'
import { ColleaguePicker } from './unit-picker.tsx'

/** Name the main and the deputy duty person of a unit. */
export const Duty = ({ unitId, unitName }: { unitId: string; unitName: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tight onClick={() => setOpen(true)} aria-label={`指定 ${unitName} 的值守人`}>指定值守人</Button>
      <Dialog title={`${unitName}：值守人`} open={open} onClose={() => setOpen(false)}><DutyForm unitId={unitId} unitName={unitName} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const DutyForm = ({ unitId, unitName, onDone }: { unitId: string; unitName: string; onDone: () => void }) => {
  const client = useQueryClient()
  const unit = useUnits({ q: unitName, size: 20 }).data?.find((u) => u.id === unitId)
  const [chosen, setChosen] = useState<{ main?: string | null; deputy?: string | null }>({})
  const [refused, setRefused] = useState<string | null>(null)
  const main = chosen.main === undefined ? (unit?.mainDutyId ?? null) : chosen.main
  const deputy = chosen.deputy === undefined ? (unit?.deputyDutyId ?? null) : chosen.deputy
  const save = (): void => {
    call(securityEndpoints.setDuty, { id: unitId, mainDutyId: main, deputyDutyId: deputy }).then(() => {
      announce('值守人已指定')
      void client.invalidateQueries({ queryKey: ['daily-check'] })
      void client.invalidateQueries({ queryKey: ['units'] })
      onDone()
    }, (error: unknown) => setRefused(refusalOf(error).message))
  }
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); save() }}>
      <Notice>主值守不在时由副值守查看。到时都没有打开队列的，先提醒二人，再报上一级。</Notice>
      {refused ? <ErrorPanel message={refused} /> : null}
      <Field label="主值守">{(ids) => <ColleaguePicker ids={ids} label="主值守" unitId={unitId} value={main ?? undefined} onChange={(id) => setChosen({ ...chosen, main: (id as string | undefined) ?? null })} />}</Field>
      <Field label="副值守" optional>{(ids) => <ColleaguePicker ids={ids} label="副值守" unitId={unitId} value={deputy ?? undefined} onChange={(id) => setChosen({ ...chosen, deputy: (id as string | undefined) ?? null })} />}</Field>
      <div className="row"><Button type="submit" look="main">保存</Button></div>
    </form>
  )
}
