import { inflateRawSync } from 'node:zlib'
import { zipped } from '../platform/zip.ts'

/** Small real files of each accepted kind, and a zip writer that can be told to lie. */
export const samples = {
  png: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64'),
  jpg: Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(600, 7), Buffer.from('ffd9', 'hex')]),
  webp: Buffer.concat([Buffer.from('RIFF\x40\0\0\0WEBPVP8 ', 'latin1'), Buffer.alloc(52, 1)]),
  heic: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'),
  txt: Buffer.from('我的工资三个月没有发。\n', 'utf8'),
  mp3: Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413), Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]),
  m4a: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypM4A \0\0\0\0M4A mp42', 'latin1'), Buffer.alloc(64)]),
  amr: Buffer.concat([Buffer.from('#!AMR\n', 'latin1'), Buffer.alloc(64, 60)]),
  mp4: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(64)]),
  docx: office('word/document.xml', 'wordprocessingml.document.main+xml'),
  xlsx: office('xl/workbook.xml', 'spreadsheetml.sheet.main+xml'),
} as const

export function office(part: string, type: string, more: readonly ZipEntry[] = []): Buffer {
  const types = `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`
  return zip([{ name: '[Content_Types].xml', content: types }, { name: part, content: '<x/>' }, ...more])
}

/** An honest zip, over which the lies asked for are then written. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bytes = zipped(entries.map(({ name, content }) => [name, content]))
  let head = bytes.readUInt32LE(bytes.length - 6)
  for (const { name, flags, startAt } of entries) {
    if (flags !== undefined) {
      bytes.writeUInt16LE(flags, head + 8)
      bytes.writeUInt16LE(flags, bytes.readUInt32LE(head + 42) + 6)
    }
    if (startAt !== undefined) bytes.writeUInt32LE(startAt, head + 42)
    head += 46 + Buffer.byteLength(name)
  }
  return bytes
}

/** The least that a spreadsheet program would write. */
export function sheet(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.map((row, r) => `<row r="${r + 1}">${row.map((text, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zip([
    { name: '[Content_Types].xml', content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>` },
    { name: '_rels/.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>` },
  ])
}

/** One part of a docx or xlsx that our own code has written. */
export function readZipPart(bytes: Buffer, name: string): string {
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const nameLength = bytes.readUInt16LE(at + 28)
    if (bytes.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
  }
  throw new Error(`no part ${name}`)
}

export type ZipEntry = { name: string; content: string | Buffer; flags?: number; startAt?: number }
