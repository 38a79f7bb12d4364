import { useState } from 'react'
import { securityEndpoints, type StepView } from '../../../contract/security.ts'
import { call } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useStep } from './use-step.ts'

export const PasswordStep = ({ login: known, onPassword, onDone }: { login: string; onPassword: (password: string) => void; onDone: (step: StepView) => void }) => {
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const { busy, submit, fields, message } = useStep(() => call(securityEndpoints.signIn, { login, password }), (step) => {
    onPassword(password)
    onDone(step)
  })
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {message ? <ErrorPanel message={message} /> : null}
      <Field label="账号" error={fields['login']}>{(ids) => <input {...ids} className="input" autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onChange={(event) => setLogin(event.target.value)} />}</Field>
      <Field label="密码" error={fields['password']}>{(ids) => <input {...ids} className="input" type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}</Field>
      <Button type="submit" look="main" busy={busy}>下一步</Button>
      <p className="soft small">忘记密码或丢失验证器，请联系本单位的系统管理员。</p>
    </form>
  )
}
