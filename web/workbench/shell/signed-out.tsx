import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionKey } from '../../features/security/data.ts'
import { call, onSignedOut } from '../../lib/client.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/panels.tsx'
import { securityEndpoints } from '../../../contract/security.ts'
import { Button } from '../../ui/button.tsx'
import type { SignedIn } from './shell.tsx'
import { useIdle } from './use-idle.ts'
import { SignInForm } from '../sign-in/sign-in-form.tsx'

/** The session has ended while a page is open: sign in over it, so that nothing typed is lost. */
export const SignedOut = ({ session }: { session: SignedIn }) => {
  const client = useQueryClient()
  const [ended, setEnded] = useState(false)
  useEffect(() => onSignedOut(() => setEnded(true)), [])
  useIdle(session.idleMinutes, () => setEnded(true))
  const back = (): void => {
    setEnded(false)
    void client.invalidateQueries({ queryKey: sessionKey })
    void client.invalidateQueries({ queryKey: ['orders'] })
  }
  return (
    <Dialog title="登录已结束" open={ended} onClose={() => setEnded(false)}>
      <div className="stack">
        <Notice tone="amber">为保护当事人信息，一段时间没有操作后需要重新登录；管理员也可以结束一次登录。您正在填的内容还在这一页上。</Notice>
        {session.demo ? <Again session={session} onReady={back} /> : <SignInForm login={session.login} onReady={back} />}
        <a href="/staff/sign-in">换一个人登录（离开本页）</a>
      </div>
    </Dialog>
  )
}

/** People of the demonstration have no password of their own. */
const Again = ({ session, onReady }: { session: SignedIn; onReady: () => void }) => (
  <span><Button look="main" onClick={() => void call(securityEndpoints.demoSignIn, { accountId: session.accountId }).then(onReady)}>继续以{session.name}登录</Button></span>
)
