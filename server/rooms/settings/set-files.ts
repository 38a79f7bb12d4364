import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** 服务档案: how long a file stands open at each door (the length of a contact), and whether the resident reads names of staff. */
export const setFiles = (stored: Stored, input: z.infer<typeof settingInputs.files>): Change | Refusal => {
  const now = stored['files.opening']
  const same = (Object.keys(now) as (keyof typeof now)[]).every((name) => now[name] === input[name])
  if (same) return wrong('window', '和现在的设置相同。')
  return { name: 'files.opening', value: input, what: `服务档案打开时长：窗口 ${input.window}、热线 ${input.hotline}、网上 ${input.network}、承办 ${input.desk} 分钟；${input.showStaffNames ? '显示' : '不显示'}工作人员姓名` }
}
