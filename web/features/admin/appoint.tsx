import { useMemo, useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { Select } from '../../ui/select.tsx'
import { UnitPicker } from '../security/unit-picker.tsx'
import { useChange, usePermissions } from './data.ts'

/** Give a role in a unit. Which roles exist is read from the permission rows in force. */
export const Appoint = ({ accountId }: { accountId: string }) => {
  const lines = usePermissions()
  const roles = useMemo(() => new Map((lines.data ?? []).flatMap((l) => l.roles.map((role, i) => [role, l.roleNames[i] ?? role] as const))), [lines.data])
  const [unitId, setUnit] = useState<string>()
  const [role, setRole] = useState<string>()
  const appoint = useChange(securityEndpoints.appoint)
  const fields = appoint.error ? refusalOf(appoint.error).fields : {}
  const done = (): void => {
    announce('角色已授予')
    setRole(undefined)
  }
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); appoint.mutate({ id: accountId, unitId: unitId ?? '', role: role ?? '' }, { onSuccess: done }) }}>
      <h3>授予角色</h3>
      {appoint.error && Object.keys(fields).length === 0 ? <ErrorPanel message={refusalOf(appoint.error).message} /> : null}
      <div className="form-grid">
        <Field label="单位" error={fields['unitId']}>{(ids) => <UnitPicker ids={ids} label="单位" value={unitId} onChange={(v) => setUnit(v as string)} />}</Field>
        <Field label="角色" error={fields['role']}>{(ids) => <Select ids={ids} label="角色" value={role} onChange={(v) => setRole(v as string)} options={[...roles].map(([value, label]) => ({ value, label, text: label }))} />}</Field>
      </div>
      <div className="row"><Button type="submit" look="main" busy={appoint.isPending}>授予</Button></div>
    </form>
  )
}
