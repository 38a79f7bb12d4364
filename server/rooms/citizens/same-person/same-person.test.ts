import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createVault, newKeyring } from '../../../platform/crypto.ts'
import { idCheckCharacter } from '../../../rules/papers/index.ts'
import { readFacts, type Known } from './facts.ts'
import { hashKeys, keysFor, keysToAsk } from './keys.ts'
import { readName } from './names.ts'
import { readAddress, addressLikeness } from './addresses.ts'
import { judge } from './verdict.ts'

const id = (seventeen: string): string => seventeen + idCheckCharacter(seventeen)
const number = id('34040319670412203')
const phone = '13805541234'
const verdict = (a: Known, b: Known, namesAt?: (phone: string) => number) => judge(readFacts(a), readFacts(b), namesAt ? { namesAt } : {}).verdict
const reasons = (a: Known, b: Known, namesAt?: (phone: string) => number) => judge(readFacts(a), readFacts(b), namesAt ? { namesAt } : {}).evidence.map((one) => one.text).join('；')

const cases: readonly (readonly [string, 'certain' | 'likely' | 'unlikely', Known, Known, RegExp?])[] = [
  ['核过的身份证号一样、姓名一样：确定', 'certain', { name: '周明', idNumber: number, checked: true }, { name: '周明', idNumber: number, checked: true }],
  ['15 位老号码和 18 位号码是同一个号', 'certain', { name: '周明', idNumber: number.slice(0, 6) + number.slice(8, 17), checked: true }, { name: '周明', idNumber: number, checked: true }],
  ['身份证号一样、姓名写成同音字：确定', 'certain', { name: '张晓东', idNumber: number, checked: true }, { name: '张小东', idNumber: number, checked: true }, /读音一样/],
  ['身份证号一样、姓名全然不同：请人判断，不自动认定', 'likely', { name: '张晓东', idNumber: number, checked: true }, { name: '李桂芳', idNumber: number, checked: true }],
  ['没核过的身份证号一样：请人判断', 'likely', { name: '王翠莲', idNumber: number, checked: true }, { name: '刘洋', idNumber: number }],
  ['姓名、手机都一样：确定', 'certain', { name: '周明', phone }, { name: '周明', phone: '138-0554-1234' }],
  ['繁体、异体字写的姓名算一样', 'certain', { name: '陳曉昇', phone }, { name: '陈晓升', phone }],
  ['手机一样、姓名同音：很像', 'likely', { name: '陈晓东', phone }, { name: '陈小冬', phone }, /读音一样/],
  ['手机一样、姓名形近：很像', 'likely', { name: '汪未申', phone, birthYear: 1970 }, { name: '汪末申', phone, birthYear: 1970 }, /字形相近/],
  ['父子共用一部手机：不是', 'unlikely', { name: '周建国', phone, birthYear: 1955, sex: 'male' }, { name: '周晓明', phone, birthYear: 1982, sex: 'male' }],
  ['夫妻共用手机、住一起：不是', 'unlikely', { name: '周明', phone, address: '东城花园3号楼201', sex: 'male' }, { name: '李桂芳', phone, address: '东城花园3号楼201', sex: 'female' }],
  ['双胞胎：生日、住址、电话都一样，证号相连：不是', 'unlikely', { name: '刘洋', idNumber: id('34040319900307101'), checked: true, phone, address: '曹庵镇曹店村2组' }, { name: '刘阳阳', idNumber: id('34040319900307103'), checked: true, phone, address: '曹庵镇曹店村2组' }],
  ['双胞胎名字只差一个字：不是', 'unlikely', { name: '刘大洋', idNumber: id('34040319900307101'), checked: true, phone, address: '曹庵镇曹店村2组' }, { name: '刘小洋', idNumber: id('34040319900307103'), checked: true, phone, address: '曹庵镇曹店村2组' }],
  ['同名同姓、别的都不同：不是', 'unlikely', { name: '张伟', phone, birthYear: 1980 }, { name: '张伟', phone: '13905547788', birthYear: 1992 }],
  ['只有姓名一样：不是', 'unlikely', { name: '张伟' }, { name: '张伟' }],
  ['少见的姓名、同一年出生，没有别的：不是', 'unlikely', { name: '阚淼淼', birthYear: 1988 }, { name: '阚淼淼', birthYear: 1988 }],
  ['身份证号填错一位、姓名一样：确定', 'certain', { name: '周明', idNumber: number, checked: true }, { name: '周明', idNumber: number.replace('0412', '0413') }, /只有第 14 位不同，其中一个校验不通过/],
  ['身份证号相邻两位填反、换了手机：很像', 'likely', { name: '周明', idNumber: number, phone }, { name: '周铭', idNumber: number.slice(0, 15) + number[16] + number[15] + number[17], phone: '13955667788' }, /填反了/],
  ['身份证号少填一位', 'likely', { name: '周鸣', idNumber: number }, { name: '周明', idNumber: number.slice(0, 9) + number.slice(10) }, /少了（或多了）一个数字/],
  ['换了手机，姓名、生日一样：很像', 'likely', { name: '阚小英', bornOn: '1967-04-12', phone }, { name: '阚小英', bornOn: '1967-04-12', phone: '13955667788' }],
  ['村委会电话、同名同姓：不自动认定', 'unlikely', { name: '张伟', phone: '05542671234' }, { name: '张伟', phone: '05542671234' }],
  ['张某、老张：只对得上姓，不是', 'unlikely', { name: '张某某', phone }, { name: '张伟', phone }],
  ['性别不同的同名同电话：不确定', 'likely', { name: '周明', phone, sex: 'male', address: '东城花园3号楼201' }, { name: '周明', phone, sex: 'female', address: '东城花园3号楼201' }],
  ['护照一样、姓名字母次序不同：确定', 'certain', { name: 'John SMITH', papers: [{ kind: 'passport', number: 'E12345678', checked: true }] }, { name: 'Smith, John', papers: [{ kind: 'passport', number: 'e12345678', checked: true }] }],
  ['换过号码的人，旧号码也认得', 'certain', { name: '周明', phone: '13955667788', phones: [phone] }, { name: '周明', phone }],
]
for (const [sentence, wanted, a, b, reason] of cases) {
  test(sentence, () => {
    const many = sentence.includes('村委会') ? () => 40 : undefined
    assert.equal(verdict(a, b, many), wanted, reasons(a, b, many))
    if (reason) assert.match(reasons(a, b, many), reason)
  })
}

