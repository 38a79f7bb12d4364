import { signInInput, type SignInNumbers } from '../../../contract/residents.ts'
import type { Tx } from '../../platform/context.ts'
import { signInDefaults } from '../../rules/resident-sign-in.ts'

/** The numbers as the office has set them; one that makes no sense is taken from the house's own, and so is what is missing. */
export const signInNumbers = async (tx: Tx): Promise<SignInNumbers> => {
  const row = await tx.one<{ value: object | null }>(`select value from setting where name = 'residents.signIn'`, [], 'sign_in_numbers')
  const parsed = signInInput.safeParse({ ...signInDefaults, ...row?.value })
  return parsed.success ? parsed.data : signInDefaults
}

/** How long a half-written form with a resume code is kept; `verified` once the office has said so itself. */
export const resumeDays = async (tx: Tx): Promise<{ days: number; verified: boolean }> => {
  const row = await tx.one<{ n: number }>(`select count(*)::int as n from setting where name = 'residents.signIn' and value ? 'resumeDays'`, [], 'resume_days_set')
  return { days: (await signInNumbers(tx)).resumeDays, verified: row?.n === 1 }
}
