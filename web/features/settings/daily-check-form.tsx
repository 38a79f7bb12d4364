import { settingEndpoints, settingInputs, type DailyCheckView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { SettingForm } from './setting-form.tsx'

/** 每日查看: noticed by itself when somebody of the unit opens the queue; here only when it is reminded and reported. */
export const DailyCheckForm = ({ times, mayChange }: { times: DailyCheckView; mayChange: boolean }) => (
  <div className="stack">
    <p className="row">
      <strong className="num">{times.remindAt} 提醒，{times.reportAt} 上报</strong>{times.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}
      <span className="soft small">{times.setAt ? `${times.setBy ?? ''} ${shortMoment(times.setAt)}` : '默认值'}。有人打开队列即自动记录；到点仍没有人打开的，先提醒值守人，再报县区监督员。</span>
    </p>
    {mayChange ? <div className="no-print"><SettingForm key={`${times.remindAt}${times.reportAt}`} title="改时刻" row={settingEndpoints.setDailyCheck} schema={settingInputs.dailyCheck} start={{ remindAt: times.remindAt, reportAt: times.reportAt }} done="每日查看的时刻已更新" /></div> : null}
  </div>
)
