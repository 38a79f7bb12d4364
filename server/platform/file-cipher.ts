import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Cipheriv, Hmac } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { SealBroken } from './crypto.ts'
import type { Vault } from './crypto.ts'

/**
 * Files at rest: SM4-CTR, then HMAC-SM3 over iv and cipher text, by keys made for this one file. The keys stand sealed in a
 * header of fixed length, so that a rotation of the keyring rewrites 256 bytes a file.
 */
export async function startEncrypted(path: string, vault: Vault): Promise<EncryptedWriter> {
  const keys = randomBytes(keyBytes)
  const iv = randomBytes(ivBytes)
  const file = await open(path, 'wx', 0o600)
  const { cipher, mac } = toolsOf(keys, iv)
  mac.update(iv)
  await file.write(Buffer.concat([headerOf(vault.seal(keys.toString('base64'), purpose)), iv]))
  return {
    write: async (chunk) => {
      const body = cipher.update(chunk)
      mac.update(body)
      await writeAll(file, body)
    },
    end: async () => {
      await writeAll(file, mac.digest())
      await file.sync()
      await file.close()
    },
    abandon: async () => { await file.close().catch(() => undefined) },
  }
}

/** The plain bytes, piece by piece. The last piece is held back until the tag is known to be right: an altered file never reads as whole. */
export async function* readDecrypted(path: string, vault: Vault): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    const end = (await file.stat()).size - tagBytes
    const start = await readExactly(file, 0, headerBytes + ivBytes)
    const iv = start.subarray(headerBytes)
    const { decipher, mac } = readingToolsOf(openKeys(start, vault), iv)
    mac.update(iv)
    let held = Buffer.alloc(0)
    for (let at = start.length; at < end; at += pieceBytes) {
      const body = await readExactly(file, at, Math.min(pieceBytes, end - at))
      mac.update(body)
      if (held.length > 0) yield held
      held = decipher.update(body)
    }
    if (!timingSafeEqual(mac.digest(), await readExactly(file, end, tagBytes))) throw new SealBroken('the file was altered')
    if (held.length > 0) yield held
  } finally {
    await file.close()
  }
}

/** Seals the file's keys by the current key of the keyring; the content stays as it is. */
export async function resealFile(path: string, vault: Vault): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const sealed = sealedOf(await readExactly(file, 0, headerBytes))
    if (!vault.isCurrent(sealed)) await file.write(headerOf(vault.reseal(sealed)), 0, headerBytes, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

const purpose = 'file-key'
const mark = 'SANTAI1 '
const headerBytes = 256
const ivBytes = 16
const keyBytes = 16 + 32
const tagBytes = 32
const pieceBytes = 64 * 1024

function toolsOf(keys: Buffer, iv: Buffer): { cipher: Cipheriv; mac: Hmac } {
  return { cipher: createCipheriv('sm4-ctr', keys.subarray(0, 16), iv), mac: createHmac('sm3', keys.subarray(16)) }
}

function readingToolsOf(keys: Buffer, iv: Buffer) {
  return { decipher: createDecipheriv('sm4-ctr', keys.subarray(0, 16), iv), mac: createHmac('sm3', keys.subarray(16)) }
}

function headerOf(sealed: string): Buffer {
  return Buffer.from(`${mark}${sealed}`.padEnd(headerBytes - 1).concat('\n'), 'latin1')
}

function sealedOf(start: Buffer): string {
  const header = start.toString('latin1', 0, headerBytes)
  if (!header.startsWith(mark)) throw new SealBroken('not a file of this store')
  return header.slice(mark.length).trimEnd()
}

function openKeys(start: Buffer, vault: Vault): Buffer {
  return Buffer.from(vault.open(sealedOf(start), purpose), 'base64')
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, length))
  const { bytesRead } = await file.read(bytes, 0, bytes.length, at)
  if (bytesRead !== length) throw new SealBroken('the file was cut short')
  return bytes
}

export type EncryptedWriter = { write: (chunk: Buffer) => Promise<void>; end: () => Promise<void>; abandon: () => Promise<void> }
