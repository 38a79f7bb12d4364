import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of files held in memory, as Word and Excel are. The same parts give the same bytes. */
export const zipped = (parts: readonly (readonly [name: string, content: string | Buffer])[]): Buffer => {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [called, content] of parts) {
    const [name, plain] = [Buffer.from(called), Buffer.from(content)]
    const packed = deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8) // 1 January 1980
    for (const [i, number] of [crc32(plain), packed.length, plain.length].entries()) common.writeUInt32LE(number, 10 + 4 * i)
    common.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, tail, name)
    at += 30 + name.length + packed.length
  }
  return Buffer.concat([...locals, ...directory, endOf(parts.length, Buffer.concat(directory).length, at)])
}

function endOf(count: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directoryBytes, 12)
  end.writeUInt32LE(directoryAt, 16)
  return end
}
