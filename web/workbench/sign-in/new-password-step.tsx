import { useState } from 'react'
import { securityEndpoints, type StepView } from '../../../contract/security.ts'
import { call, Refusal } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { useStep } from './use-step.ts'

/** A first password must be replaced by one's own. */
export const NewPasswordStep = ({ current: typed, onDone }: { current: string; onDone: (step: StepView) => void }) => {
  const [current, setCurrent] = useState(typed)
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const change = async (): Promise<StepView> => {
    if (next !== again) throw new Refusal({ kind: 'invalid', message: '两次输入的新密码不一样', fields: { again: '两次输入的新密码不一样，请重新输入' } })
    return call(securityEndpoints.changePassword, { current, next })
  }
  const { busy, submit, fields, message } = useStep(change, onDone)
  const box = (value: string, onChange: (next: string) => void, autoComplete: string) => (ids: object) => <input {...ids} className="input" type="password" autoComplete={autoComplete} value={value} onChange={(event) => onChange(event.target.value)} />
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Notice>第一次登录，请设置自己的密码。</Notice>
      {message ? <ErrorPanel message={message} /> : null}
      {typed ? null : <Field label="现在的密码" error={fields['current']}>{box(current, setCurrent, 'current-password')}</Field>}
      <Field label="新密码" help="至少 12 位，不要用姓名、单位或连续数字" error={fields['next'] ?? (typed ? fields['current'] : undefined)}>{box(next, setNext, 'new-password')}</Field>
      <Field label="再输入一次" error={fields['again']}>{box(again, setAgain, 'new-password')}</Field>
      <Button type="submit" look="main" busy={busy}>保存并继续</Button>
    </form>
  )
}
