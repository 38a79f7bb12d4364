import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../platform/ids.ts'
import { clearIn } from './no-clear-numbers.ts'
import { testDatabase } from './postgres.ts'

test('planted: a number in clear on its way into any table fails the test that writes it', async () => {
  const { pool, drop } = await testDatabase()
  try {
    const write = (text: string) => pool.query('insert into notice (id, at, kind, text) values ($1, now(), $2, $3)', [newId(), 'x', text])
    await assert.rejects(write('打13805541234'), /number in clear/u)
    await assert.rejects(write('打一三八零五五四一二三四'), /number in clear/u)
    await write('打〔电话0123456789〕')
  } finally {
    await drop()
  }
})

test('what is sealed, an id or a count is no number', () => {
  for (const text of ['s1.phone.AAAA13805541234AAAA', '01900000-0000-7000-8138-138055412341', '{"offsetMs":-17884560000}']) assert.equal(clearIn([text]), undefined, text)
  assert.notEqual(clearIn(['wx13805541234']), undefined)
})