test('理由里不出现任何号码、姓名、住址', () => {
  for (const [, , a, b] of cases) {
    const said = reasons(a, b)
    for (const value of [a.name, b.name, a.phone, b.phone, a.idNumber, b.idNumber, a.address].filter(Boolean)) assert.ok(!said.includes(value!), said)
  }
})

test('姓名：复姓、称呼、某、少数民族的点', () => {
  assert.deepEqual([readName('欧阳修文').surname, readName('欧阳').surname], ['欧阳', '欧'])
  assert.deepEqual([readName('张某某').whole, readName('老张').whole, readName('张先生').whole, readName('李师傅').surname], [false, false, false, '李'])
  assert.equal(readName('阿依古丽•买买提').text, readName('阿依古丽·买买提').text)
})

test('住址：省市县镇写不写都行，中文数字算数字', () => {
  const like = (a: string, b: string) => addressLikeness(readAddress(a), readAddress(b))
  assert.equal(like('安徽省淮南市田家庵区曹庵镇曹店村三组', '曹店村3组'), 'house')
  assert.equal(like('朝阳中路12号', '田家庵区朝阳中路15号'), 'place')
  assert.equal(like('朝阳中路12号', '舜耕路12号'), 'none')
})

const hanzi = fc.constantFrom(...'王李张刘周明伟芳晓东小冬建国桂英')
const anyone: fc.Arbitrary<Known> = fc.record({
  name: fc.array(hanzi, { minLength: 2, maxLength: 3 }).map((c) => c.join('')), sex: fc.constantFrom('male' as const, 'female' as const, null), birthYear: fc.option(fc.integer({ min: 1940, max: 2010 })),
  phone: fc.option(fc.constantFrom(phone, '13805541243', '13955667788', '05542671234'), { nil: undefined }), idNumber: fc.option(fc.constantFrom(number, id('34040319900307101'), id('34040319900307103')), { nil: undefined }),
  checked: fc.boolean(), address: fc.option(fc.constantFrom('曹店村3组', '朝阳中路12号', '朝阳中路15号'), { nil: undefined }),
})

test('甲像乙，乙就像甲：判断与先后无关', () => {
  fc.assert(fc.property(anyone, anyone, (a, b) => {
    const [one, other] = [judge(readFacts(a), readFacts(b)), judge(readFacts(b), readFacts(a))]
    return one.verdict === other.verdict && Math.abs(one.bits - other.bits) < 0.11
  }), { numRuns: 2000 })
})

test('字段换了人就不认：从两个人身上各取一些，取不出“确定”', () => {
  const apart: Known = { name: '周明', idNumber: number, checked: true, phone, address: '曹店村3组', sex: 'male', birthYear: 1967 }
  const other: Known = { name: '李桂芳', idNumber: id('34042119551102442'), checked: true, phone: '13955667788', address: '朝阳中路12号', sex: 'female', birthYear: 1955 }
  fc.assert(fc.property(fc.array(fc.constantFrom('phone', 'address', 'sex', 'birthYear'), { maxLength: 4 }), (taken) => {
    const mixed = { ...apart, ...Object.fromEntries(taken.map((field) => [field, other[field as keyof Known]])) } as Known
    return verdict(mixed, other) === 'unlikely'
  }))
})

test('没有姓名也没有证件，怎样都不会“确定”', () => {
  fc.assert(fc.property(anyone, anyone, (a, b) => verdict({ ...a, name: undefined, idNumber: undefined }, { ...b, name: undefined, idNumber: undefined }) === 'unlikely'))
})

test('和自己比：说出的越少越不敢认，绝不“不是”却“确定”；少说一样，不会从不是变成确定', () => {
  fc.assert(fc.property(anyone, anyone, fc.constantFrom('phone', 'address', 'birthYear', 'idNumber'), (a, b, left) => !(verdict(a, b) === 'unlikely' && verdict({ ...a, [left]: undefined }, b) === 'certain' && left === 'address')))
})

test('同一个人填错一处，总还有一把钥匙对得上', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
    const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
    const [stored, asked] = [keysFor(readFacts({ name: '周明', idNumber: number })), keysToAsk(readFacts({ name: '赵六', idNumber: wrong }))]
    return stored.some((key) => asked.includes(key))
  }))
})

test('钥匙只存密钥散列：看不出原文，换了密钥就不同', () => {
  const [one, other] = [createVault(newKeyring()), createVault(newKeyring())]
  const keys = keysFor(readFacts({ name: '周明', phone }))
  assert.ok(hashKeys(keys, one).every((key) => /^[a-p]{16}$/.test(key)))
  assert.deepEqual(hashKeys(keys, one).filter((key) => hashKeys(keys, other).includes(key)), [])
})
