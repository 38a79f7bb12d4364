import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../../../../scripts/lib/project.ts'
import { topicIds } from '../../../../contract/topics.ts'
import { kinds } from './taxonomy.ts'

test('每个一级类别下都有二级类别；编号不重复', () => {
  for (const topic of topicIds) assert.ok(kinds.some((kind) => kind.topic === topic), topic)
  assert.equal(new Set(kinds.map(({ topic, id }) => `${topic}/${id}`)).size, kinds.length)
})

const table = join(root, '../shared/data/civil_cause_taxonomy_2025.json')
test('民事案由的编号和名称与《民事案件案由规定》(2025年修正) 一致', { skip: existsSync(table) ? false : 'the table of causes is not here' }, () => {
  const { causes } = JSON.parse(readFileSync(table, 'utf8')) as { causes: { level: number; code: string; name: string }[] }
  const names = new Map<string, string>()
  let above = ''
  for (const { level, code, name } of causes) {
    if (level === 3) above = code
    names.set(level === 3 ? code : `${above}-${code}`, name)
  }
  for (const { id, causes: mapped } of kinds) for (const { code, name } of mapped) assert.equal(names.get(code), name, `${id} ${code}`)
})
