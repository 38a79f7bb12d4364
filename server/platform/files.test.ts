import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import multipart from '@fastify/multipart'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import fastify from 'fastify'
import { office, samples, zip } from '../testing/sample-files.ts'
import { createVault, newKeyring, rotate, sm3 } from './crypto.ts'
import { Refused } from './errors.ts'
import { cleanName, fileKinds } from './file-kinds.ts'
import { createFileStore, defaultFileLimits, downloadHeaders } from './files.ts'
import type { FileStore, StoredFile } from './files.ts'

const keyring = newKeyring()
const folder = mkdtempSync(join(tmpdir(), 'santai-files-'))
const store = createFileStore({ folder, vault: createVault(keyring) })

for (const [kind, content] of Object.entries(samples)) {
  test(`a ${kind} is known by its content, whatever it is called, and comes back as it was`, async () => {
    const saved = await save(content, '证据.bin')
    assert.equal(saved.mediaType.split(';')[0], fileKinds[kind as keyof typeof fileKinds].mediaType)
    assert.equal(saved.name, `证据.bin.${kind}`)
    assert.deepEqual([saved.bytes, saved.sha], [content.length, sm3(content)])
    assert.deepEqual(await readAll(store, saved.storedAs), content)
  })
}

test('a document written by a real library is accepted', async () => {
  const content = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('工资')] }] }))
  assert.equal((await save(content, '欠条.docx')).name, '欠条.docx')
})

const macro = office('word/document.xml', 'wordprocessingml.document.main+xml', [{ name: 'word/vbaProject.bin', content: 'x' }])
const outside = office('word/document.xml', 'wordprocessingml.document.main+xml', [
  { name: 'word/_rels/settings.xml.rels', content: '<Relationship Type="http://x/attachedTemplate" Target="http://evil/" TargetMode="External"/>' }])
const linked = office('word/document.xml', 'wordprocessingml.document.main+xml', [
  { name: 'word/_rels/document.xml.rels', content: '<Relationship Type="http://x/hyperlink" Target="http://fine/" TargetMode="External"/>' }])

const hostile: [string, Buffer, RegExp][] = [
  ['an svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /不在可以上传的范围/],
  ['an svg behind an xml head', Buffer.from('<?xml version="1.0"?><svg/>'), /不在可以上传的范围/],
  ['a web page', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>'), /不在可以上传的范围/],
  ['a web page with blanks before', Buffer.from('\n\n  \u{feff}<html>'), /不在可以上传的范围/],
  ['a text with a script in it', Buffer.from('您好\n<script>alert(1)</script>'), /不在可以上传的范围/],
  ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), /不在可以上传的范围/],
  ['a program', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(600)]), /exe/],
  ['a gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), /gif/],
  ['a plain zip', zip([{ name: 'a.txt', content: 'x' }]), /不在可以上传的范围/],
  ['an old or locked Office file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), /旧版或加了密码/],
  ['a picture that is also a web page', Buffer.concat([samples.png, Buffer.from('<script>alert(1)</script>')]), /夹带/],
  ['a picture that is also a zip', Buffer.concat([samples.jpg, zip([{ name: 'a.js', content: 'x' }])]), /夹带/],
  ['a picture that is also a pdf', Buffer.concat([samples.jpg.subarray(0, 100), samples.pdf]), /夹带/],
  ['a pdf that is also a zip', Buffer.concat([samples.pdf, samples.docx]), /夹带/],
  ['a pdf with a program', Buffer.from('%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'), /宏、程序/],
  ['a pdf with a disguised program', Buffer.from('%PDF-1.4\n<</S/#4aav#61Script>>'), /宏、程序/],
  ['a pdf that begins late', Buffer.concat([Buffer.from('junk\n'), samples.pdf]), /夹带/],
  ['a docx with a macro', macro, /宏、程序/],
  ['a macro type in the list of types', office('word/document.xml', 'x.macroEnabled.main+xml'), /宏、程序/],
  ['a docx that fetches a template', outside, /宏、程序/],
  ['a locked zip', office('word/document.xml', 'wordprocessingml.document.main+xml', [{ name: 'a', content: 'x', flags: 1 }]), /加了密码/],
  ['a docx cut in half', samples.docx.subarray(0, samples.docx.length - 30), /损坏/],
  ['a docx that climbs out', office('word/document.xml', 'wordprocessingml.document.main+xml', [{ name: '../../etc/x', content: 'x' }]), /损坏/],
  ['a zip bomb', office('word/document.xml', 'wordprocessingml.document.main+xml', [{ name: 'word/big.xml', content: Buffer.alloc(120 * 1024 * 1024) }]), /展开后过大/],
  ['a zip whose entries share their bytes', zip([{ name: '[Content_Types].xml', content: 'x'.repeat(50) }, { name: 'a', content: 'x'.repeat(50), startAt: 0 }]), /展开后过大/],
  ['nothing', Buffer.alloc(0), /空文件/],
]

for (const [what, content, message] of hostile) {
  test(`refused: ${what}`, async () => {
    await assert.rejects(save(content, '材料.jpg'), (error) => {
      assert.ok(error instanceof Refused)
      assert.match(error.refusal.fields?.['evidence'] ?? '', message)
      return error.refusal.kind === 'invalid'
    })
    assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
  })
}

test('a program is found however small the pieces in which the file arrives', async () => {
  const pieces = [...Buffer.from('%PDF-1.4\n<</S/JavaScript>>')].map((byte) => Buffer.from([byte]))
  await assert.rejects(store.save({ stream: Readable.from(pieces, { objectMode: false }), filename: 'a.pdf', field: 'evidence' }), /宏、程序/)
})

test('a plain link in a document is no reason to refuse it', async () => {
  assert.equal((await save(linked, 'a.docx')).name, 'a.docx')
})

test('texts in the older Chinese encoding are taken, and bytes that are no text are not', async () => {
  assert.equal((await save(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), 'a.txt')).mediaType, 'text/plain; charset=gb18030')
  await assert.rejects(save(Buffer.from([0xff, 0xfe, 0, 1, 2]), 'a.txt'), Refused)
})

