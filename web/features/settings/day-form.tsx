import { settingEndpoints, settingInputs, type DayOverrideView } from '../../../contract/settings.ts'
import { word } from '../../../contract/glossary.ts'
import { announce } from '../../lib/announce.ts'
import { newRequestId, refusalOf } from '../../lib/client.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { useSet } from './data.ts'
import { SettingForm } from './setting-form.tsx'

/** The office's own word on a day, over the published arrangement. */
export const DayForm = ({ overrides, mayChange }: { overrides: readonly DayOverrideView[]; mayChange: boolean }) => (
  <div className="stack">
    {overrides.length === 0 ? <p className="soft">没有另行安排的日子。</p> : null}
    <ul className="stack small">{overrides.map((o) => <Override key={o.day} override={o} mayChange={mayChange} />)}</ul>
    {mayChange ? <div className="no-print"><SettingForm title="另行安排一天" row={settingEndpoints.setDay} schema={settingInputs.day} start={{}} done="日历已更新，未结工单的期限将重新计算" /></div> : null}
  </div>
)

const Override = ({ override: o, mayChange }: { override: DayOverrideView; mayChange: boolean }) => {
  const set = useSet(settingEndpoints.setDay)
  const kind = o.as === 'work' ? 'opened' : 'closed'
  const cancel = (): void => set.mutate({ day: o.day, as: 'published', requestId: newRequestId() }, { onSuccess: () => announce(`${o.day} 已按公布的放假安排`), onError: (error) => announce(refusalOf(error).message) })
  return (
    <li className="row">
      <strong className="num">{o.day}</strong><Mark words={word('dayKind', kind)} shape={o.as === 'work' ? 'done' : 'yours'} /><span>{o.note}</span><span className="soft">{o.setBy} {shortMoment(o.setAt)}</span>
      {mayChange ? <Button tight look="plain" className="no-print" busy={set.isPending} onClick={cancel} aria-label={`取消 ${o.day} 的另行安排`}>取消</Button> : null}
    </li>
  )
}
