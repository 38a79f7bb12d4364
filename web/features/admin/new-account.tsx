import { useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFromSchema } from '../../ui/form-from-schema.tsx'
import { useFocusWrong } from '../../ui/use-focus-wrong.ts'
import { errorsOf, type FormErrors, type FormValue } from '../../ui/form-fields.ts'
import { ErrorPanel } from '../../ui/panels.tsx'
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
  const schema = securityEndpoints.createAccount.input
  const [value, setValue] = useState<FormValue>({ login: '', name: '' })
  const [errors, setErrors] = useState<FormErrors>({})
  const create = useChange(securityEndpoints.createAccount)
  const box = useFocusWrong<HTMLFormElement>(errors)
  const submit = (): void => {
    const wrong = errorsOf(schema, value)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) create.mutate(value as { login: string; name: string }, { onSuccess: () => announce('账号已建立'), onError: (e) => setErrors(refusalOf(e).fields) })
  }
  if (create.data) return <SecretOnce secrets={[['账号', String(value['login'])], ['初始密码', create.data.password]]} next="接下来：请安全保密管理员在“账号与角色”里给他授予角色；他第一次登录时设置自己的密码、绑定验证器。" onDone={onDone} />
  return (
    <form ref={box} className="stack" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
      <p className="soft">新账号没有任何权限；角色由安全保密管理员另行授予。</p>
      {create.error && Object.keys(errors).length === 0 ? <ErrorPanel message={refusalOf(create.error).message} /> : null}
      <FormFromSchema schema={schema} value={value} onChange={setValue} errors={errors} />
      <div className="row"><Button type="submit" look="main" busy={create.isPending}>建立</Button></div>
    </form>
  )
}
