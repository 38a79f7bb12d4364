import { useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { keys } from '../../features/work-orders/data.ts'
import { useSession } from '../../features/security/data.ts'
import { openStream } from '../../lib/events.ts'
import { refusalOf } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/panels.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { LiveRegion } from './live-region.tsx'
import { SideNav } from './side-nav.tsx'
import { SignedOut } from './signed-out.tsx'
import { TopBar } from './top-bar.tsx'
import '../../ui/controls.css'
import './shell.css'

/** What every staff page stands in. Without a session it leads to the sign-in and remembers where one wanted to go. */
export default function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.isPending) return <PageSkeleton />
  if (session.error) return <main className="alone"><ErrorPanel message={refusalOf(session.error).message}><span><Button onClick={() => void session.refetch()}>重试</Button></span></ErrorPanel></main>
  if (!session.data.signedIn) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />
  return <SignedInShell session={session.data} />
}

const SignedInShell = ({ session }: { session: SignedIn }) => {
  useStream()
  const main = useMainFocus()
  return (
    <>
      <a className="skip" href="#main">跳到主要内容</a>
      <TopBar session={session} />
      <div className="shell">
        <SideNav roles={session.appointments.map((a) => a.role)} />
        <main id="main" ref={main} tabIndex={-1}><Outlet /></main>
      </div>
      <LiveRegion />
      <SignedOut login={session.login} />
      <ScrollRestoration />
    </>
  )
}

/** What an event renews: one order's record and all lists; a presence event only the record. */
function useStream(): void {
  const client = useQueryClient()
  useEffect(() => openStream(client, (event, data) => {
    const id = typeof data['id'] === 'string' ? data['id'] : String(data['topic'] ?? '').split(':')[1]
    if (event === 'clock') return [['orders'], ['session']]
    const record = id ? [keys.detail(id)] : []
    return event === 'presence' ? record : [...record, keys.lists]
  }), [client])
}

/** After a change of page the focus goes to the content, as it would in a newly loaded page. */
function useMainFocus(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true })
    first.current = false
  }, [pathname])
  return main
}

type SignedIn = Extract<NonNullable<ReturnType<typeof useSession>['data']>, { signedIn: true }>
export type { SignedIn }
