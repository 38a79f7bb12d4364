import { useMemo } from 'react'
import type { UnitView } from '../../../contract/security.ts'
import type { PickerProps } from '../../ui/form-from-schema.tsx'
import { Select } from '../../ui/select.tsx'
import { useUnits } from './data.ts'

/** Towns and streets, named by the justice offices that serve them (until the contract has a list of areas). */
export const AreaPicker = ({ ids, value, onChange, label }: PickerProps) => {
  const units = useUnits({ size: 1000 })
  const options = useMemo(() => areasOf(units.data ?? []), [units.data])
  return <Select ids={ids} label={label} value={value as string | undefined} onChange={onChange} options={options} busy={units.isFetching} placeholder="输入乡镇、街道名查找" />
}

function areasOf(units: readonly UnitView[]): { value: string; label: string; text: string }[] {
  const areas = new Map<string, string>()
  for (const unit of units) {
    const [code, ...more] = unit.areaCodes
    if (!code || more.length > 0 || areas.has(code)) continue
    areas.set(code, placeName(unit))
  }
  return [...areas].toSorted(([a], [b]) => a.localeCompare(b)).map(([code, name]) => ({ value: code, label: name, text: `${name} ${code}` }))
}

const placeName = (unit: UnitView): string => `${unit.bureauName.replace(/(淮南市|司法局|分局)/g, '')} ${unit.name.replace(/^.*?(市|区|县)(?=.{2})/, '').replace(/(司法所|公共法律服务(工作站|中心|站)|法律援助(中心|工作站)|人民调解委员会|司法局)$/, '')}`.trim()
