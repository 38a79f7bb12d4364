import { useState } from 'react'
import { Link } from 'react-router'
import type { ShopRulesView } from '../../contract/shops.ts'
import { useRules } from '../features/shops/data.ts'
import { groupsOf, RulesForm } from '../features/shops/rules-form.tsx'
import { refusalOf } from '../lib/client.ts'
import { moment } from '../lib/format.ts'
import { Mark } from '../ui/badges.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel, Facts, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 店铺规则: open to whoever keeps, reviews or supervises shops; changed by the city's dispatcher. */
export default function ShopRulesPage() {
  usePage('店铺规则')
  const found = useRules()
  return (
    <div className="stack">
      <div className="page-head"><h1>店铺规则</h1><span className="soft"><Link to="/shops">网上店铺</Link>：答复晚了几次怎么办、多久复核一次、哪些词不能用</span></div>
      {found.isPending ? <RowsSkeleton rows={8} /> : found.data ? <Rules rules={found.data} /> : <ErrorPanel message={refusalOf(found.error).message} />}
    </div>
  )
}

const Rules = ({ rules }: { rules: ShopRulesView }) => {
  const [shown, setShown] = useState(false)
  const { warnAt, limitAt, closeAt, windowDays, reviewMonths, remindDays, fixDays } = rules
  return (
    <>
      <Panel title="答复与复核" aside={<span className="row push">{rules.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}</span>}>
        <div className="stack">
          <Facts rows={[
            ['提问没按时答复', `${windowDays} 天内 ${warnAt} 次提醒，${limitAt} 次限流（不接新的订单），${closeAt} 次关店；都写明理由，可以申诉`],
            ['年度复核', `${reviewMonths} 个月一次，提前 ${remindDays} 天提醒机构和审核的人；要整改的给 ${fixDays} 天`],
            ['答复时限', <>见<Link to="/settings">日历与时限</Link>里的 CS-MSG</>],
            ['谁能改', '市级调度员；写明理由，留下记录'],
            ['上次改动', rules.setAt ? `${rules.setBy ?? ''}，${moment(rules.setAt)}：${rules.reason ?? '没有写理由'}` : '没有改过，是默认值'],
          ]} />
          <p className="soft small">没有找到店铺的正式规则，这些数字和词由本局先定，待核实。</p>
          {rules.mayChange && !shown ? <span className="no-print"><Button onClick={() => setShown(true)}>改规则</Button></span> : null}
        </div>
      </Panel>
      {shown ? <Panel title="改规则"><RulesForm key={rules.version} rules={rules} onClose={() => setShown(false)} /></Panel> : null}
      <Panel title={`不许用的词（${rules.forbidden.length} 个）`}>
        <ul className="stack">{groupsOf(rules.forbidden).map((group) => <li key={group.says}><strong>{group.says}</strong><span className="soft" style={{ display: 'block' }}>{group.words}</span></li>)}</ul>
      </Panel>
    </>
  )
}
