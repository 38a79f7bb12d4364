import assert from 'node:assert/strict'
import { createCipheriv, createHmac } from 'node:crypto'
import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { SealBroken, createVault, equalSecrets, loadKeyring, newKeyring, rotate, sm3 } from './crypto.ts'

test('SM3 gives the examples of GB/T 32905 annex A', () => {
  assert.equal(sm3('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(sm3('abcd'.repeat(16)), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
})

test('SM4 gives the example of GB/T 32907 annex A', () => {
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const cipher = createCipheriv('sm4-cbc', block, Buffer.alloc(16)).setAutoPadding(false)
  assert.equal(cipher.update(block).toString('hex'), '681edf34d206965e86b3e94f536e4246')
})

test('HMAC-SM3 agrees with its definition by SM3 alone', () => {
  const key = Buffer.alloc(64)
  key.write('a key')
  const inner = sm3(Buffer.concat([key.map((byte) => byte ^ 0x36), Buffer.from('data')]))
  const outer = sm3(Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.from(inner, 'hex')]))
  assert.equal(createHmac('sm3', 'a key').update('data').digest('hex'), outer)
})

test('what is sealed can be opened, looks different each time and shows nothing of the content', () => {
  const vault = createVault(newKeyring())
  for (const plain of ['', '王建国', '13800138000', '身份证 340403'.repeat(500)]) {
    const sealed = vault.seal(plain, 'person-name')
    assert.equal(vault.open(sealed), plain)
    assert.equal(vault.open(sealed, 'person-name'), plain)
    assert.notEqual(sealed, vault.seal(plain, 'person-name'))
    if (plain !== '') assert.ok(!Buffer.from(sealed.split('.')[2] ?? '', 'base64url').includes(plain))
  }
})

test('no altered, shortened, moved or foreign text is opened', () => {
  const vault = createVault(newKeyring())
  const sealed = vault.seal('13800138000', 'phone')
  const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes)
    altered[at] = (altered[at] ?? 0) ^ 1
    assert.throws(() => vault.open(`s1.phone.${altered.toString('base64url')}`), SealBroken)
  }
  const broken = [sealed.slice(0, -8), sealed.replace('phone', 'address'), sealed.replace('s1', 's2'), 's1.phone.', '', '13800138000', `${sealed}.x`]
  for (const text of broken) assert.throws(() => vault.open(text), SealBroken)
  assert.throws(() => vault.open(sealed, 'address'), SealBroken)
  assert.throws(() => createVault(newKeyring()).open(sealed), SealBroken)
  assert.throws(() => vault.seal('x', 'Not a purpose.'), SealBroken)
})

test('after a rotation old texts are read, new ones use the new key, and resealing moves them over', () => {
  const before = newKeyring()
  const old = createVault(before).seal('340403199001011234', 'id-number')
  const vault = createVault(rotate(before))
  assert.equal(vault.open(old), '340403199001011234')
  assert.ok(!vault.isCurrent(old))
  const moved = vault.reseal(old)
  assert.ok(vault.isCurrent(moved))
  assert.equal(vault.open(moved, 'id-number'), '340403199001011234')
  const oldIndex = createVault(before).blindIndex('13800138000', 'phone')
  assert.deepEqual(vault.blindIndexes('13800138000', 'phone'), [vault.blindIndex('13800138000', 'phone'), oldIndex])
})

test('a blind index is equal for equal values of one purpose only', () => {
  const vault = createVault(newKeyring())
  assert.equal(vault.blindIndex('13800138000', 'phone'), vault.blindIndex('13800138000', 'phone'))
  assert.notEqual(vault.blindIndex('13800138000', 'phone'), vault.blindIndex('13800138000', 'id-number'))
  assert.match(vault.blindIndex('', 'phone'), /^[0-9a-f]{64}$/u)
})

test('the key file is made once, for its owner only, and a damaged or missing one is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'santai-keys-'))
  const file = join(folder, 'secret', 'keys.json')
  assert.throws(() => loadKeyring(file), /No key file/u)
  const made = loadKeyring(file, true)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(loadKeyring(file), made)
  writeFileSync(file, '{"current":2,"keys":{"1":"00"}}')
  assert.throws(() => loadKeyring(file), /damaged/u)
})

test('secrets of any lengths are compared', () => {
  assert.ok(equalSecrets('one', 'one'))
  assert.ok(!equalSecrets('one', 'ones') && !equalSecrets('', 'x'))
})
