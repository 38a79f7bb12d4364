import { useState, useDeferredValue } from 'react'
import { Link } from 'react-router'
import { AccountState } from '../../features/admin/account-state.tsx'
import { useRoles } from '../../features/security/data.ts'
import { useAccounts } from '../../features/admin/data.ts'
import { NewAccount } from '../../features/admin/new-account.tsx'
import { PageList } from '../../ui/page-list.tsx'
import { PermissionTable } from '../../features/admin/permission-table.tsx'
import { shortMoment } from '../../lib/format.ts'
import { Panel } from '../../ui/panels.tsx'
import { usePage } from '../shell/use-page.ts'

/** 账号与角色 (系统管理员、安全保密管理员) */
export default function AccountsPage() {
  usePage('账号与角色')
  const roles = useRoles()
  const [q, setQ] = useState('')
  const [state, setState] = useState<'' | 'active' | 'disabled' | 'locked'>('')
  const list = useAccounts({ q: useDeferredValue(q.trim()) || undefined, state: state || undefined })
  return (
    <div className="stack">
      <div className="page-head"><h1>账号与角色</h1>{roles.includes('systemOfficer') ? <span className="push"><NewAccount /></span> : null}</div>
      <section className="panel" aria-label="账号">
        <form className="row" style={{ padding: '0.625rem 0.875rem' }} role="search" onSubmit={(event) => event.preventDefault()}>
          <label className="row grow">查找<input className="input" style={{ width: 'min(24rem,100%)' }} type="search" value={q} placeholder="姓名、账号" onChange={(event) => setQ(event.target.value)} /></label>
          <label className="row">状态<select className="input" style={{ width: 'auto' }} value={state} onChange={(event) => setState(event.target.value as typeof state)}><option value="">全部</option><option value="active">可用</option><option value="disabled">已停用</option><option value="locked">已锁定</option></select></label>
        </form>
        <PageList
          list={list} label="账号表" empty="没有符合条件的账号" head={['姓名', '账号', '岗位', '状态', '最近使用']}
          row={(account) => (
            <tr key={account.id}>
              <th scope="row"><Link to={`/admin/accounts/${account.id}`} state={account}>{account.name}</Link></th><td><code>{account.login}</code></td>
              <td>{account.appointments.map((a) => <span key={a.id} style={{ display: 'block' }}>{a.roleName}<span className="soft small"> · {a.unitName}</span></span>)}</td>
              <td><AccountState account={account} /></td><td className="num">{shortMoment(account.lastSeenAt)}</td>
            </tr>
          )}
        />
      </section>
      {roles.some((r) => r.startsWith('security')) ? <Panel title="角色与权限（正在执行的规则）" flush><PermissionTable /></Panel> : null}
    </div>
  )
}
