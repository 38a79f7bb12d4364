import { useState } from 'react'
import type { SheetFacts } from '../../contract/limitation.ts'
import { complete, noFacts, usePeriods, useReckoned } from '../features/limitation/data.ts'
import { FactsForm } from '../features/limitation/facts-form.tsx'
import { Reckonings } from '../features/limitation/reckonings.tsx'
import { refusalOf } from '../lib/client.ts'
import { ErrorPanel, Notice, Panel } from '../ui/panels.tsx'
import { RowsSkeleton } from '../ui/skeletons.tsx'
import { usePage } from './shell/use-page.ts'

/** 时效计算: for a question on the telephone or at the window, before there is an order. Nothing is kept. */
export default function LimitationPage() {
  usePage('时效计算')
  const register = usePeriods()
  const [facts, setFacts] = useState<SheetFacts>(noFacts)
  const reckoned = useReckoned(complete(facts))
  if (!register.data) return <div className="stack"><h1>时效计算</h1>{register.error ? <ErrorPanel message={refusalOf(register.error).message} /> : <RowsSkeleton rows={8} />}</div>
  return (
    <div className="stack">
      <div className="page-head"><h1>时效计算</h1><span className="soft">按事实逐步算，写明条文；这里不保存，工单上的时效表才保存和提醒</span></div>
      <div className="limitation-columns">
        <Panel title="事实"><FactsForm register={register.data} facts={facts} onChange={setFacts} suggested={[]} daysNamed={[]} /></Panel>
        <Panel title="结果" spaced>
          <div aria-live="polite">{facts.codes.length && reckoned.data ? <Reckonings reckoned={reckoned.data} /> : <p className="soft">先选一种期限。</p>}</div>
          {reckoned.data?.legalAidFirst ? <Notice tone="amber">{reckoned.data.legalAidFirst}</Notice> : null}
          {reckoned.data?.reckonings.length ? <><h3>可以这样告诉当事人</h3>{reckoned.data.reckonings.map((one) => <p key={one.code}>{one.toResident}</p>)}</> : null}
        </Panel>
      </div>
    </div>
  )
}
