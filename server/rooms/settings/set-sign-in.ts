import type { z } from 'zod'
import { signInBounds, type SignInNumber } from '../../../contract/residents.ts'
import type { settingInputs } from '../../../contract/settings.ts'
import type { Refusal } from '../../platform/errors.ts'
import type { Change } from './change.ts'
import { wrong } from './set-day.ts'
import type { Stored } from './stored.ts'

/** 群众登录: how long a code and a session live, how often one may ask and try. A running session takes the new numbers at once. */
export const setSignIn = (stored: Stored, input: z.infer<typeof settingInputs.signIn>): Change | Refusal => {
  const now = stored['residents.signIn']
  const names = Object.keys(signInBounds) as SignInNumber[]
  if (names.every((name) => now[name] === input[name])) return wrong('codeMinutes', '和现在的设置相同。')
  if (input.sessionMinutes < input.idleMinutes) return wrong('sessionMinutes', '最长时间不能短于不动就退出的时间。')
  return { name: 'residents.signIn', value: input, what: `群众登录：${names.map((name) => `${signInBounds[name].zh} ${input[name]}`).join('，')}` }
}
