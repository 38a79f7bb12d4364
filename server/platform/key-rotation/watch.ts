import { statSync } from 'node:fs'
import { loadKeyring, type Vault } from '../crypto.ts'

/** A server takes a changed keyring within two seconds, without a stop. Returns how to stop looking. */
export const watchKeyring = (file: string, vault: Vault, log: (message: string) => void = console.log): (() => void) => {
  const stamp = (): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  let seen = stamp()
  const look = (): void => {
    const now = stamp()
    if (now === seen || now === 0) return
    seen = now
    try {
      vault.renew(loadKeyring(file))
      log(`密钥已更新，现用第 ${vault.current} 版。`)
    } catch (error) {
      // Keys that work are not given up for a file that cannot be read.
      log(`密钥文件读不出，继续使用原来的密钥：${String(error)}`)
    }
  }
  const timer = setInterval(look, 1_000).unref()
  return () => clearInterval(timer)
}
