import { useEffect, useRef, useState } from 'react'
import type { SignInStep, StepView } from '../../../contract/security.ts'
import { CodeStep } from './code-step.tsx'
import { EnrolStep } from './enrol-step.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
import { PasswordStep } from './password-step.tsx'

/** Password, then what the server asks for next: a code, enrolment of an authenticator, a new password. */
export const SignInForm = ({ login = '', start, onReady }: { login?: string; start?: SignInStep | undefined; onReady: () => void }) => {
  const [step, setStep] = useState<SignInStep | 'login'>(start && start !== 'ready' ? start : 'login')
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) box.current?.querySelector('input')?.focus()
    first.current = false
  }, [step])
  const go = ({ next }: StepView): void => (next === 'ready' ? onReady() : setStep(next))
  return (
    <div ref={box}>
      {step === 'login' ? <PasswordStep login={login} onPassword={setTyped} onDone={go} /> : null}
      {step === 'code' ? <CodeStep onDone={go} onBack={() => setStep('login')} /> : null}
      {step === 'enrol' ? <EnrolStep onDone={go} /> : null}
      {step === 'password' ? <NewPasswordStep current={typed} onDone={go} /> : null}
    </div>
  )
}
