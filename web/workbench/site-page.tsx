import { Link } from 'react-router'
import type { SiteView } from '../../contract/site.ts'
import { useSite } from '../features/site/data.ts'
import { FindingsPart } from '../features/site/findings-part.tsx'
import { HealthPart } from '../features/site/health-part.tsx'
import { PagesPart } from '../features/site/pages-part.tsx'
import { RulesPart } from '../features/site/rules-part.tsx'
import { TeamPart } from '../features/site/team-part.tsx'
import { VisitsPart } from '../features/site/visits-part.tsx'
import { useAddress } from '../lib/use-ask.ts'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'
import '../features/site/site.css'

/** 网站运行 (种子第13条): owners, links and columns, availability, visits, the resident team. Who has no sight of the city sees the pages of his own unit. */
export default function SitePage() {
  usePage('网站运行')
  const address = useAddress()
  const site = useSite()
  const all = site.data
  const shown = parts.filter(({ own }) => own || all)
  const part = shown.find(({ id }) => id === address.params.get('part'))?.id ?? 'pages'
  return (
    <div className="stack site-part">
      <div className="page-head"><h1>网站运行</h1><span className="soft">页面谁负责、链接通不通、系统在不在、居民走到哪一步、常驻的人够不够</span></div>
      {site.isLoading ? <RowsSkeleton rows={8} /> : (
        <>
          <nav className="tabs" aria-label="五个部分">{shown.map(({ id, words, count, alarm }) => <Link key={id} to={`/site?part=${id}`} aria-current={id === part ? 'page' : undefined}>{words}{all && count(all) ? <span className={alarm ? 'count alarm' : 'count'}>{count(all)}</span> : null}</Link>)}</nav>
          {part === 'pages' ? <PagesPart {...address} /> : part === 'findings' ? <FindingsPart {...address} mayRun={all?.mayRun ?? false} /> : part === 'health' ? <HealthPart {...address} mayKeep={all?.mayKeepSystems ?? false} /> : part === 'visits' ? <VisitsPart {...address} /> : <TeamPart {...address} mayRun={all?.mayRun ?? false} />}
          {all && (part === 'pages' || part === 'findings') ? <RulesPart rules={all.rules} mayRun={all.mayRun} /> : null}
        </>
      )}
    </div>
  )
}

const parts: readonly { id: string; words: string; own: boolean; alarm: boolean; count: (site: SiteView) => number }[] = [
  { id: 'pages', words: '内容责任', own: true, alarm: true, count: ({ pages }) => pages.due }, { id: 'findings', words: '网站问题', own: true, alarm: false, count: ({ findings }) => findings.open },
  { id: 'health', words: '运行与对接', own: false, alarm: true, count: ({ down }) => down.length }, { id: 'visits', words: '访问与离开', own: false, alarm: false, count: ({ visits }) => visits.shown }, { id: 'team', words: '常驻团队', own: false, alarm: true, count: ({ short }) => short.people },
]
