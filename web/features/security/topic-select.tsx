import { topics } from '../../../contract/topics.ts'
import type { Pickers } from '../../ui/form-from-schema.tsx'

/** The kinds of request as a plain list, for forms of texts and items. */
export const topicPicker: Pickers = {
  topic: ({ ids, value, onChange }) => (
    <select {...ids} className="input" value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
      <option value="">未分类</option>
      {topics.map((topic) => <option key={topic.id} value={topic.id}>{topic.zh}</option>)}
    </select>
  ),
}
