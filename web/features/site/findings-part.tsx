import { useState } from 'react'
import { findingStates, siteEndpoints, siteInputs, siteWord, type CheckView, type FindingRow } from '../../../contract/site.ts'
import { announce } from '../../lib/announce.ts'
import { refusalOf } from '../../lib/client.ts'
import type { Address } from '../../lib/use-ask.ts'
import { shortMoment } from '../../lib/format.ts'
import { StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Pager } from '../../ui/pager.tsx'
import { EmptyState, ErrorPanel, Facts, Panel } from '../../ui/panels.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useDeed, useFindings } from './data.ts'
import { SiteForm } from './site-form.tsx'

/** 网站问题: what the last walk over our own pages found. */
export const FindingsPart = ({ params, set, mayRun }: Address & { mayRun: boolean }) => {
  const state = findingStates.find((one) => one === params.get('state')) ?? 'open'
  const list = useFindings({ state, page: Number(params.get('page') ?? 1) || 1 })
  return (
    <>
      <LastCheck check={list.data?.check ?? null} mayRun={mayRun} />
      <section className="panel" aria-label="网站问题">
        <div className="row site-pad" role="group" aria-label="按处理情况">{findingStates.map((one) => <Button key={one} tight aria-pressed={one === state} onClick={() => set({ state: one })}>{siteWord('findingState', one)}</Button>)}</div>
        {list.isPending ? <RowsSkeleton rows={6} /> : list.error ? <ErrorPanel message={refusalOf(list.error).message} /> : list.data.rows.length === 0 ? <EmptyState title={state === 'open' ? '没有要处理的问题' : '没有这样的问题'} /> : (
          <div className="table-wrap" tabIndex={0} role="region" aria-label="问题表">
            <table className="table cards">
              <thead><tr>{['问题', '在哪一页', '责任', '处理'].map((words) => <th key={words} scope="col">{words}</th>)}</tr></thead>
              <tbody>{list.data.rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
            </table>
          </div>
        )}
        {list.data ? <Pager {...list.data} unit="个问题" onPage={(page) => set({ page: String(page) })} /> : null}
      </section>
    </>
  )
}

const Row = ({ row }: { row: FindingRow }) => {
  const [open, setOpen] = useState(false)
  const as = row.state === 'accepted' ? 'reopen' : 'accept'
  return (
    <>
      <tr>
        <th scope="row"><StateTag shape={row.kind === 'brokenLink' ? 'held' : 'yours'} word={row.kindName} /><span className="block">{row.says}</span>{row.kind === 'brokenLink' ? <code className="small soft block site-break">{readable(row.target)}</code> : null}</th>
        <td data-name="在哪一页"><a href={row.pagePath} target="_blank" rel="noreferrer">{row.pageTitle || row.pagePath}</a><span className="soft small block">{row.pagePath}</span></td>
        <td data-name="责任">{row.ownerName ?? '没有人'}<span className="soft small block">{row.unitName}</span></td>
        <td data-name="处理"><span className="small block">{row.fixedAt ? `${shortMoment(row.fixedAt)} 再查时没有了` : row.acceptedAt ? `${row.acceptedBy ?? ''} ${shortMoment(row.acceptedAt)}：${row.why ?? ''}` : `${shortMoment(row.foundAt)} 发现`}</span>
          {row.mayKeep ? <Button tight aria-expanded={open} aria-label={`${as === 'accept' ? '不用改' : '还是要改'} ${readable(row.target)}`} onClick={() => setOpen(!open)}>{as === 'accept' ? '不用改' : '还是要改'}</Button> : null}</td>
      </tr>
      {open ? <tr><td colSpan={4}><SiteForm label="处理" schema={siteInputs.finding} row={siteEndpoints.finding} start={{ as }} fixed={{ id: row.id, version: row.version }} onDone={() => setOpen(false)} /></td></tr> : null}
    </>
  )
}

const LastCheck = ({ check, mayRun }: { check: CheckView | null; mayRun: boolean }) => {
  const ask = useDeed(siteEndpoints.check)
  const running = check !== null && check.endedAt === null
  return (
    <Panel title="最近一次检查" spaced aside={mayRun ? <span className="row push"><Button tight busy={ask.isPending || running} onClick={() => ask.mutate({}, { onSuccess: () => announce('已开始检查，要几分钟') })}>现在查一遍</Button></span> : undefined}>
      {ask.error ? <ErrorPanel message={refusalOf(ask.error).message} /> : null}
      {check === null ? <p className="soft">还没有检查过。每天凌晨 4:30 自己查一遍。</p> : (
        <Facts rows={[
          ['时间', `${shortMoment(check.startedAt)} 开始，${check.endedAt ? `${shortMoment(check.endedAt)} 结束` : '正在检查'}`], ['走过', `${check.pages} 页，${check.links} 个链接，其中外部 ${check.external} 个`],
          check.trouble ? ['结果', check.trouble] : null,
          check.unchecked.length ? ['未能检查', <details key="u"><summary>{check.unchecked.length} 个外部链接</summary><ul>{check.unchecked.map(({ url, says }) => <li key={url} className="small"><span className="site-break">{url}</span>：{says}</li>)}</ul></details>] : null,
          check.capped.length ? ['没有逐页打开', check.capped.map(({ pattern, left }) => `${pattern} 还有 ${left} 页`).join('；')] : null,
        ]} />
      )}
    </Panel>
  )
}

const readable = (target: string): string => { try { return decodeURI(target) } catch { return target } }
