import { z } from 'zod'
import type { Tx } from '../../platform/context.ts'
import { signInDefaults, type SignInNumbers } from '../../rules/resident-sign-in.ts'

/** The numbers as the office has set them; what is missing or makes no sense is taken from the house's own. */
export const signInNumbers = async (tx: Tx): Promise<SignInNumbers> => {
  const row = await tx.one<{ value: unknown }>(`select value from setting where name = 'residents.signIn'`, [], 'sign_in_numbers')
  const parsed = shape.safeParse(row?.value ?? {})
  return { ...signInDefaults, ...(parsed.success ? Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined)) : {}) }
}

const between = (least: number, most: number) => z.number().int().min(least).max(most).optional()

const shape = z.object({
  codeMinutes: between(1, 30), codeTries: between(3, 10), againSeconds: between(30, 600), perPhoneDay: between(3, 50), perAddressHour: between(5, 5000), perCityDay: between(10, 1_000_000),
  idleMinutes: between(5, 120), sessionMinutes: between(10, 720), nameTries: between(3, 10), sharedBy: between(2, 50),
})
