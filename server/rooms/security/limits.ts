/** Numbers of signing in (QUALITY S6; settings of the house, no statute names them). */
export const limits = {
  failuresToLock: 5,
  lockMinutes: 10,
  idleMinutes: 15,
  absoluteHours: 12,
  /** A session whose second step is missing. */
  halfMinutes: 5,
  /** Attempts from one address within the window, whatever the accounts: one NAT may hold a whole bureau. */
  attemptsPerAddress: 60,
  attemptWindowMinutes: 5,
  tokenMinutes: 30,
  signatureMinutes: 5,
  recoveryCodes: 10,
  passwordLength: 10,
} as const

export const minutes = (n: number): number => n * 60_000
