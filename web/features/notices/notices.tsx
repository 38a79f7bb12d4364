import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { workOrderEndpoints as api, type NoticesView } from '../../../contract/work-orders.ts'
import { announce } from '../../lib/announce.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorPanel } from '../../ui/panels.tsx'

/** 提醒: what was told to me, my unit or my role and not yet read. The key sits under `orders`, so events renew it; what no order tells (a text to review, a shop's trouble) is asked for once a minute. */
export const Notices = () => {
  const [open, setOpen] = useState(false)
  const notices = useQuery({ queryKey: ['orders', 'list', 'notices'], refetchInterval: 60_000, queryFn: ({ signal }) => call(api.notices, {}, { signal }) })
  const unread = notices.data?.unread ?? 0
  return (
    <>
      <button type="button" className={unread > 0 ? 'bar-button has-unread' : 'bar-button'} onClick={() => setOpen(true)}><Icon name="info" size={16} />提醒 <strong className="num">{unread}</strong></button>
      <Dialog title={`提醒（${unread} 条未读）`} open={open} onClose={() => setOpen(false)} broad>
        {notices.error ? <ErrorPanel message={refusalOf(notices.error).message} /> : null}
        {notices.data ? <NoticeList notices={notices.data} onGo={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

const NoticeList = ({ notices, onGo }: { notices: NoticesView; onGo: () => void }) => {
  const client = useQueryClient()
  const read = useMutation({ mutationFn: (ids: string[]) => call(api.readNotices, { ids }), onSettled: () => client.invalidateQueries({ queryKey: ['orders', 'list', 'notices'] }) })
  const readAll = (): void => read.mutate(notices.rows.map((n) => n.id), { onSuccess: (r) => announce(`已标为已读 ${r.read} 条`) })
  if (notices.rows.length === 0) return <EmptyState title="没有未读提醒" />
  return (
    <div className="stack">
      <div className="row"><Button tight busy={read.isPending} onClick={readAll}>这 {notices.rows.length} 条都知道了</Button></div>
      <ul className="stack">
        {notices.rows.map((n) => (
          <li key={n.id} className="row" style={{ flexWrap: 'nowrap', alignItems: 'baseline' }}>
            <time className="soft small num" dateTime={n.at}>{shortMoment(n.at)}</time>
            <span className="grow">{n.orderId ?? n.path ? <Link to={n.orderId ? `/orders/${n.orderId}` : n.path!} onClick={() => { read.mutate([n.id]); onGo() }}>{n.text}</Link> : n.text}</span>
            <Button tight onClick={() => read.mutate([n.id])}>知道了</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
