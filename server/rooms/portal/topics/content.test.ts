import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { root } from '../../../../scripts/lib/project.ts'
import { topicIds } from '../../../../contract/topics.ts'
import type { LawLine } from '../../../../web/portal/topic-views.ts'
import { topicContent } from './content.ts'
import { soundsLikeWages, wageSteps } from './wages.ts'

test('十八个方面都写了：三到六种情形，一句法条，现在做什么', () => {
  for (const id of topicIds) {
    const { about, situations, law, todo } = topicContent[id]
    assert.ok(about && law.says && situations.length >= 3 && situations.length <= 6 && todo.length >= 2, id)
  }
})

const file = join(root, '../shared/data/statutes.jsonl.gz')
test('引的每一句，都在现行法条里一字不差', { skip: existsSync(file) ? false : 'the texts of the laws are not here' }, () => {
  const rows = gunzipSync(readFileSync(file)).toString().trim().split('\n').map((line) => JSON.parse(line) as { law: string, n: [number, number], text: string, current: boolean })
  const quoted = (line: LawLine): boolean => rows.some((row) => row.current && row.law.replace(/^中华人民共和国/u, '') === line.law && row.n[0] === line.article && row.n[1] === 0 && row.text.includes(line.says))
  for (const line of [...topicIds.map((id) => topicContent[id].law), ...wageSteps.flatMap(({ laws }) => laws)]) assert.ok(quoted(line), `《${line.law}》${line.article} ${line.says}`)
  assert.ok(!quoted({ law: '民法典', article: 1079, says: '应当准予离婚！' }), 'planted: a changed word is seen')
})

test('听得出是讨工钱；买东西不给钱的不算', () => {
  for (const words of ['包工头欠我一万四千块工钱', '老板拖了半年工资', '工资一直没发', '干完活不给工钱', '厂里压了三个月工资', '在工地上干活，包工头一直不给俺钱', '老板差俺三个月工钱', '给人家砌墙，钱到现在没把', '干了半年一分钱没见着', '工头说年底结账，现在人找不着了']) assert.ok(soundsLikeWages(words), words)
  for (const words of ['朋友借钱不还', '我想离婚', '工资卡丢了怎么补', '老板欠我钱不还，是借的', '在厂里上班，网上买东西不给退钱', '上班路上被车撞了，对方不赔']) assert.ok(!soundsLikeWages(words), words)
})
