import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { wordmarkMarkup } from '../../face/wordmark.ts'
import { sessionKey, useSession } from '../../features/security/data.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { usePage } from '../shell/use-page.ts'
import { DemoPeople } from './demo-people.tsx'
import { SignInForm } from './sign-in-form.tsx'
import '../../ui/controls.css'
import './sign-in.css'

/** 登录. In the demonstration the people are listed beside the form. */
export default function SignInPage() {
  usePage('登录')
  const client = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const session = useSession()
  const back = safeBack(params.get('back'))
  const ready = async (): Promise<void> => {
    await client.resetQueries({ queryKey: sessionKey })
    await navigate(back, { replace: true })
  }
  if (session.data?.signedIn) return <Navigate to={back} replace />
  const demo = session.data?.mode === 'demo'
  return (
    <div className={demo ? 'sign-in with-people' : 'sign-in'}>
      <header className="sign-in-head">
        <span className="brand" dangerouslySetInnerHTML={{ __html: wordmarkMarkup() }} />
        <p>淮南市公共法律服务 · 工作台</p>
      </header>
      <main className="sign-in-body">
        <section className="panel sign-in-card" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">登录</h1>
          {session.isPending ? <RowsSkeleton rows={3} /> : null}
          {session.error ? <ErrorPanel message={refusalOf(session.error).message}><span><Button onClick={() => void session.refetch()}>重试</Button></span></ErrorPanel> : null}
          {session.data ? <SignInForm start={session.data.next ?? undefined} onReady={() => void ready()} /> : null}
        </section>
        {demo ? <DemoPeople onReady={() => void ready()} /> : null}
      </main>
      <footer className="sign-in-foot soft small">群众办事请到<a href="/">服务首页</a>，或拨打 12348。</footer>
    </div>
  )
}

/** Only a place inside the staff web: an address from elsewhere must not be able to lead out after the sign-in. */
function safeBack(back: string | null): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/'
}
