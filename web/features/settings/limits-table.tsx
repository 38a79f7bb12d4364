import { useState } from 'react'
import { word } from '../../../contract/glossary.ts'
import { settingEndpoints, settingInputs, type LimitRow, type LimitVersion } from '../../../contract/settings.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useSet } from './data.ts'
import { SettingForm } from './setting-form.tsx'
import './settings.css'

/** 时限寄存表: every limit with its start, pauses, basis and versions. Nothing is overwritten: a change is a new version. */
export const LimitsTable = ({ limits, mayChange }: { limits: readonly LimitRow[]; mayChange: boolean }) => {
  const [editing, setEditing] = useState<LimitRow | null>(null)
  return (
    <div className="limits-panel">
      <div className="table-wrap" tabIndex={0} role="region" aria-label="全部时限">
        <table className="table">
          <thead><tr><th scope="col">事项</th><th scope="col">起点与暂停</th><th scope="col">时限、预警与依据（各版本）</th>{mayChange ? <th scope="col" className="no-print">操作</th> : null}</tr></thead>
          <tbody>
            {limits.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.zh}<span className="soft small" style={{ display: 'block', fontWeight: 400 }}>{row.code}</span>{row.inLaw ? <Mark words="法定" shape="done" icon="seal" /> : null}</th>
                <td>{row.startsZh}{row.pausedBy.length > 0 ? <span className="soft small" style={{ display: 'block' }}>暂停：{row.pausedBy.join('、')}</span> : null}</td>
                <td>{row.versions.toReversed().map((v) => <Version key={v.version} code={row.code} version={v} />)}</td>
                {mayChange ? <td className="no-print"><Button tight onClick={() => setEditing(row)} aria-label={`${row.zh}：新版本`}>新版本</Button></td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog title={`${editing?.zh ?? ''}：新版本`} open={editing !== null} onClose={() => setEditing(null)} broad>
        {editing ? <SettingForm title={editing.inLaw ? '法定时限只可缩短；放宽须写明新的法律依据。已在计时的不变。' : '生效日起开始计时的适用新版本，已在计时的不变。'} row={settingEndpoints.setLimit} schema={settingInputs.limit} fixed={{ code: editing.code }} start={startOf(editing)} done="时限新版本已登记" onDone={() => setEditing(null)} /> : null}
      </Dialog>
    </div>
  )
}

const Version = ({ code, version: v }: { code: string; version: LimitVersion }) => {
  const words = `${v.amount} ${word('timeUnit', v.unit)}`
  return (
    <div className={v.standing === 'current' ? 'version' : 'version soft'}>
      <span>{v.standing === 'current' ? <strong className="num">{words}</strong> : <span className="num">{words}</span>}<span className="small" style={{ display: 'block' }}>{v.warn ? `剩 ${percent(v.warn.yellow)} 转黄，剩 ${percent(v.warn.orange)} 转橙` : '不预警'}</span></span>
      <span className="small">第 {v.version} 版，{word('standing', v.standing)}<br />自 {v.validFrom} 起{v.setAt ? <><br />{v.setBy ?? '已离任人员'} {shortMoment(v.setAt)} 设定</> : null}{v.mayWithdraw ? <Withdraw code={code} version={v.version} /> : null}</span>
      <span>{v.basis.text} <span className="row small">{word('sourceLevel', v.basis.level)}{v.verified ? <Mark words="已核实" shape="done" icon="check" /> : <Mark words="待核实" shape="yours" icon="warn" />}</span></span>
    </div>
  )
}

const Withdraw = ({ code, version }: { code: string; version: number }) => {
  const withdraw = useSet(settingEndpoints.withdrawLimit)
  const undo = (): void => withdraw.mutate({ code, version, requestId: newRequestId() }, { onSuccess: () => announce(`${code} 第 ${version} 版已收回`), onError: (error) => announce(refusalOf(error).message) })
  return <Button tight look="plain" className="no-print" busy={withdraw.isPending} onClick={undo} aria-label={`收回 ${code} 第 ${version} 版`}>收回</Button>
}

/** The newest version is where the next one starts from. */
function startOf(row: LimitRow): Record<string, unknown> {
  const newest = row.versions.at(-1)
  if (!newest) return {}
  const warn = newest.warn ? { yellow: Math.round(newest.warn.yellow * 100), orange: Math.round(newest.warn.orange * 100) } : {}
  return { amount: newest.amount, unit: newest.unit, ...warn, level: newest.basis.level, basis: newest.basis.text, verified: newest.verified }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`
