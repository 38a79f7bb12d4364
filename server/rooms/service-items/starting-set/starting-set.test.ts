import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { createGunzip } from 'node:zlib'
import { basicClasses, itemInputs, itemClasses } from '../../../../contract/service-items.ts'
import { mustHold } from '../items/record.ts'
import { startingSet } from './index.ts'

const file = join(import.meta.dirname, '../../../../../shared/data/statutes.jsonl.gz')
const all = Object.entries(startingSet)

test('起始事项：五类基本公共法律服务都有，各行业也有，填写规范，各渠道一致 [SI-SET]', () => {
  assert.ok(all.length >= 30, `${all.length}`)
  for (const one of basicClasses) assert.ok(all.some(([, { class: kind }]) => kind === one), one)
  assert.deepEqual(itemClasses.filter((one) => !all.some(([, { class: kind }]) => kind === one)), [])
  for (const [code, definition] of all) {
    const parsed = itemInputs.write.safeParse({ code, ...definition })
    assert.deepEqual(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [], [], code)
    assert.deepEqual(parsed.data, { code, ...definition }, `${code}: nothing is lost or added by the schema`)
    assert.equal(mustHold(definition), undefined, code)
  }
})

test('起始事项：没有核对过的都说待核实，凡不引法条的依据不算核实 [SI-SET]', () => {
  assert.deepEqual(all.filter(([, { toVerify }]) => !toVerify).map(([code]) => code), [])
  for (const [code, { basis }] of all) for (const one of basis) if (one.level === 'A') assert.ok(one.article, `${code} ${one.law}`)
  assert.deepEqual(all.filter(([, { pay, payBasis }]) => pay === 'free' && payBasis.includes('待核实')).map(([code]) => code), [], '没有依据的，不说不收费')
})

test('起始事项所引的法条，现行文本里都有，要点里的天数也在条文里 [SI-LAW]', { skip: existsSync(file) ? false : 'the statutes file (../shared/data) is not here' }, async () => {
  const texts = new Map<string, string>()
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const row = JSON.parse(line) as { law: string; article: string | null; text: string; current: boolean }
    if (row.current && row.article) texts.set(`${row.law.replace(/^中华人民共和国/, '')} ${row.article}`, row.text)
  }
  const cited = all.flatMap(([code, { basis }]) => basis.filter((one) => one.level === 'A' && !one.law.startsWith('淮司通')).map((one) => ({ code, ...one })))
  assert.ok(cited.length >= 60)
  assert.deepEqual(cited.filter((one) => !texts.has(`${one.law} ${one.article}`)).map((one) => `${one.code} ${one.law} ${one.article}`), [])
  const numbers = cited.flatMap((one) => [...(one.says ?? '').matchAll(/[一二三四五六七八九十]+个?(?:工作日|日|小时)/g)].map(([number]) => ({ ...one, number })))
  assert.deepEqual(numbers.filter((one) => !texts.get(`${one.law} ${one.article}`)!.includes(one.number)).map((one) => `${one.code} ${one.number}`), [])
  // In materials, fees and limits too: whatever names an article names one that is there.
  const named = all.flatMap(([code, { materials, limits, payBasis }]) => [...materials.map(({ source }) => source), ...limits.map(({ source }) => source), payBasis].flatMap((text) => [...(text ?? '').matchAll(/《(.+?)》((?:第.+?条、?)+)/g)].flatMap(([, law, articles]) => articles!.split('、').map((article) => `${code} ${law} ${article}`))))
  assert.ok(named.length >= 20)
  assert.deepEqual(named.filter((one) => !texts.has(one.slice(one.indexOf(' ') + 1))), [])
})
