import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { z } from 'zod'
import { apiInput, hotlineInput, intakeInput, windowInput } from './intake.ts'
import { securityEndpoints } from './security.ts'
import { actInput, orderInputs } from './work-order-inputs.ts'
import { orderActions } from './work-order-states.ts'
import { queueInput, workOrderEndpoints } from './work-orders.ts'

const runs = Number(process.env.PROPERTY_RUNS ?? 100)
const schemas: readonly (readonly [string, z.ZodType])[] = [
  ...Object.entries(orderInputs), ['act', actInput], ['queue', queueInput], ['intake', intakeInput], ['hotline', hotlineInput], ['window', windowInput], ['api', apiInput],
  ...Object.entries({ ...workOrderEndpoints, ...securityEndpoints }).map(([name, end]) => [`endpoint ${name}`, end.input] as const),
]
/** Every key that any schema knows, so that random objects get past the outermost check. */
const keys = [...new Set(schemas.flatMap(([, schema]) => ('shape' in schema ? Object.keys(schema.shape as object) : [])))]

const nasty = fc.oneof(
  fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true }), fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '\u0000', '\ud800', '‮', '１３８', '../..', "' or 1=1", '<script>', '=1+1', 'x'.repeat(20_000), -1, 1e308, Number.NaN, null, true, '__proto__', [], {}),
  fc.uuid(), fc.integer(), fc.boolean(),
)
const objects = fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.constantFrom('__proto__', 'constructor', 'toString'), fc.string()), nasty, { maxKeys: 12 })

test('随便填什么都不出错：每个输入要么收下，要么说明哪里不对', () => {
  assert.ok(schemas.length > 80)
  for (const [name, schema] of schemas) {
    fc.assert(fc.property(fc.oneof({ weight: 1, arbitrary: nasty }, { weight: 3, arbitrary: objects }), (value) => {
      const parsed = schema.safeParse(value)
      if (!parsed.success) assert.ok(parsed.error.issues.length > 0 && parsed.error.issues.every((issue) => /[\u4e00-\u9fff]/.test(issue.message)), `${name}: ${parsed.error.issues.map((issue) => issue.message).join()}`)
    }), { numRuns: runs })
  }
})

test('收下的内容再收一次还是它自己：整理过的不会再变', () => {
  for (const [name, schema] of schemas) {
    fc.assert(fc.property(objects, (value) => {
      const once = schema.safeParse(value)
      if (once.success && !name.includes('queue')) assert.deepEqual(schema.safeParse(once.data), { success: true, data: once.data })
    }), { numRuns: runs })
  }
})

test('文字里藏的控制字符、残缺字符一律拒收，并指出字段', () => {
  for (const bad of ['a\u0000b', 'a\u0008b', 'a\ud800b']) {
    const parsed = orderInputs.note.safeParse({ text: bad })
    assert.equal(parsed.success, false)
    assert.deepEqual(parsed.error?.issues.map((i) => [i.path.join('.'), /不能识别/.test(i.message)]), [['text', true]])
  }
  assert.equal(orderInputs.note.safeParse({ text: '换行\n和\t制表可以，生僻字𠮷也可以' }).success, true)
})

test('每个操作的必填项漏填时，逐项用中文指明', () => {
  for (const [action, schema] of Object.entries(orderInputs)) {
    if (action === 'warn' || action === 'escalateOverdue') continue
    const parsed = (schema as z.ZodType).safeParse({})
    for (const issue of parsed.error?.issues ?? []) assert.match(issue.message, /[\u4e00-\u9fff]/, `${action}.${issue.path.join('.')}: ${issue.message}`)
  }
})

