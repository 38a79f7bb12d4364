import { Link } from 'react-router'

const all = [['matrix', '/coverage', '覆盖矩阵'], ['tasks', '/coverage/tasks', '缺口任务'], ['presence', '/coverage/presence', '应驻尽驻'], ['counties', '/coverage/counties', '县区对照'], ['import', '/coverage/import', '表格导入']] as const

export const CoverageTabs = ({ now }: { now: (typeof all)[number][0] }) => <nav className="tabs" aria-label="均等化">{all.map(([id, to, words]) => <Link key={id} to={to} aria-current={id === now ? 'page' : undefined}>{words}</Link>)}</nav>
