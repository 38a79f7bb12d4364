import { useState } from 'react'
import { clientScopes, securityEndpoints, type ClientScope } from '../../../contract/security.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useFocusWrong } from '../../ui/use-focus-wrong.ts'
import { UnitPicker } from '../security/unit-picker.tsx'
import { useChange } from './data.ts'
import { SecretOnce } from './reason-action.tsx'

export const scopeWord: Readonly<Record<string, string>> = { intake: '送件', status: '查进度', receipt: '回执', exchange: '事项、办件、评价对接' } satisfies Record<ClientScope, string>

export const NewClient = () => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>新增外部系统</Button>
      <Dialog title="新增外部系统" open={open} onClose={() => setOpen(false)}><NewClientForm onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const NewClientForm = ({ onDone }: { onDone: () => void }) => {
  const [form, setForm] = useState({ name: '', sourceSystem: '', scopes: [...clientScopes] as ClientScope[], intakeUnitId: '', signs: false })
  const create = useChange(securityEndpoints.createClient)
  const fields = create.error ? refusalOf(create.error).fields : none
  const box = useFocusWrong<HTMLFormElement>(fields)
  const set = (part: Partial<typeof form>): void => setForm({ ...form, ...part })
  if (create.data) return <SecretOnce secrets={[['客户端编号', create.data.clientId], ['密钥', create.data.secret], ...(create.data.signKey ? [['签名密钥', create.data.signKey] as const] : [])]} next="接下来：对方凭编号和密钥换取令牌后即可送件；停用或更换密钥也在本页。" onDone={onDone} />
  return (
    <form ref={box} className="stack" noValidate onSubmit={(event) => { event.preventDefault(); create.mutate(form) }}>
      {create.error && Object.keys(fields).length === 0 ? <ErrorPanel message={refusalOf(create.error).message} /> : null}
      <Field label="名称" error={fields['name']}>{(ids) => <TextInput ids={ids} value={form.name} onChange={(name) => set({ name })} />}</Field>
      <Field label="来源系统" error={fields['sourceSystem']}>{(ids) => <TextInput ids={ids} value={form.sourceSystem} onChange={(sourceSystem) => set({ sourceSystem })} />}</Field>
      <Field label="收件单位" error={fields['intakeUnitId']}>{(ids) => <UnitPicker ids={ids} label="收件单位" value={form.intakeUnitId || undefined} onChange={(id) => set({ intakeUnitId: (id as string | undefined) ?? '' })} />}</Field>
      <FieldGroup label="权限" error={fields['scopes']}>
        <div className="choices">{clientScopes.map((s) => <label key={s} className="choice"><input type="checkbox" checked={form.scopes.includes(s)} onChange={(event) => set({ scopes: event.target.checked ? [...form.scopes, s] : form.scopes.filter((x) => x !== s) })} />{scopeWord[s]}</label>)}</div>
      </FieldGroup>
      <label className="choice"><input type="checkbox" checked={form.signs} onChange={(event) => set({ signs: event.target.checked })} />对方逐件签名（防篡改、防重放）</label>
      <div className="row"><Button type="submit" look="main" busy={create.isPending}>建立</Button></div>
    </form>
  )
}

const none: Readonly<Record<string, string>> = {}
