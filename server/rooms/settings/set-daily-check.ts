import type { z } from 'zod'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** 每日查看: the set hours of a working day. It is noticed by itself; nobody punches in (国办函〔2026〕12 号). */
export const setDailyCheck = (stored: Stored, { remindAt, reportAt }: z.infer<typeof settingInputs.dailyCheck>): Change | Refusal =>
  remindAt === stored['dailyCheck.remindAt'] && reportAt === stored['dailyCheck.reportAt']
    ? wrong('remindAt', '和现在的时刻相同。')
    : { name: 'dailyCheck.remindAt', value: remindAt, also: { name: 'dailyCheck.reportAt', value: reportAt }, what: `每日查看 ${remindAt} 提醒、${reportAt} 上报` }
