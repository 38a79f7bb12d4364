import { useEffect, useState } from 'react'
import { securityEndpoints, type StepView } from '../../../contract/security.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { ErrorPanel, Notice } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useStep } from './use-step.ts'

/** Bind an authenticator; its recovery codes are shown once and must be acknowledged. */
export const EnrolStep = ({ onDone }: { onDone: (step: StepView) => void }) => {
  const [secret, setSecret] = useState<Enrolment | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [given, setGiven] = useState<(StepView & { recoveryCodes: string[] }) | null>(null)
  const { busy, submit, fields, message } = useStep(() => call(securityEndpoints.confirmEnrolment, { code }), setGiven)
  useEffect(() => { call(securityEndpoints.beginEnrolment, {}).then(setSecret, (error: unknown) => setFailed(refusalOf(error).message)) }, [])
  if (failed) return <ErrorPanel message={failed} />
  if (!secret) return <RowsSkeleton rows={4} />
  if (given) return <RecoveryCodes codes={given.recoveryCodes} onDone={() => onDone(given)} />
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Notice>第一次登录，请绑定手机上的验证器（如腾讯身份验证器、微信小程序“二次验证码”等通用验证器）。</Notice>
      {message ? <ErrorPanel message={message} /> : null}
      <img className="qr" src={pictureOf(secret.qr)} alt="绑定用的二维码；不能扫码时，请手工输入下面的密钥" />
      <p className="small">密钥：<code>{secret.secret.replace(/(.{4})/g, '$1 ')}</code></p>
      <Field label="验证器显示的 6 位数字" error={fields['code']}>{(ids) => <input {...ids} className="input code" autoComplete="one-time-code" inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
      <Button type="submit" look="main" busy={busy}>完成绑定</Button>
    </form>
  )
}

const RecoveryCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => (
  <div className="stack">
    <Notice tone="amber">请抄下或打印这些恢复码，妥善保管。手机丢失时，每个恢复码可以用一次。<strong>离开本页后不再显示。</strong></Notice>
    <ul className="recovery">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
    <div className="row no-print"><Button look="main" onClick={onDone}>我已保存，继续</Button><Button onClick={() => window.print()}>打印</Button></div>
  </div>
)

const pictureOf = (qr: string): string => (qr.trimStart().startsWith('<') ? `data:image/svg+xml,${encodeURIComponent(qr)}` : qr)

type Enrolment = { secret: string; uri: string; qr: string }
