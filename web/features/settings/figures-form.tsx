import { settingEndpoints, settingInputs, type FigureView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark } from '../../ui/badges.tsx'
import { SettingForm } from './setting-form.tsx'

/** 本地数字: what residents' sums and guides count with; what nobody has verified is shown to them as 待核实. */
export const FiguresForm = ({ figures, today, mayChange }: { figures: readonly FigureView[]; today: string; mayChange: boolean }) => (
  <div className="stack">
    <p className="soft small">居民“算一算”、法律援助自查和办事指南用这些数字。没有核实的照实写“待核实”，不替居民用。</p>
    {figures.map((one) => (
      <details key={one.id}>
        <summary className="row"><strong>{one.zh}</strong><span className="num">{one.now?.words ?? '没有'}</span>{one.now?.verified ? null : <Mark words="待核实" shape="yours" icon="warn" />}</summary>
        <p className="soft small">{one.means}</p>
        <ul>{one.versions.map((v) => <li key={v.validFrom}>自 {v.validFrom} 起 <span className="num">{v.amount} {one.unit}</span>{v.verified ? '' : '（待核实）'}：{v.basis.text} <span className="soft small">{v.setBy ?? ''} {shortMoment(v.setAt)}</span></li>)}</ul>
        {mayChange ? <div className="no-print"><SettingForm key={JSON.stringify(one.versions)} title={`设${one.zh}`} row={settingEndpoints.setFigure} schema={settingInputs.figure.omit({ id: true })} fixed={{ id: one.id }} start={{ validFrom: today, level: 'A' }} done={`${one.zh}已更新`} /></div> : null}
      </details>
    ))}
  </div>
)
