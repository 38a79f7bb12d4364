import { useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { useSession } from './data.ts'

/** The second factor again, before an export or an unmasking. */
export const StepUp = ({ onDone }: { onDone: () => void }) => {
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const session = useSession().data
  const give = (): void => {
    call(securityEndpoints.stepUp, { code }).then(onDone, (error: unknown) => setWrong(refusalOf(error).fields['code'] ?? refusalOf(error).message))
  }
  // People of the demonstration have no authenticator: signing in anew is their second proof.
  if (session?.signedIn && session.demo) return <span><Button onClick={() => void call(securityEndpoints.demoSignIn, { accountId: session.accountId }).then(onDone)}>再次确认身份（演示）</Button></span>
  return (
    <div className="row" style={{ alignItems: 'end' }}>
      <Field label="动态验证码" help="这一步之前，请再验证一次。" error={wrong}>{(ids) => <TextInput ids={ids} value={code} onChange={setCode} autoComplete="one-time-code" />}</Field>
      <Button onClick={give}>验证</Button>
    </div>
  )
}
