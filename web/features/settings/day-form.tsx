import { settingEndpoints, settingInputs, type DayOverrideView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { SettingForm } from './setting-form.tsx'

/** The office's own word on a day, over the published arrangement. */
export const DayForm = ({ overrides, mayChange }: { overrides: readonly DayOverrideView[]; mayChange: boolean }) => (
  <div className="stack">
    {overrides.length === 0 ? <p className="soft">本年没有另行安排的日子。</p> : null}
    <ul className="stack small">{overrides.map((o) => <li key={o.day} className="row"><strong className="num">{o.day}</strong><Mark words={o.as === 'work' ? '上班' : '休息'} shape={o.as === 'work' ? 'done' : 'yours'} /><span>{o.note}</span><span className="soft">{o.setBy} {shortMoment(o.setAt)}</span></li>)}</ul>
    {mayChange ? <SettingForm title="另行安排一天" row={settingEndpoints.setDay} schema={settingInputs.day} start={{}} done="日历已更新，未结工单的期限将重新计算" /> : null}
  </div>
)
