import { useMemo, useState } from 'react'
import { securityEndpoints, type DemoPerson } from '../../../contract/security.ts'
import { useDemoPeople } from '../../features/security/data.ts'
import { call, refusalOf } from '../../lib/client.ts'
import { ErrorPanel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'

/** Everybody of the demonstration, grouped by role or by bureau; one click signs in. */
export const DemoPeople = ({ onReady }: { onReady: () => void }) => {
  const people = useDemoPeople(true)
  const [words, setWords] = useState('')
  const [by, setBy] = useState<'role' | 'bureau'>('role')
  const [refused, setRefused] = useState<string | null>(null)
  const groups = useMemo(() => grouped(people.data ?? [], words, by), [people.data, words, by])
  const enter = (person: DemoPerson): void => {
    setRefused(null)
    call(securityEndpoints.demoSignIn, { accountId: person.accountId }).then(onReady, (error: unknown) => setRefused(refusalOf(error).message))
  }
  return (
    <section className="panel people" aria-labelledby="people-title">
      <header>
        <h2 id="people-title">演示人员</h2><span className="soft small">都是虚构的人；点一下即可登录</span>
        <label className="push row small">查找<input className="input" type="search" value={words} onChange={(event) => setWords(event.target.value)} placeholder="姓名、单位、岗位" /></label>
        <label className="row small">分组<select className="input" value={by} onChange={(event) => setBy(event.target.value as 'role' | 'bureau')}><option value="role">按岗位</option><option value="bureau">按单位</option></select></label>
      </header>
      <div className="people-list" tabIndex={0} role="group" aria-label="演示人员名单">
        {refused ?? people.error ? <ErrorPanel message={refused ?? refusalOf(people.error).message} /> : null}
        {people.isPending ? <RowsSkeleton rows={8} /> : null}
        {people.data && groups.length === 0 ? <p className="soft">没有找到“{words}”。</p> : null}
        {groups.map(([name, members]) => (
          <div key={name} className="people-group">
            <h3>{name}<span className="soft small">　{members.length} 人</span></h3>
            <ul>{members.map((p) => <li key={`${p.accountId}${p.role}`}><button type="button" className="person" onClick={() => enter(p)}><strong>{p.name}</strong><span>{by === 'role' ? p.unitName : p.roleName}</span></button></li>)}</ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function grouped(people: readonly DemoPerson[], words: string, by: 'role' | 'bureau'): [string, DemoPerson[]][] {
  const wanted = words.trim()
  const groups = new Map<string, DemoPerson[]>()
  for (const person of people) {
    if (wanted && !`${person.name}${person.unitName}${person.roleName}${person.bureauName}${person.login}`.includes(wanted)) continue
    const name = by === 'role' ? person.roleName : person.bureauName
    groups.set(name, [...(groups.get(name) ?? []), person])
  }
  return [...groups]
}
