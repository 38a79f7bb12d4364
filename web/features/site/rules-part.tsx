import { useState } from 'react'
import { siteEndpoints, siteInputs, type SiteRules } from '../../../contract/site.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Panel } from '../../ui/panels.tsx'
import { SiteForm } from './site-form.tsx'

/** The office's own numbers; none of them stands in a rule that we have found. */
export const RulesPart = ({ rules, mayRun }: { rules: SiteRules; mayRun: boolean }) => {
  const [open, setOpen] = useState(false)
  const { version, verified, ...set } = rules
  return (
    <Panel title="网站规则" spaced aside={<span className="row push">{verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}{mayRun ? <Button tight aria-expanded={open} onClick={() => setOpen(!open)}>改规则</Button> : null}</span>}>
      <Facts rows={[
        ['复核', `每 ${rules.reviewMonths} 个月一次，到期前 ${rules.warnDays} 天提醒`], ['过期的页面', rules.showDue ? '工作人员看到“待复核”，居民也看到一行“内容待复核”' : '工作人员看到“待复核”，居民页面不写'],
        ['栏目', `${rules.newsDays} 天没有新内容就提醒`], ['外部链接', rules.checkExternal ? `只访问链接本身的网站，同一网站隔 ${rules.politeSeconds} 秒；连不上的写“未能检查”` : '不检查，写“未能检查”'],
      ]} />
      {open ? <SiteForm key={version} label="改规则" schema={siteInputs.rules} row={siteEndpoints.rules} start={set} fixed={{ version }} onDone={() => setOpen(false)} /> : null}
    </Panel>
  )
}
