import { useState } from 'react'
import { word } from '../../../contract/glossary.ts'
import { settingEndpoints, settingInputs, type LimitRow, type LimitVersion } from '../../../contract/settings.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useSet } from './data.ts'
import { SettingForm } from './setting-form.tsx'

/** 时限寄存表: every limit with its start, pauses, basis and versions. Nothing is overwritten: a change is a new version. */
export const LimitsTable = ({ limits, mayChange }: { limits: readonly LimitRow[]; mayChange: boolean }) => {
  const [editing, setEditing] = useState<LimitRow | null>(null)
  return (
    <>
      <div className="table-wrap" tabIndex={0} role="region" aria-label="时限寄存表">
        <table className="table">
          <thead><tr>{['事项', '时限', '起点与暂停', '依据', ...(mayChange ? ['操作'] : [])].map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>
            {limits.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.zh}<span className="soft small" style={{ display: 'block', fontWeight: 400 }}>{row.code}</span></th>
                <td className="num">{row.versions.map((v) => <Version key={v.version} code={row.code} version={v} />)}</td>
                <td>{row.startsZh}{row.pausedBy.length > 0 ? <span className="soft small" style={{ display: 'block' }}>暂停：{row.pausedBy.join('、')}</span> : null}</td>
                <td>{row.versions.filter((v) => v.standing !== 'past').map((v) => <span key={v.version} style={{ display: 'block' }}>{v.basis.text} {v.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}</span>)}</td>
                {mayChange ? <td><Button tight onClick={() => setEditing(row)}>新版本</Button></td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog title={`${editing?.zh ?? ''}：新版本`} open={editing !== null} onClose={() => setEditing(null)} broad>
        {editing ? <SettingForm title={editing.inLaw ? '法定时限只能缩短，不能延长' : '生效后开始计时的工单适用新版本，已在计时的不变'} row={settingEndpoints.setLimit} schema={settingInputs.limit} fixed={{ code: editing.code }} start={startOf(editing)} done="时限新版本已登记" onDone={() => setEditing(null)} /> : null}
      </Dialog>
    </>
  )
}

const Version = ({ code, version: v }: { code: string; version: LimitVersion }) => {
  const withdraw = useSet(settingEndpoints.withdrawLimit)
  const words = `${v.amount} ${word('timeUnit', v.unit)}`
  return (
    <span className={v.standing === 'current' ? '' : 'soft small'} style={{ display: 'block' }}>
      {v.standing === 'current' ? <strong>{words}</strong> : words}
      {v.standing === 'coming' ? <>（{v.validFrom} 起）{v.mayWithdraw ? <Button tight look="plain" onClick={() => withdraw.mutate({ code, version: v.version, requestId: newRequestId() }, { onSuccess: () => announce('已撤回'), onError: (e) => announce(refusalOf(e).message) })}>撤回</Button> : null}</> : null}
      {v.standing === 'past' ? `（第 ${v.version} 版，已失效）` : null}
    </span>
  )
}

function startOf(row: LimitRow): Record<string, unknown> {
  const now = row.versions.find((v) => v.standing === 'current')
  return now ? { amount: now.amount, unit: now.unit, yellow: now.warn?.yellow, orange: now.warn?.orange, level: now.basis.level, basis: now.basis.text, verified: now.verified } : {}
}
