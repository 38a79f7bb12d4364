import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { blockingIn } from '../../security/index.ts'
import { articleNumber } from '../numbers.ts'
import { summaries, teachingCases } from './index.ts'

const file = join(import.meta.dirname, '../../../../../shared/data/statutes.jsonl.gz')

test('摘要：一条一份，条号写法规范，短而不空', () => {
  assert.ok(summaries.length >= 150)
  assert.equal(new Set(summaries.map(({ law, number }) => law + number)).size, summaries.length)
  for (const { law, number, gist, words } of summaries) {
    assert.equal(articleNumber(number), number, `${law} ${number}`)
    assert.ok(gist.length >= 8 && gist.length <= 160 && words.length >= 2, `${law} ${number}`)
  }
})

test('教学案例：一打，各有要点，不含任何人的号码', () => {
  assert.equal(teachingCases.length, 12)
  for (const one of teachingCases) assert.deepEqual(blockingIn(JSON.stringify(one)), [], one.title)
})

test('每份摘要、每个教学案例所引的法条，现行文本里都有；摘要不是照抄', { skip: existsSync(file) ? false : 'the statutes file (../shared/data) is not here' }, async () => {
  const texts = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const row = JSON.parse(line) as { law: string; article: string | null; text: string; current: boolean }
    if (row.current && row.article) texts.set(`${row.law} ${row.article}`, row.text.replace(/[\s\p{P}]/gu, ''))
  }
  const cited = [...summaries.map(({ law, number }) => `${law} ${number}`), ...teachingCases.flatMap((one) => one.cited.map(([law, article]) => `${law} ${article}`))]
  assert.deepEqual(cited.filter((key) => !texts.has(key)), [])
  const copied = summaries.filter(({ law, number, gist }) => gist.length > 60 && texts.get(`${law} ${number}`)!.includes(gist.replace(/（按.*?）/, '').replace(/[\s\p{P}]/gu, '')))
  assert.deepEqual(copied.map(({ law, number }) => `${law} ${number}`), [])
})
