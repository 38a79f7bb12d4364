import { securityEndpoints } from '../../../contract/security.ts'
import { useSecrecyHolds } from '../../features/admin/data.ts'
import { PageList } from '../../ui/page-list.tsx'
import { ReasonAction } from '../../features/admin/reason-action.tsx'
import { useRoles } from '../../features/security/data.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { Notice } from '../../ui/panels.tsx'
import { usePage } from '../shell/use-page.ts'

/** 涉密拦截: what bore a mark of state secrets and was held back. There is no content to show. */
export default function SecrecyPage() {
  usePage('涉密拦截')
  const officer = useRoles().includes('securityOfficer')
  const list = useSecrecyHolds()
  return (
    <div className="stack">
      <div className="page-head"><h1>涉密拦截</h1></div>
      <Notice>带密级标志的文字和文件在入口即被拦下，内容没有保存。请查明来源，按保密规定处置后登记。</Notice>
      <section className="panel" aria-label="涉密拦截">
        <PageList
          list={list} label="涉密拦截表" empty="没有拦截记录" head={['时间', '提交人', '入口', '标志', '处置', '操作']}
          row={(h) => (
            <tr key={h.id}>
              <th scope="row" className="num">{shortMoment(h.at)}</th>
              <td>{h.actorName ?? (h.actorKind === 'client' ? '外部系统' : '群众')}<span className="soft small" style={{ display: 'block' }}>{h.unitName}</span></td>
              <td><code>{h.place}</code><span className="soft small" style={{ display: 'block' }}>{h.field}</span></td><td>{h.mark}</td>
              <td>{h.handledAt ? <>{h.handledNote}<span className="soft small" style={{ display: 'block' }}>{h.handledBy} {shortMoment(h.handledAt)}</span></> : <Mark words="待处置" shape="yours" icon="warn" />}</td>
              <td>{h.handledAt || !officer ? null : <ReasonAction row={securityEndpoints.handleSecrecyHold} id={h.id} label="登记处置" effect="写明怎样查明来源、怎样处置；登记后不能再改。" />}</td>
            </tr>
          )}
        />
      </section>
    </div>
  )
}
