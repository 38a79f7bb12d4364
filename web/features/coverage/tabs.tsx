import { Link } from 'react-router'
import { useRoles } from '../security/data.ts'

const all = [['matrix', '/coverage', '覆盖矩阵'], ['tasks', '/coverage/tasks', '缺口任务'], ['presence', '/coverage/presence', '应驻尽驻'], ['counties', '/coverage/counties', '县区对照'], ['import', '/coverage/import', '表格导入']] as const

/** Who fills nothing in finds no import; the right itself is the server's. */
const filling = ['bodyHead', 'justiceOfficeStaff', 'countyDispatcher', 'cityDispatcher']

export const CoverageTabs = ({ now }: { now: (typeof all)[number][0] }) => {
  const roles = useRoles()
  return <nav className="tabs" aria-label="均等化">{all.filter(([id]) => id !== 'import' || roles.some((role) => filling.includes(role))).map(([id, to, words]) => <Link key={id} to={to} aria-current={id === now ? 'page' : undefined}>{words}</Link>)}</nav>
}
