import { useState } from 'react'
import { word } from '../../../contract/glossary.ts'
import { refusalOf } from '../../lib/client.ts'
import { ErrorPanel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { usePermissions } from './data.ts'

/** The permission rows in force: the same rows that decide, not a copy of them. */
export const PermissionTable = () => {
  const lines = usePermissions()
  const [words, setWords] = useState('')
  if (lines.isPending) return <RowsSkeleton />
  if (lines.error) return <ErrorPanel message={refusalOf(lines.error).message} />
  const shown = lines.data.filter((l) => !words || `${roomWord[l.room] ?? l.room}${wordOf(l.room, l.action)}${l.roleNames.join('')}`.includes(words))
  return (
    <>
      <label className="row" style={{ padding: '0.625rem 0.875rem' }}>按角色或操作查找<input className="input" style={{ width: 'min(20rem,100%)' }} type="search" value={words} onChange={(event) => setWords(event.target.value)} /></label>
      <div className="table-wrap" tabIndex={0} role="region" aria-label="权限表" style={{ maxHeight: '32rem', overflowY: 'auto' }}>
        <table className="table">
          <thead><tr>{['模块', '操作', '范围', '角色'].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>{shown.map((l) => <tr key={`${l.room}${l.action}${l.scope}${l.roles.join()}`}><td>{roomWord[l.room] ?? l.room}</td><td>{wordOf(l.room, l.action)}</td><td className="num">{scopeWord[l.scope] ?? l.scope}</td><td>{l.roleNames.join('、')}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  )
}

const roomWord: Readonly<Record<string, string>> = { security: '账号与会话', publication: word('thing', 'publication'), settings: word('thing', 'setting'), 'work-orders': word('thing', 'workOrder') }
const wordOf = (room: string, action: string): string => {
  if (room === 'security') return word('securityRight', action)
  if (room === 'publication') return word('publicationAction', action)
  if (room === 'settings') return word('settingRight', action)
  const right = word('right', action)
  return right === action ? word('action', action) : right
}
const scopeWord: Readonly<Record<string, string>> = { own: '本人', entrusted: '核实过的当事人', ownInstitution: '本单位', ownArea: '本辖区', city: '全市' }