test('每个操作都能按说明填成，多余的字段不带进来', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057'
  const filled: Readonly<Record<string, object>> = {
    accept: {}, decline: { ground: 'unclear', reason: '不清楚', otherWays: '可到窗口' }, askForMaterial: { materials: '身份证', waitDays: '10' }, supplement: { text: '补了' }, endWaiting: { reason: '不等' },
    assign: { unitId: id, assistUnitIds: [id] }, reassign: { unitId: id, reason: '换' }, addAssist: { unitIds: [id], instruction: '协助' }, handTo: { accountId: id }, sign: {}, returnBack: { ground: 'wrongArea', reason: '不属' },
    ruleOnReturn: { ruling: 'uphold', reason: '清单' }, hold: { ground: 'waitParty', reason: '等', holdDays: 3 }, resume: {}, askExtension: { workdays: 2, reason: '难' }, ruleOnExtension: { approve: false, reason: '不同意' },
    note: { text: '记' }, consult: { unitId: id, question: '问' }, answerConsult: { answer: '答' }, reply: { publicReply: '答复' }, review: { outcome: 'pass' }, followUp: { reached: true, outcome: 'solved' }, rate: { grade: 'satisfied' },
    finish: { account: '办了', publicReply: '好了', isTrue: true, beyondDuty: false, contacted: true, contactedAt: '2026-09-21T10:00:00+08:00', solved: true },
    reopen: { reason: '没解决' }, merge: { intoId: id, reason: '同' }, split: { parts: ['另一件'], reason: '两件' }, restore: { reason: '错了' }, withdraw: {}, urge: {}, press: { demand: '快' }, answerPress: { answer: '在办' },
    archive: {}, recount: { reason: '日历有变' }, recordReceipt: { receipt: 'R' }, warn: { code: 'WO-DONE', level: 'yellow' }, escalateOverdue: { code: 'WO-DONE', rung: 0 },
    setSensitivity: { level: 'personal', grade: '2', sensitiveClass: 'none', reason: '当事人要求保密' },
  }
  assert.deepEqual(orderActions.filter((a) => a !== 'submit' && !(a in filled)), [])
  for (const [action, input] of Object.entries(filled)) {
    const parsed = (orderInputs as Record<string, z.ZodType>)[action]!.safeParse({ ...input, sneaky: '多余', __proto__: { polluted: true } })
    assert.equal(parsed.success, true, `${action}: ${JSON.stringify(parsed.error?.issues)}`)
    assert.ok(!('sneaky' in (parsed.data as object)), action)
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined)
})

test('身份证号码：校验位正确才收，错一位或相邻两位颠倒都能发现 [GB 11643]', () => {
  const idNumber = intakeInput.shape.person.shape.idNumber
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const whole = (digits: readonly number[]): string => digits.join('') + '10X98765432'[digits.reduce((sum, d, i) => sum + d * weights[i]!, 0) % 11]
  fc.assert(fc.property(fc.array(fc.nat(9), { minLength: 17, maxLength: 17 }), fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
    const right = whole(digits)
    assert.equal(idNumber.safeParse(right.toLowerCase()).success, true)
    const wrong = digits.map((d, i) => (i === at ? (d + by) % 10 : d)).join('') + right.at(-1)
    assert.equal(idNumber.safeParse(wrong).success, false)
    if (at < 16 && digits[at] !== digits[at + 1]) {
      const swapped = [...digits.slice(0, at), digits[at + 1]!, digits[at]!, ...digits.slice(at + 2)].join('') + right.at(-1)
      assert.equal(idNumber.safeParse(swapped).success, false)
    }
  }), { numRuns: 500 })
})

test('替别人问须写明代办依据；不匿名须有姓名；电话号码按手机或座机填', () => {
  const base = { requestId: '01890a5d-ac96-774b-bcce-b302099a8057', person: { name: '周明' }, need: '邻居挡光' }
  const wrong = (more: object): string[] => (intakeInput.safeParse({ ...base, ...more }).error?.issues ?? []).map((i) => i.path.join('.'))
  assert.deepEqual(wrong({}), [])
  assert.deepEqual(wrong({ forWhom: 'family' }), ['authority'])
  assert.deepEqual(wrong({ person: {} }), ['person.name'])
  assert.deepEqual(wrong({ person: {}, anonymous: true }), [])
  for (const phone of ['13800001234', '0554-6681234', '05546681234']) assert.deepEqual(wrong({ person: { name: '周明', phone } }), [], phone)
  for (const phone of ['1380000123', '6681234', '13800001234；13900001234', '']) assert.deepEqual(wrong({ person: { name: '周明', phone } }), ['person.phone'], phone)
})
