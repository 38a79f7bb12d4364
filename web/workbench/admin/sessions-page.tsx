import { useState } from 'react'
import { securityEndpoints } from '../../../contract/security.ts'
import { useRoles } from '../../features/security/data.ts'
import { useSessions } from '../../features/admin/data.ts'
import { PageList } from '../../ui/page-list.tsx'
import { ReasonAction } from '../../features/admin/reason-action.tsx'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { usePage } from '../shell/use-page.ts'

/** 登录会话: who is signed in, from where; an officer may end any at once. */
export default function SessionsPage() {
  usePage('登录会话')
  const officer = useRoles().includes('securityOfficer')
  const [open, setOpen] = useState(true)
  const list = useSessions(open)
  return (
    <div className="stack">
      <div className="page-head"><h1>登录会话</h1></div>
      <section className="panel" aria-label="登录会话">
        <div className="row" style={{ padding: '0.625rem 0.875rem' }}><label className="choice"><input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} />只看正在登录的</label></div>
        <PageList
          list={list} label="会话表" empty="没有登录会话" head={['人员', '登录', '最近操作', '地址与设备', '状态', '操作']}
          row={(s) => (
            <tr key={s.id}>
              <th scope="row">{s.name}<span className="soft small" style={{ display: 'block' }}>{s.login}</span></th><td className="num">{shortMoment(s.createdAt)}</td><td className="num">{shortMoment(s.seenAt)}</td>
              <td><span className="num">{s.ip ?? '—'}</span><span className="soft small" style={{ display: 'block', maxWidth: '22rem' }}>{s.agent}</span></td>
              <td>{s.endedAt ? <Mark words={`${shortMoment(s.endedAt)} 结束${s.endReason ? `（${s.endReason}）` : ''}`} shape="aside" /> : <Mark words="登录中" shape="working" icon="working" />}</td>
              <td>{s.endedAt || !officer ? null : <ReasonAction row={securityEndpoints.endSession} id={s.id} label="强制退出" effect={`${s.name}在这台电脑上立即退出；未提交的草稿会保留。`} danger />}</td>
            </tr>
          )}
        />
      </section>
    </div>
  )
}
