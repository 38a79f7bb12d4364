import { useState } from 'react'
import { securityEndpoints, type StepView } from '../../../contract/security.ts'
import { call } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { useStep } from './use-step.ts'

export const CodeStep = ({ onDone, onBack }: { onDone: (step: StepView) => void; onBack: () => void }) => {
  const [code, setCode] = useState('')
  const { busy, submit, fields, message } = useStep(() => call(securityEndpoints.giveCode, { code }), onDone)
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {message ? <ErrorPanel message={message} /> : null}
      <Field label="动态验证码" help="打开手机上的验证器，输入 6 位数字；手机不在身边时，可输入 16 位恢复码。" error={fields['code']}>
        {(ids) => <input {...ids} className="input code" autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />}
      </Field>
      <div className="row"><Button type="submit" look="main" busy={busy}>登录</Button><Button look="plain" onClick={onBack}>换一个账号</Button></div>
    </form>
  )
}
