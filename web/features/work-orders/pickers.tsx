import { useDeferredValue, useState } from 'react'
import { topics } from '../../../contract/topics.ts'
import type { OrderDetail } from '../../../contract/work-orders.ts'
import type { PickerProps, Pickers } from '../../ui/form-from-schema.tsx'
import { Select } from '../../ui/select.tsx'
import { ColleaguePicker, UnitPicker } from '../security/unit-picker.tsx'
import { useSettings } from '../settings/data.ts'
import { useQueue } from './data.ts'
import { stateWord } from './words.ts'

/** How the widgets of the contract that need the server are drawn for one order (or for many, without one). */
export const pickersFor = (order: PickerOrder | null, known: readonly { id: string; name: string }[] = []): Pickers => ({
  unit: (props) => <UnitPicker {...props} known={known} />,
  units: (props) => <UnitPicker {...props} multiple known={known} />,
  topic: (props) => <TopicPicker {...props} />,
  colleague: (props) => <ColleaguePicker {...props} unitId={order?.unitId ?? null} />,
  sensitiveClass: (props) => <SensitiveClassPicker {...props} />,
  order: (props) => <OrderPicker {...props} order={order} />,
})

export const TopicPicker = ({ ids, value, onChange, label }: PickerProps) => (
  <Select ids={ids} label={label} value={value as string | undefined} onChange={onChange} options={topics.map((t) => ({ value: t.id, label: t.zh, text: t.zh }))} placeholder="选择类别" />
)

/** The built-in kinds and those that the bureau has added. */
const SensitiveClassPicker = ({ ids, value, onChange, label }: PickerProps) => {
  const known = useSettings(undefined).data?.sensitiveTopics ?? []
  const options = [{ id: 'none', zh: '不属于敏感事项' }, ...known].map(({ id, zh }) => ({ value: id, label: zh, text: zh }))
  return <Select ids={ids} label={label} value={value as string | undefined} onChange={onChange} options={options} placeholder="选择敏感类别" />
}

/** Another order: those that look alike come first, any other by number or words. */
const OrderPicker = ({ ids, value, onChange, label, order }: PickerProps & { order: PickerOrder | null }) => {
  const [words, setWords] = useState('')
  const q = useDeferredValue(words)
  const found = useQueue({ queue: 'all', q, size: 20 })
  const rows = [...(words ? [] : (order?.alike ?? [])), ...(found.data?.rows ?? [])].filter((row, i, all) => row.id !== order?.id && all.findIndex((r) => r.id === row.id) === i)
  const options = rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}`, text: '', detail: <span>{row.number}　{row.title}<span className="soft small">　{stateWord[row.state]}</span></span> }))
  return <Select ids={ids} label={label} value={value as string | undefined} onChange={onChange} options={options} onSearch={setWords} busy={found.isFetching} placeholder="输入工单号或标题查找" />
}

type PickerOrder = Pick<OrderDetail, 'id' | 'unitId' | 'alike'>