test('the limit is that of the kind, and a stream is not read far past it', async () => {
  const small = createFileStore({ folder, vault: createVault(keyring), limits: { ...defaultFileLimits, image: 300_000, text: 1000 } })
  let read = 0
  const endless = Readable.from((function* () {
    for (;;) yield read++ === 0 ? Buffer.concat([samples.png, Buffer.alloc(100_000)]) : Buffer.alloc(100_000)
  })(), { objectMode: false, highWaterMark: 1 })
  endless.resume = () => endless
  await assert.rejects(small.save({ stream: endless, filename: '大.png', field: 'evidence' }), /最大 0 兆/)
  assert.ok(read < 10)
  await assert.rejects(small.save({ stream: Readable.from([Buffer.alloc(1001, 65)]), filename: 'a.txt', field: 'evidence' }), /太大了/)
})

test('what lies on the disk shows neither content nor name, and is for the owner only', async () => {
  const saved = await save(Buffer.from('身份证号 340403199001011234，'.repeat(50)), '王建国身份证.txt')
  const path = join(folder, saved.storedAs.slice(0, 2), saved.storedAs)
  const bytes = readFileSync(path)
  assert.ok(!bytes.includes('340403') && !bytes.includes('王建国') && !path.includes(saved.sha))
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('an altered or shortened file is never read as whole', async () => {
  const content = Buffer.alloc(300_000, '证据')
  const { storedAs } = await save(content, 'a.txt')
  const path = join(folder, storedAs.slice(0, 2), storedAs)
  const good = readFileSync(path)
  for (const at of [10, 260, 280, 150_000, good.length - 1]) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ 1
    writeFileSync(path, bad)
    await assert.rejects(readAll(store, storedAs))
  }
  writeFileSync(path, good)
  truncateSync(path, good.length - 40)
  await assert.rejects(readAll(store, storedAs))
})

test('after a rotation of the keys old files are read, and resealing frees them of the old key', async () => {
  const { storedAs } = await save(samples.pdf, 'a.pdf')
  const both = rotate(keyring)
  const later = createFileStore({ folder, vault: createVault(both) })
  assert.deepEqual(await readAll(later, storedAs), samples.pdf)
  await later.reseal(storedAs)
  const newOnly = createVault({ current: both.current, keys: { [both.current]: both.keys[both.current] as Buffer } })
  assert.deepEqual(await readAll(createFileStore({ folder, vault: newOnly }), storedAs), samples.pdf)
  await assert.rejects(readAll(store, storedAs))
})

test('the same content is kept once', async () => {
  const [one, two] = [await save(samples.heic, '一.heic'), await save(samples.heic, '二.heic')]
  assert.equal(one.storedAs, two.storedAs)
})

test('names lose paths, hidden characters and false endings', () => {
  assert.equal(cleanName('C:\\fakepath\\欠条.JPG', 'jpg'), '欠条.jpg')
  assert.equal(cleanName('../../etc/passwd', 'txt'), 'passwd.txt')
  assert.equal(cleanName('\u202egpj.exe', 'jpg'), 'gpj.exe.jpg')
  assert.equal(cleanName('a\r\nSet-Cookie: x.png', 'png'), 'aSet-Cookie x.png')
  assert.equal(cleanName('.htaccess', 'txt'), 'htaccess.txt')
  assert.equal(cleanName('', 'pdf'), '附件.pdf')
  assert.equal([...cleanName('很'.repeat(300), 'pdf')].length, 84)
})

test('a download is saved, not shown, and its name survives', () => {
  const headers = downloadHeaders({ name: '欠条"\'(1).pdf', mediaType: 'application/pdf', bytes: 5 })
  assert.equal(headers['content-disposition'], `attachment; filename="____(1).pdf"; filename*=UTF-8''%E6%AC%A0%E6%9D%A1%22%27%281%29.pdf`.replace('____', `___'`))
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(headers['content-security-policy'] ?? '', /^sandbox; default-src 'none'$/)
})

test('it takes what @fastify/multipart streams, and after a refusal the next file still arrives', async () => {
  const app = fastify()
  await app.register(multipart)
  app.post('/', async (request) => {
    const answers: string[] = []
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue
      answers.push(await store.save({ stream: part.file, filename: part.filename, field: part.fieldname }).then(({ name }) => name, () => 'refused'))
    }
    return answers
  })
  const form = new FormData()
  form.append('evidence', new Blob([Buffer.concat([samples.png, Buffer.alloc(400_000)])]), 'a.png')
  form.append('evidence', new Blob(['<html>'.repeat(100_000)]), 'b.html')
  form.append('evidence', new Blob([samples.pdf]), 'c.pdf')
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const payload = Buffer.from(await request.arrayBuffer())
  const answer = await app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': request.headers.get('content-type') ?? '' } })
  assert.deepEqual(answer.json(), ['a.png', 'refused', 'c.pdf'])
  await app.close()
})

