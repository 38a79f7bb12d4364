import { useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { announce } from '../../lib/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SchemaForm } from '../../ui/schema-form.tsx'
import { useChange } from './data.ts'
import { SecretOnce } from './reason-action.tsx'

export const NewAccount = () => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>新建账号</Button>
      <Dialog title="新建账号" open={open} onClose={() => setOpen(false)}><NewAccountForm onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

const NewAccountForm = ({ onDone }: { onDone: () => void }) => {
  const [login, setLogin] = useState('')
  const create = useChange(securityEndpoints.createAccount)
  if (create.data) return <SecretOnce secrets={[['账号', login], ['初始密码', create.data.password]]} next="接下来：请安全保密管理员在“账号与角色”里给他授予角色；他第一次登录时设置自己的密码、绑定验证器。" onDone={onDone} />
  return (
    <SchemaForm
      label="新建账号" verb="建立" schema={securityEndpoints.createAccount.input} start={{ login: '', name: '' }}
      send={(input) => { setLogin(String(input['login'])); return create.mutateAsync(input as { login: string; name: string }) }} onDone={() => announce('账号已建立')}
    ><p className="soft">新账号没有任何权限；角色由安全保密管理员另行授予。</p></SchemaForm>
  )
}
