import { useDeferredValue, useState } from 'react'
import { Select } from '../../ui/select.tsx'
import type { PickerProps } from '../../ui/form-from-schema.tsx'
import { useColleagues, useUnits } from './data.ts'

/** Units by name; what was chosen stays in the list while another word is searched. */
export const UnitPicker = ({ ids, value, onChange, label, multiple = false, known = [] }: PickerProps & { multiple?: boolean; known?: readonly { id: string; name: string }[] }) => {
  const [words, setWords] = useState('')
  const [seen, setSeen] = useState(new Map(known.map(({ id, name }) => [id, name])))
  const units = useUnits({ q: useDeferredValue(words), size: 100 })
  const found = (units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name, text: unit.name, detail: <span>{unit.name}<span className="soft small">　{unit.bureauName}{unit.suspendedAt ? '（执业暂停）' : ''}</span></span> }))
  const chosen = ([value].flat() as (string | undefined)[]).filter((id): id is string => !!id && !found.some((f) => f.value === id))
  const options = [...chosen.map((id) => ({ value: id, label: seen.get(id) ?? known.find((k) => k.id === id)?.name ?? '已选单位', text: '' })), ...found]
  const choose = (next: unknown): void => {
    setSeen(new Map([...seen, ...found.map((f) => [f.value, f.label] as const)]))
    onChange(next)
  }
  return <Select ids={ids} label={label} value={value as string | string[] | undefined} onChange={choose} options={options} multiple={multiple} busy={units.isFetching} onSearch={setWords} max={5} placeholder="输入单位名称查找" />
}

export const ColleaguePicker = ({ ids, value, onChange, label, unitId }: PickerProps & { unitId: string | null }) => {
  const people = useColleagues(unitId)
  const options = (people.data ?? []).map((p) => ({ value: p.id, label: p.name, text: `${p.name} ${p.roles.join(' ')}`, detail: <span>{p.name}<span className="soft small">　{p.roles.join('、')}</span></span> }))
  return <Select ids={ids} label={label} value={value as string | undefined} onChange={onChange} options={options} busy={people.isFetching} />
}
