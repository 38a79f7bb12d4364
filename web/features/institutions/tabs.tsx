import { Link } from 'react-router'
import { useRoles } from '../security/data.ts'

const all = [['bodies', '/institutions', '机构'], ['people', '/institutions?of=people', '人员'], ['expiring', '/institutions?within=30', '机构将到期'], ['peopleExpiring', '/institutions?of=people&within=30', '人员将到期'], ['imports', '/institutions/imports', '核对省里状态']] as const

export const RegisterTabs = ({ now }: { now: (typeof all)[number][0] }) => {
  const roles = useRoles()
  const mayImport = roles.includes('countyDispatcher') || roles.includes('cityDispatcher')
  return <nav className="tabs" aria-label="登记">{all.filter(([id]) => id !== 'imports' || mayImport).map(([id, to, words]) => <Link key={id} to={to} aria-current={id === now ? 'page' : undefined}>{words}</Link>)}</nav>
}
