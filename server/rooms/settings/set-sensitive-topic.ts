import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import { sensitiveTopics } from '../../rules/sensitivity/index.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** 敏感类别 that the bureau adds to the four built-in ones. One that is taken away stays on the matters that have it. */
export const setSensitiveTopic = (stored: Stored, input: z.infer<typeof settingInputs.sensitiveTopic>, by: { by: string; at: string }): Change | Refusal => {
  const rows = stored['sensitive.topics']
  const words = [...new Set(input.words.split(/[、,，;；\s]+/u).filter(Boolean))]
  const known = rows.find((row) => row.zh === input.zh)
  if (sensitiveTopics.some((one) => one.zh === input.zh)) return wrong('zh', `“${input.zh}”是内置的类别，不用另加，也不能取消。`)
  if (input.as === 'remove') return known ? { name: 'sensitive.topics', value: rows.filter((row) => row !== known), what: `取消敏感类别 ${input.zh}` } : wrong('zh', '没有加过这一类。')
  if (words.length === 0 || words.some((word) => word.length < 2)) return wrong('words', '请写认出这一类的词，每个至少两个字，用顿号分开。')
  const id = known?.id ?? `own${Math.max(0, ...rows.map((row) => Number(row.id.slice(3)))) + 1}`
  return { name: 'sensitive.topics', value: [...rows.filter((row) => row !== known), { id, zh: input.zh, words, ...by }], what: `敏感类别 ${input.zh}：${words.join('、')}` }
}
