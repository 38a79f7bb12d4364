import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'
import { limits } from './limits.ts'

/** Argon2id as OWASP advises (19 MiB, 2 passes); one hash takes about 40 ms on another thread. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), argon)

/** For a login that nobody has, the same work is done, so that the duration tells nothing. */
export const passwordHolds = async (stored: string | undefined, password: string): Promise<boolean> => {
  const against = stored ?? (await nobodysHash())
  const holds = await verify(against, password.normalize('NFKC')).catch(() => false)
  return stored !== undefined && holds
}

/** Why a new password is too weak, in words, or undefined. Length counts most; a short one must mix three kinds. */
export const weakness = (password: string, login: string): string | undefined => {
  const kinds = [/[a-z]/u, /[A-Z]/u, /\d/u, /[^a-zA-Z\d]/u].filter((kind) => kind.test(password)).length
  if (password.length < limits.passwordLength) return `密码至少 ${limits.passwordLength} 位`
  // A Chinese character is harder to guess than a letter: it counts for two.
  const weight = [...password].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
  if (weight < 16 && kinds < 3) return '请混用大写字母、小写字母、数字、符号中的三种；或者用 16 位以上的一句话'
  if (new Set(password).size < 5) return '密码里重复的字太多'
  if (password.toLowerCase().includes(login)) return '密码里不能有账号'
  if (common.some((word) => password.toLowerCase().includes(word))) return '密码里不能有常见的词，如 password、123456、qwerty'
  return undefined
}

/** Twelve characters that can be dictated; must be changed at the first sign-in. */
export const firstPassword = (): string => {
  const pick = (from: string): string => from[randomInt(from.length)] ?? ''
  const body = Array.from({ length: 9 }, () => pick('abcdefghjkmnpqrstuvwxyz')).join('')
  return `${pick('ABCDEFGHJKMNPQRSTUVWXYZ')}${body.slice(0, 4)}-${body.slice(4)}${pick('23456789')}${pick('23456789')}`
}

const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const common = ['password', '123456', 'qwerty', 'admin123', '111111', 'abc123', 'huainan', 'santai123']

let dummy: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  dummy ??= hashPassword('nobody has this password')
  return dummy
}
