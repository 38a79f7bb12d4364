import { securityEndpoints as api, type ClientRow } from '../../../contract/security.ts'
import { useClients } from '../../features/admin/data.ts'
import { NewClient, scopeWord } from '../../features/admin/new-client.tsx'
import { ReasonAction } from '../../features/admin/reason-action.tsx'
import { refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { EmptyState, ErrorPanel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { usePage } from '../shell/use-page.ts'

/** 外部接入: other systems that may hand over requests. */
export default function ClientsPage() {
  usePage('外部接入')
  const clients = useClients()
  return (
    <div className="stack">
      <div className="page-head"><h1>外部接入</h1><span className="push"><NewClient /></span></div>
      <section className="panel" aria-label="外部系统">
        {clients.isPending ? <RowsSkeleton /> : null}
        {clients.error ? <ErrorPanel message={refusalOf(clients.error).message} /> : null}
        {clients.data?.length === 0 ? <EmptyState title="还没有外部系统接入" /> : null}
        {clients.data && clients.data.length > 0 ? <ClientTable rows={clients.data} /> : null}
      </section>
    </div>
  )
}

const ClientTable = ({ rows }: { rows: readonly ClientRow[] }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="外部系统表">
    <table className="table">
      <thead><tr>{['名称', '客户端编号', '来源系统', '权限', '收件单位', '状态', '操作'].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
      <tbody>
        {rows.map((c) => (
          <tr key={c.id}>
            <th scope="row">{c.name}</th><td><code>{c.clientId}</code></td><td>{c.sourceSystem}</td><td>{c.scopes.map((s) => scopeWord[s] ?? s).join('、')}{c.signs ? '（签名）' : ''}</td><td>{c.intakeUnitName}</td>
            <td>{c.disabledAt ? <Mark words={`${shortMoment(c.disabledAt)} 停用`} shape="aside" icon="cross" /> : <Mark words="可用" shape="done" icon="check" />}</td>
            <td>{c.disabledAt ? null : <span className="row"><ReasonAction row={api.renewClient} id={c.id} label="更换密钥" effect="旧密钥和已发的令牌立即失效，对方须换用新密钥。" secretOf={(a) => [['密钥', a['secret'] ?? ''], ...(a['signKey'] ? [['签名密钥', a['signKey']] as const] : [])]} /><ReasonAction row={api.disableClient} id={c.id} label="停用" effect="对方立即不能再送件、查询或回执。" danger /></span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
