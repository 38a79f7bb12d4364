import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { wordmarkMarkup } from '../../face/wordmark.ts'
import { Notices } from '../../features/notices/notices.tsx'
import { useSignOut } from '../../features/security/data.ts'
import { useLive } from '../../lib/events.ts'
import { moment } from '../../lib/format.ts'
import { useNow } from '../../lib/use-now.ts'
import { useShortcuts } from '../../lib/use-shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KeyHints } from '../../ui/key-hints.tsx'
import { DemoClock } from './demo-clock.tsx'
import type { SignedIn } from './shell.tsx'
import { usePageKeys } from './use-page.ts'

export const TopBar = ({ session }: { session: SignedIn }) => {
  const [hints, setHints] = useState(false)
  const pageKeys = usePageKeys()
  useShortcuts({ '?': () => setHints(true) })
  const post = session.appointments[0]
  return (
    <header className="top-bar no-print">
      <Link to="/" className="brand" aria-label="三台 工作台首页"><span dangerouslySetInnerHTML={{ __html: wordmarkMarkup() }} /></Link>
      <LiveState />
      {session.mode === 'demo' ? <DemoClock /> : <Now />}
      <Notices />
      <button type="button" className="bar-button for-keyboard" onClick={() => setHints(true)}><Icon name="info" size={16} />快捷键 <kbd aria-hidden="true">?</kbd></button>
      <span className="who"><strong>{session.name}</strong>{post ? <span className="post"><span>{post.unitName}</span><span>&nbsp;· {post.roleName}</span></span> : null}</span>
      <SignOutButton />
      <Dialog title="快捷键" open={hints} onClose={() => setHints(false)}><KeyHints keys={[...pageKeys, ['?', '显示这张表'], ['Esc', '关闭对话框']]} /></Dialog>
    </header>
  )
}

const SignOutButton = () => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const leave = (): void => signOut.mutate(undefined, { onSettled: () => { client.clear(); void navigate('/sign-in') } })
  return <Button tight className="bar-button" busy={signOut.isPending} onClick={leave}>退出</Button>
}

const LiveState = () => {
  const live = useLive()
  if (live !== 'broken') return <span className="live soft-on-deep"><Icon name="working" size={14} />实时</span>
  return <span className="live broken" role="status"><Icon name="warn" size={14} />与服务器断开，正在重连；现在看到的可能不是最新的</span>
}

const Now = () => <time className="soft-on-deep num">{moment(useNow().toISOString())}</time>

