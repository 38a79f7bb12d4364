import { auditAct, auditActor, auditActs, auditObject, auditWords } from '../../features/admin/audit-words.ts'
import { useState } from 'react'
import { useAudit, type AuditQuery } from '../../features/admin/data.ts'
import { PageList } from '../../ui/page-list.tsx'
import { fromLocalInput, moment } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/badges.tsx'
import { usePage } from '../shell/use-page.ts'

/** 访问记录: who saw or did what, when, for which purpose; refusals too. Nobody can change it. */
export default function AuditPage() {
  usePage('访问记录')
  const [query, setQuery] = useState<AuditQuery>({})
  const list = useAudit(query)
  return (
    <div className="stack">
      <div className="page-head"><h1>访问记录</h1><span className="soft">谁、何时、看过或做过什么、为了什么；被拒绝的也在内</span></div>
      <section className="panel" aria-label="访问记录">
        <AuditFilter onQuery={setQuery} />
        <PageList
          list={list} label="访问记录表" empty="没有符合条件的记录" head={['时间', '人员', '做了什么', '对象', '目的', '结果']}
          row={(r) => (
            <tr key={r.id}>
              <td className="num">{moment(r.at)}</td><th scope="row">{r.actorName ?? auditActor(r.actorKind)}<span className="soft small" style={{ display: 'block' }}>{r.unitName}</span></th>
              <td>{auditWords(r.act)}{auditWords(r.act) === r.act ? null : <code className="soft small" style={{ display: 'block' }}>{r.act}</code>}</td><td title={r.object}>{auditObject(r.object, r.act)}</td><td>{r.purpose ?? '—'}</td><td>{r.result === 'ok' ? <Mark words="准许" shape="done" icon="check" /> : <Mark words="拒绝" shape="yours" icon="cross" />}</td>
            </tr>
          )}
        />
      </section>
    </div>
  )
}

const AuditFilter = ({ onQuery }: { onQuery: (query: AuditQuery) => void }) => {
  const [form, setForm] = useState({ from: '', to: '', act: '', object: '', result: '' })
  const box = (name: keyof typeof form, label: string, type: string) => <label className="field">{label}<input className="input" type={type} value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })} /></label>
  const apply = (): void => onQuery({
    from: form.from ? fromLocalInput(form.from) : undefined, to: form.to ? fromLocalInput(form.to) : undefined,
    act: form.act.trim() ? auditAct(form.act) : undefined, object: form.object || undefined, result: (form.result || undefined) as AuditQuery['result'],
  })
  return (
    <form className="row" style={{ padding: '0.625rem 0.875rem', alignItems: 'end' }} role="search" onSubmit={(event) => { event.preventDefault(); apply() }}>
      {box('from', '从', 'datetime-local')}{box('to', '到', 'datetime-local')}<label className="field">做了什么<input className="input" list="audit-acts" placeholder="选一项，如“登录”" value={form.act} onChange={(event) => setForm({ ...form, act: event.target.value })} /></label>
      <datalist id="audit-acts">{auditActs.map((act) => <option key={act} value={auditWords(act)}>{act}</option>)}</datalist>
      {box('object', '对象（全称）', 'text')}
      <label className="field">结果<select className="input" value={form.result} onChange={(event) => setForm({ ...form, result: event.target.value })}><option value="">全部</option><option value="ok">准许</option><option value="refused">拒绝</option></select></label>
      <Button type="submit" look="main">查找</Button>
    </form>
  )
}
