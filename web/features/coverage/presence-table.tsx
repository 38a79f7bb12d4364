import { coverageWord, type PresenceForm, type PresenceRow } from '../../../contract/coverage.ts'
import { shortMoment } from '../../lib/format.ts'
import { Mark, StateTag } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'
import { gapShape } from './words.tsx'
import './coverage.css'

const formWords = (forms: readonly PresenceForm[]): string => forms.map((form) => coverageWord('presenceForm', form)).join('、')

/** Ought beside is, and the difference in words. */
export const PresenceTable = ({ rows, onSet }: { rows: readonly PresenceRow[]; onSet: (row: PresenceRow) => void }) => (
  <div className="table-wrap" tabIndex={0} role="region" aria-label="进驻表">
    <table className="table cards">
      <thead><tr>{['地方', '机构', '应驻', '实驻', '差别', ''].map((words, i) => <th key={words || i} scope="col">{words || <span className="hidden-words">办理</span>}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.placeId + row.trade}>
          <th scope="row">{row.placeName}<span className="soft small sub">{row.placeKindName}　{row.bureauName}</span></th><td data-name="机构">{row.tradeName}</td>
          <td data-name="应驻"><div>{row.ought.length ? formWords(row.ought) : '名单上没有'}{row.ought.length && !row.verified ? <span className="soft small" style={{ display: 'block' }} title={row.source ?? ''}>待核实</span> : null}</div></td>
          <td data-name="实驻"><div>{row.by === null ? '—' : row.forms.length ? formWords(row.forms) : '没有来'}{row.who ? `（${row.who}）` : ''}{row.by ? <span className="soft small" style={{ display: 'block' }}>{row.by}　{shortMoment(row.at)}{row.demo ? <>　<Mark words="演示" icon="info" /></> : null}</span> : null}{row.note ? <span className="small" style={{ display: 'block' }}>{row.note}</span> : null}</div></td>
          <td data-name="差别"><div><StateTag shape={gapShape[row.gap]} word={row.gapName} />{row.missing.length ? <span className="small" style={{ display: 'block' }}>少：{formWords(row.missing)}</span> : null}{row.extra.length && row.ought.length ? <span className="soft small" style={{ display: 'block' }}>多：{formWords(row.extra)}</span> : null}</div></td>
          <td>{row.maySet ? <Button tight aria-label={`登记 ${row.placeName} ${row.tradeName}`} onClick={() => onSet(row)}>登记</Button> : null}</td>
        </tr>
      ))}</tbody>
    </table>
  </div>
)
