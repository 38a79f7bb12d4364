import type { AccountRow } from '../../../contract/security.ts'
import { serverNow } from '../../lib/now.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'

export const AccountState = ({ account }: { account: AccountRow }) => (
  <span className="row" style={{ gap: '0.25rem' }}>
    {account.disabledAt ? <Mark words="已停用" shape="aside" icon="cross" /> : <Mark words="可用" shape="done" icon="check" />}
    {account.lockedUntil && new Date(account.lockedUntil) > serverNow() ? <Mark words={`锁定到 ${shortMoment(account.lockedUntil)}`} shape="yours" icon="lock" /> : null}
    {account.secondFactor ? null : <Mark words="未绑定验证器" shape="yours" icon="warn" />}
    {account.mustChange ? <Mark words="待改初始密码" shape="held" /> : null}
    {account.demo ? <Mark words="演示" shape="aside" /> : null}
  </span>
)