test('whatever the bytes: a file is taken or refused with a sentence, never anything else', async () => {
  const some = fc.constantFrom(...Object.values(samples), macro, outside)
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 })
  await fc.assert(fc.asyncProperty(some, damage, fc.nat(), fc.string({ unit: 'binary', maxLength: 30 }), async (content, changes, cut, name) => {
    const bytes = Buffer.from(content.subarray(0, cut % 3 === 0 ? cut % (content.length + 1) : content.length))
    for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
    await save(bytes, name).catch((error) => assert.ok(error instanceof Refused, String(error)))
  }), { numRuns: 150 })
})

test('uploads that never ended are cleared away', async () => {
  const left = join(folder, 'incoming', 'left')
  writeFileSync(left, 'x')
  await store.removeUnfinished(60_000)
  assert.ok(readdirSync(join(folder, 'incoming')).includes('left'))
  utimesSync(left, new Date(0), new Date(0))
  await store.removeUnfinished(60_000)
  assert.deepEqual(readdirSync(join(folder, 'incoming')), [])
})

function save(content: Buffer, filename: string): Promise<StoredFile> {
  const pieces = Array.from({ length: Math.ceil(content.length / 50_000) }, (_, i) => content.subarray(i * 50_000, (i + 1) * 50_000))
  return store.save({ stream: Readable.from(pieces, { objectMode: false }), filename, field: 'evidence' })
}

async function readAll(from: FileStore, storedAs: string): Promise<Buffer> {
  return Buffer.concat(await from.read(storedAs).toArray())
}
