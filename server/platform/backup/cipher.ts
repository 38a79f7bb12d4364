import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { Trouble } from '../embedded-postgres-troubles.ts'

/**
 * SM4-CTR, then HMAC-SM3, in chunks of 1 MiB, under keys that only this file has (scrypt of the passphrase and a new salt).
 * The tag covers the chunk's number and whether it is the last, so that a flipped byte, a swapped chunk and a cut tail are
 * all found. Node has no SM4-GCM.
 */
export async function* seal(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(16)
  yield Buffer.concat([MAGIC, salt])
  const keys = keysFrom(passphrase, salt)
  let number = 0
  let held: Buffer | undefined
  for await (const chunk of inChunks(source)) {
    if (held) yield sealed(keys, number++, false, held)
    held = chunk
  }
  yield sealed(keys, number, true, held ?? Buffer.alloc(0))
}

export async function* unseal(source: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const read = reader(source)
  const head = await read(MAGIC.length + 16)
  if (!head?.subarray(0, MAGIC.length).equals(MAGIC)) throw new Trouble('这不是三台的备份文件。')
  const keys = keysFrom(passphrase, head.subarray(MAGIC.length))
  for (let number = 0, last = false; !last; number++) {
    const size = await read(5)
    if (!size) throw new Trouble('备份文件不完整：结尾缺失。请换一份备份。')
    last = size[4] === 1
    const length = size.readUInt32BE(0)
    const body = length <= CHUNK ? await read(length + TAG) : undefined
    if (!body) throw damaged(number)
    yield opened(keys, number, last, body)
  }
  if (await read(1)) throw new Trouble('备份文件结尾之后还有多余的内容，不能使用。请换一份备份。')
}

const MAGIC = Buffer.from('SANTAI-BACKUP-1\n')
const CHUNK = 1 << 20
const TAG = 32

function keysFrom(passphrase: string, salt: Buffer): Keys {
  const material = scryptSync(passphrase, salt, 48, { N: 1 << 15, r: 8, p: 1, maxmem: 64 << 20 })
  return { cipher: material.subarray(0, 16), mac: material.subarray(16) }
}

function sealed(keys: Keys, number: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('sm4-ctr', keys.cipher, counter(number))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  const size = Buffer.alloc(5)
  size.writeUInt32BE(body.length, 0)
  size[4] = last ? 1 : 0
  return Buffer.concat([size, body, tagOf(keys, number, last, body)])
}

function opened(keys: Keys, number: number, last: boolean, chunk: Buffer): Buffer {
  const body = chunk.subarray(0, -TAG)
  if (!timingSafeEqual(tagOf(keys, number, last, body), chunk.subarray(-TAG))) throw damaged(number)
  const cipher = createDecipheriv('sm4-ctr', keys.cipher, counter(number))
  return Buffer.concat([cipher.update(body), cipher.final()])
}

function damaged(number: number): Trouble {
  return new Trouble(number === 0
    ? '备份口令不对，或备份文件已损坏。请核对 SANTAI_BACKUP_KEY，或换一份备份。'
    : `备份文件已损坏（第 ${number + 1} 块校验不符），没有恢复任何内容。请换一份备份。`)
}

/** The chunk's number in the upper half, the block's in the lower: no counter is ever used twice under one key. */
function counter(number: number): Buffer {
  const iv = Buffer.alloc(16)
  iv.writeBigUInt64BE(BigInt(number), 0)
  return iv
}

function tagOf(keys: Keys, number: number, last: boolean, body: Buffer): Buffer {
  return createHmac('sm3', keys.mac).update(`${number}|${last}|${body.length}|`).update(body).digest()
}

async function* inChunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const read = reader(source)
  for (let chunk = await read(CHUNK, true); chunk; chunk = await read(CHUNK, true)) yield chunk
}

/** Reads exactly `length` bytes, undefined past the end; with `orFewer`, what is left. */
export function reader(source: AsyncIterable<Buffer>): (length: number, orFewer?: boolean) => Promise<Buffer | undefined> {
  const parts = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  return async (length, orFewer = false) => {
    while (size < length) {
      const next = await parts.next()
      if (next.done) break
      held.push(next.value)
      size += next.value.length
    }
    if (size < length && (!orFewer || size === 0)) return undefined
    const all = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = [all.subarray(length)]
    size = held[0]!.length
    return all.subarray(0, length)
  }
}

type Keys = { cipher: Buffer; mac: Buffer }
