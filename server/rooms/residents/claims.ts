import { z } from 'zod'
import { readIdNumber, readPhone } from '../../rules/papers/index.ts'

/**
 * What the unified identity says of a person. Names of claims and of assurance levels are those of the demonstration: what the
 * province really sends is 待核实, and this is the one place to change. Without a real name and a right identity number nobody is verified.
 */
export const personOf = (claims: object): VerifiedPerson | null => {
  const parsed = shape.safeParse(claims)
  if (!parsed.success || !REAL_NAME_LEVELS.includes(parsed.data.acr)) return null
  const { name, id_number: typed, phone_number: phone, phone_number_verified: phoneVerified } = parsed.data
  const idNumber = readIdNumber(typed)
  if (!idNumber.ok) return null
  const read = phone && phoneVerified === true ? readPhone(phone.replace(/^\+86/u, '')) : undefined
  return { name: name.trim(), idNumber: idNumber.value.number, phone: read?.ok ? read.value.number : null }
}

const shape = z.object({ name: z.string().trim().min(1).max(60), id_number: z.string().min(15).max(30), phone_number: z.string().max(30).optional(), phone_number_verified: z.boolean().optional(), acr: z.string() })

const REAL_NAME_LEVELS: readonly string[] = ['real-name-2', 'real-name-3']

export type VerifiedPerson = { name: string; idNumber: string; phone: string | null }
