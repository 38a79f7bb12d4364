import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sm3 } from '../../platform/crypto.ts'

export type Mode = 'demo' | 'production'

/** 256 random bits in the cookie, their SM3 hash in the database: who reads the table cannot sign in with it. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => sm3(token)

export const tokenIn = (request: FastifyRequest, mode: Mode): string | undefined => {
  const header = request.headers.cookie
  return header === undefined ? undefined : patterns[mode].exec(header)?.[1]
}

/** Strict: no other site's link or form ever brings it along. Secure except in the demonstration, which speaks plain http to 127.0.0.1 only. */
export const giveCookie = (reply: FastifyReply, token: string, mode: Mode): void => {
  void reply.header('set-cookie', `${names[mode]}=${token}; Path=/; HttpOnly; SameSite=Strict${mode === 'production' ? '; Secure' : ''}`)
}

export const takeCookie = (reply: FastifyReply, mode: Mode): void => {
  void reply.header('set-cookie', `${names[mode]}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${mode === 'production' ? '; Secure' : ''}`)
}

const names: Record<Mode, string> = { demo: 'santai', production: '__Host-santai' }
const patterns: Record<Mode, RegExp> = { demo: /(?:^|;\s*)santai=([\w-]{43})(?:;|$)/u, production: /(?:^|;\s*)__Host-santai=([\w-]{43})(?:;|$)/u }
