import { Link, useLocation, useParams } from 'react-router'
import { securityEndpoints as api, type AccountRow } from '../../../contract/security.ts'
import { AccountState } from '../../features/admin/account-state.tsx'
import { Appoint } from '../../features/admin/appoint.tsx'
import { useRoles } from '../../features/security/data.ts'
import { useAccounts } from '../../features/admin/data.ts'
import { ReasonAction } from '../../features/admin/reason-action.tsx'
import { moment } from '../../lib/format.ts'
import { EmptyState, Facts, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { usePage } from '../shell/use-page.ts'

/** One account: its state, its roles, and what the three officers may do with it. */
export default function AccountPage() {
  const { id = '' } = useParams()
  const roles = useRoles()
  const known = useLocation().state as AccountRow | null
  const list = useAccounts({ q: known?.login })
  const account = list.data?.pages.flatMap((p) => p.rows).find((row) => row.id === id) ?? known
  usePage(account ? `账号 ${account.name}` : '账号')
  if (list.isPending && !account) return <RowsSkeleton />
  if (!account) return <div className="panel"><EmptyState title="没有找到这个账号"><Link to="/admin/accounts">回到账号列表</Link></EmptyState></div>
  return (
    <div className="stack">
      <div className="page-head"><h1>{account.name}</h1><code>{account.login}</code><AccountState account={account} /></div>
      <Panel title="账号">
        <div className="stack">
          <Facts rows={[['最近使用', moment(account.lastSeenAt)], ['停用时间', moment(account.disabledAt)]]} />
          <AccountActions account={account} roles={roles} />
        </div>
      </Panel>
      <Panel title="角色">
        <div className="stack">
          {account.appointments.length === 0 ? <p className="soft">没有角色，登录后什么也看不到。</p> : null}
          <ul className="stack">{account.appointments.map((a) => <li key={a.id} className="row"><strong>{a.roleName}</strong><span>{a.unitName}</span><span className="soft small num">{a.fromOn} 起{a.untilOn ? `，至 ${a.untilOn}` : ''}</span>{a.untilOn || !roles.includes('securityOfficer') ? null : <ReasonAction row={api.endAppointment} id={a.id} label="撤销角色" effect={`撤销后，${account.name}立即不再有“${a.roleName}”的权限。`} danger />}</li>)}</ul>
          {roles.includes('securityOfficer') ? <Appoint accountId={account.id} /> : null}
        </div>
      </Panel>
    </div>
  )
}

/** 三员分立: the system officer keeps accounts, the security officer lifts locks, renews authenticators and gives roles. */
const AccountActions = ({ account, roles }: { account: AccountRow; roles: readonly string[] }) => (
  <div className="row">
    {roles.includes('securityOfficer') && account.lockedUntil ? <ReasonAction row={api.unlockAccount} id={account.id} label="解除锁定" effect="解除后可以立即再次尝试登录。" /> : null}
    {roles.includes('securityOfficer') ? <ReasonAction row={api.resetSecondFactor} id={account.id} label="重置验证器" effect="此人下次登录时须重新绑定验证器。请先当面核实身份。" /> : null}
    {roles.includes('systemOfficer') ? <Keeping account={account} /> : null}
  </div>
)

const Keeping = ({ account }: { account: AccountRow }) => (
  <>
    {account.disabledAt
      ? <ReasonAction row={api.enableAccount} id={account.id} label="恢复账号" effect="恢复后可以重新登录，原有角色照旧。" />
      : <ReasonAction row={api.disableAccount} id={account.id} label="停用账号" effect="停用后，此人在所有电脑上立即退出，不能再登录。" danger />}
    <ReasonAction row={api.resetPassword} id={account.id} label="重置密码" effect="生成新的初始密码，只显示一次；此人所有登录立即结束。" secretOf={(a) => [['初始密码', a['password'] ?? '']]} />
  </>
)
