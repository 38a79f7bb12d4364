import { useEffect, useRef } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, ScrollRestoration, useLocation, useMatch } from 'react-router'
import type { OrderDetail } from '../../../contract/work-orders.ts'
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
      <SignedOut session={session} />
      <ScrollRestoration />
    </>
  )
}

/** What an event renews: one order's record and all lists. Presence comes with its names and asks nothing. */
function useStream(): void {
  const client = useQueryClient()
  const watched = useMatch('/orders/:id')?.params.id
  useEffect(() => openStream(client, (event, data) => {
    const id = typeof data['id'] === 'string' ? data['id'] : String(data['topic'] ?? '').split(':')[1]
    if (event === 'clock') return [['orders'], ['session']]
    if (event === 'presence' && id) client.setQueryData(keys.detail(id), (order: OrderDetail | undefined) => order && { ...order, looking: data['present'] as OrderDetail['looking'] })
    return event === 'presence' ? [] : [...(id ? [keys.detail(id)] : []), keys.lists]
  }, watched), [client, watched])
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
