import { word } from '../../../contract/glossary.ts'
import { levelName, serviceLevels, serviceWays, wayName } from '../../../contract/service-items.ts'
import { sourceLevels } from '../../../contract/settings.ts'
import { doors } from '../../../contract/work-order-states.ts'
import { Button } from '../../ui/button.tsx'

/** Several rows of one list (materials, limits …), each with its columns; a row may be struck out, another added. */
export const RowsInput = ({ label, columns, value, onChange }: RowsProps) => (
  <div className="stack">
    {value.map((row, i) => (
      <div key={i} className="row" role="group" aria-label={`${label}第 ${i + 1} 行`}>
        {columns.map((column) => <Cell key={column.name} column={column} label={`${column.label}（${label}第 ${i + 1} 行）`} value={row[column.name]} onChange={(next) => onChange(value.map((one, at) => (at === i ? { ...one, [column.name]: next } : one)))} />)}
        <Button tight onClick={() => onChange(value.filter((_, at) => at !== i))}>删去</Button>
      </div>
    ))}
    <span><Button tight onClick={() => onChange([...value, {}])}>加一行{label}</Button></span>
  </div>
)

export const DoorsInput = ({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (next: string[]) => void }) => (
  <span className="row">
    {doors.map((door) => <label key={door} className="choice"><input type="checkbox" aria-label={`${label} ${word('door', door)}`} checked={value.includes(door)} onChange={() => onChange(doors.filter((one) => (one === door ? !value.includes(one) : value.includes(one))))} />{word('door', door)}</label>)}
  </span>
)

const Cell = ({ column, label, value, onChange }: { column: Column; label: string; value: unknown; onChange: (next: unknown) => void }) => {
  if (column.kind === 'doors') return <details><summary className="small">{Array.isArray(value) && value.length > 0 ? `只在：${value.map((door) => word('door', String(door))).join('、')}` : '全部渠道'}</summary><DoorsInput label={label} value={(value as string[] | undefined) ?? []} onChange={(next) => onChange(next.length > 0 ? next : undefined)} /></details>
  if (column.choices) return <select className="input" aria-label={label} style={{ width: 'auto' }} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || undefined)}><option value="">{column.label}</option>{Object.entries(column.choices).map(([id, zh]) => <option key={id} value={id}>{zh}</option>)}</select>
  return <input className="input" aria-label={label} placeholder={column.label} style={{ flex: '1 1 9rem', width: 'auto', minWidth: 0 }} value={String(value ?? '')} autoComplete="off" onChange={(event) => onChange(event.target.value || undefined)} />
}

const words = <T extends string>(ids: readonly T[], zh: (id: T) => string): Record<string, string> => Object.fromEntries(ids.map((id) => [id, zh(id)]))
const source: Column = { name: 'source', label: '依据' }
const only: Column = { name: 'doors', label: '渠道', kind: 'doors' }

/** The lists of a definition, in the order of the form. */
export const listColumns: Readonly<Record<'provision' | 'materials' | 'limits' | 'basis', readonly Column[]>> = {
  provision: [{ name: 'level', label: '层级', choices: words(serviceLevels, levelName) }, { name: 'way', label: '方式', choices: words(serviceWays, wayName) }, { name: 'who', label: '由谁提供' }],
  materials: [{ name: 'name', label: '材料' }, { name: 'instead', label: '可以替代' }, source, only],
  limits: [{ name: 'code', label: '时限代码' }, { name: 'words', label: '或写明时限' }, source, only],
  basis: [{ name: 'law', label: '法律或来源' }, { name: 'article', label: '第几条' }, { name: 'says', label: '要点' }, { name: 'level', label: '来源等级', choices: words(sourceLevels, (id) => word('sourceLevel', id)) }],
}

type Column = { name: string; label: string; kind?: 'doors'; choices?: Readonly<Record<string, string>> }
type RowsProps = { label: string; columns: readonly Column[]; value: readonly Record<string, unknown>[]; onChange: (next: Record<string, unknown>[]) => void }
