import type { CountyReach, TownshipReach } from '../../../contract/service-map.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'

/** Never a bare percentage: how many of how many, and what is not known, stand beside it. */
export const CountyTable = ({ rows, county, onChoose }: { rows: readonly CountyReach[]; county: string; onChoose: (code: string) => void }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="各县区半小时圈">
    <table className="table">
      <thead><tr><th scope="col">县区</th><th scope="col">半小时能到的居民</th><th scope="col">算得出的居民</th><th scope="col">还不知道的乡镇</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} aria-current={row.code === county ? 'true' : undefined}>
            <th scope="row"><Button look="plain" tight onClick={() => onChoose(row.code)}>{row.name}</Button>{row.demo ? <Mark words="含演示数" shape="yours" icon="warn" /> : null}</th>
            <td className="num">{row.counted === 0 ? '算不出' : <><strong>{((100 * row.within) / row.counted).toFixed(1)}%</strong>　{row.within.toLocaleString('zh-CN')} / {row.counted.toLocaleString('zh-CN')} 人</>}</td>
            <td className="num">{row.counted === 0 ? '没有登记' : `${row.townships - row.unknownTownships} 个乡镇的`}</td>
            <td className="num">{row.unknownTownships === 0 ? '没有' : `${row.unknownTownships} / ${row.townships} 个`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export const TownshipTable = ({ rows, mayChange, onChange }: { rows: readonly TownshipReach[]; mayChange: boolean; onChange: (row: TownshipReach) => void }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="乡镇">
    <table className="table">
      <thead><tr><th scope="col">乡镇、街道</th><th scope="col">常住人口</th><th scope="col">中心点</th><th scope="col">最近的服务地点（直线）</th><th scope="col">半小时</th>{mayChange ? <th scope="col" className="no-print">操作</th> : null}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{row.name}</th>
            <td className="num">{row.residents === null ? '没有登记' : <>{row.residents.toLocaleString('zh-CN')}<span className="soft small">　{row.residentsSource}</span></>}</td>
            <td className="num">{row.latitude === null ? '没有登记' : `${row.latitude}, ${row.longitude}　`}{row.point === 'toVerify' ? <Mark words="待核实" shape="yours" icon="warn" /> : row.point === 'demo' ? <Mark words="演示" shape="yours" icon="warn" /> : null}</td>
            <td>{row.metres === null ? '不知道' : `${row.nearest}，${(row.metres / 1000).toFixed(1)} 公里`}</td>
            <td>{row.within === null ? '不知道' : row.within ? '能到' : '到不了'}</td>
            {mayChange ? <td className="no-print"><Button tight onClick={() => onChange(row)} aria-label={`登记${row.name}的人口和中心点`}>登记</Button></td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
