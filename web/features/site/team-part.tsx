import { useState } from 'react'
import { siteEndpoints, siteInputs, type NeedView } from '../../../contract/site.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import type { Address } from '../../lib/use-ask.ts'
import { Mark, StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorPanel, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useColleagues } from '../security/data.ts'
import { useDeed, useTeam } from './data.ts'
import { SiteForm } from './site-form.tsx'

/** 常驻团队: how many each post wants against who is there. */
export const TeamPart = ({ params, set, mayRun }: Address & { mayRun: boolean }) => {
  const team = useTeam(params.get('on') ?? undefined)
  const [adding, setAdding] = useState(false)
  if (team.isPending) return <RowsSkeleton rows={6} />
  if (team.error) return <ErrorPanel message={refusalOf(team.error).message} />
  const short = team.data.needs.filter(({ missing }) => missing > 0)
  return (
    <Panel title="常驻服务团队" flush aside={mayRun ? <span className="row push"><Button tight aria-expanded={adding} onClick={() => setAdding(!adding)}>加一个岗位</Button></span> : undefined}>
      <div className="row site-pad">
        <label className="row"><span>日期</span><input className="input site-date" type="date" value={team.data.on} onChange={(event) => set({ on: event.target.value })} /></label>
        <span role="status">{team.data.workday ? '' : '休息日。'}{short.length ? `${short.length} 个岗位缺人，共差 ${short.reduce((sum, { missing }) => sum + missing, 0)} 人` : '没有缺人的岗位'}</span>
      </div>
      {adding ? <div className="body"><SiteForm label="加一个岗位" schema={siteInputs.need} row={siteEndpoints.need} start={{ days: 'work', shift: '白班', fromTime: '08:30', toTime: '17:30', verified: false }} onDone={() => setAdding(false)} /></div> : null}
      {team.data.needs.length === 0 ? <EmptyState title="还没有登记岗位" /> : (
        <div className="table-wrap" tabIndex={0} role="region" aria-label="岗位表">
          <table className="table cards">
            <thead><tr>{['岗位', '要', '在岗', '排班', '情况'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
            <tbody>{team.data.needs.map((need) => <Row key={need.id} need={need} on={team.data.on} mayRun={mayRun} />)}</tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

const Row = ({ need, on, mayRun }: { need: NeedView; on: string; mayRun: boolean }) => {
  const [open, setOpen] = useState<'rota' | 'need' | null>(null)
  const { id, version, post, role, unitId, shift, fromTime, toTime, days, number, basis, verified } = need
  return (
    <>
      <tr>
        <th scope="row">{post}<span className="soft small block">{need.unitName}　{need.roleName}</span><span className="soft small block num">{shift} {fromTime}–{toTime}，{days === 'work' ? '工作日' : '每天'}</span></th>
        <td data-name="要" className="num">{number}{verified ? null : <span className="block"><Mark words="待核实" shape="yours" icon="warn" /></span>}</td>
        <td data-name="在岗" className="num">{need.appointed}</td><td data-name="排班">{need.rota.map(({ name }) => name).join('、') || <span className="soft">没有排</span>}</td>
        <td><StateTag shape={need.missing ? 'held' : need.today ? 'done' : 'aside'} word={need.missing ? `差 ${need.missing} 人` : need.today ? '够' : '不排班'} />{need.missing ? <span className="soft small block">{need.says}</span> : null}
          {mayRun ? <span className="row"><Button tight aria-expanded={open === 'rota'} aria-label={`排班 ${post}`} onClick={() => setOpen(open === 'rota' ? null : 'rota')}>排班</Button><Button tight look="plain" aria-expanded={open === 'need'} aria-label={`改人数 ${post}`} onClick={() => setOpen(open === 'need' ? null : 'need')}>改</Button></span> : null}</td>
      </tr>
      {open ? <tr><td colSpan={5}>{open === 'rota' ? <Rota need={need} on={on} onDone={() => setOpen(null)} /> : <SiteForm label="改岗位" schema={siteInputs.need} row={siteEndpoints.need} start={{ post, role, unitId, shift, fromTime, toTime, days, number, basis, verified }} known={[{ id: unitId, name: need.unitName }]} fixed={{ id, version }} onDone={() => setOpen(null)} />}</td></tr> : null}
    </>
  )
}

const Rota = ({ need, on, onDone }: { need: NeedView; on: string; onDone: () => void }) => {
  const people = useColleagues(need.unitId)
  const [chosen, setChosen] = useState<readonly string[]>(need.rota.map(({ accountId }) => accountId))
  const put = useDeed(siteEndpoints.rota)
  const able = (people.data ?? []).filter(({ roles }) => roles.includes(need.roleName))
  return (
    <form className="stack" aria-label={`排班 ${need.post}`} onSubmit={(event) => { event.preventDefault(); put.mutate({ needId: need.id, on, accountIds: [...chosen] }, { onSuccess: () => { announce('排班已保存'); onDone() } }) }}>
      {put.error ? <ErrorPanel message={refusalOf(put.error).message} /> : null}
      <fieldset className="row"><legend>{on} {need.shift}谁在岗</legend>
        {able.length === 0 && !people.isPending ? <p>{need.unitName}没有人担任{need.roleName}：先请安全保密管理员任命。</p> : null}
        {able.map(({ id, name }) => <label key={id} className="choice"><input type="checkbox" checked={chosen.includes(id)} onChange={(event) => setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />{name}</label>)}
      </fieldset>
      <div className="row"><Button type="submit" look="main" busy={put.isPending}>保存排班</Button><Button look="plain" onClick={onDone}>收起</Button></div>
    </form>
  )
}
