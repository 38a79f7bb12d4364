import { authorities, intakeInput, type IntakeInput } from '../../../contract/intake.ts'
import { topicName } from '../../../contract/topics.ts'
import { areaOfText } from '../../rules/area-of-text.ts'
import { areaName, counties, findArea } from '../../rules/areas.ts'
import type { AnswerRow, Problems } from '../../../web/portal/views.ts'
import type { Draft, Typed } from './drafts.ts'

/** The steps of asking, in order: which fields stand on each, when it is asked at all, and what is wrong with what was typed. */
export const steps: readonly Step[] = [
  { name: 'for-whom', fields: ['forWhom'], check: (t) => ({ ...chosen(t, 'forWhom', ['self', 'family', 'other'], '请选择您为谁问') }) },
  { name: 'authority', fields: ['authority'], when: (t) => proxy(t), check: (t) => chosen(t, 'authority', Object.keys(authorities), '请选择您是他（她）的什么人') },
  { name: 'need', fields: ['need', 'kind', 'topic'], check: (t) => ({ ...fits(t, 'need', shape.need), ...chosen(t, 'kind', ['question', 'task'], '请选择希望我们做什么'), ...(t['topic'] ? fits(t, 'topic', shape.topic) : {}) }) },
  { name: 'place', fields: ['county'], check: (t) => chosen(t, 'county', [...counties.map((c) => c.code), 'unknown'], '请选择县区；说不清的，选最后一项') },
  { name: 'township', fields: ['township', 'place'], when: (t) => findArea(t['county'] ?? '') !== undefined, check: (t) => ({ ...within(t), ...fits(t, 'place', shape.place) }) },
  // Known from being signed in: shown at the end, where it can be changed, and not asked for.
  { name: 'contact', when: (t) => t['known'] !== 'yes' || proxy(t) || Object.keys(contact(t)).length > 0, fields: ['helperName', 'helperPhone', 'name', 'anonymous', 'phone', 'idNumber', 'idConsent', 'replyBy', 'unsafeToCall'], check: contact },
]

export const stepNamed = (name: string): Step | undefined => steps.find((step) => step.name === name)

/** The next step that is asked of this person; undefined when all is told. */
export function stepAfter(name: string, typed: Typed): Step | undefined {
  return steps.slice(steps.findIndex((step) => step.name === name) + 1).find((step) => step.when?.(typed) ?? true)
}

/** The first step whose answer is still missing or wrong. */
export const firstUnfinished = (typed: Typed): Step | undefined => steps.find((step) => (step.when?.(typed) ?? true) && Object.keys(step.check(typed)).length > 0)

/** What was said already is not asked again: a place named in the story stands chosen, to be confirmed. */
export function withGuess(step: Step, typed: Typed): Typed {
  if (typed['county'] !== undefined && step.name === 'place') return typed
  const guess = areaOfText(typed['need'] ?? '')
  if (!guess?.certain) return typed
  const county = guess.area.level === 'township' ? guess.area.parent ?? '' : guess.area.code
  if (step.name === 'place' && findArea(county)?.level === 'county') return { ...typed, county, guessed: 'yes' }
  if (step.name === 'township' && guess.area.parent === typed['county'] && typed['township'] === undefined) return { ...typed, township: guess.area.code, guessed: 'yes' }
  return typed
}

/** The words of the pages as the contract's input. */
export function intakeOf(draft: Draft): ReturnType<typeof intakeInput.safeParse> {
  const t = draft.typed
  const helper = proxy(t) ? { authority: t['authority'], helperName: some(t['helperName']), helperPhone: tidyPhone(t['helperPhone']) } : {}
  const area = some(t['township']) ?? (findArea(t['county'] ?? '') ? t['county'] : undefined)
  return intakeInput.safeParse({
    requestId: draft.requestId, forWhom: t['forWhom'], ...helper, anonymous: t['anonymous'] === 'yes',
    person: { name: t['anonymous'] === 'yes' ? undefined : some(t['name']), phone: tidyPhone(t['phone']), idNumber: tidyId(t['idNumber']) },
    kind: t['kind'], need: t['need'], topic: some(t['topic']), areaCode: area, place: some(t['place']), replyBy: some(t['replyBy']),
    safeToCall: t['unsafeToCall'] !== 'yes', idConsent: some(t['idNumber']) ? t['idConsent'] === 'yes' : undefined, attachmentIds: draft.files.map((file) => file.id),
  } satisfies Record<keyof Omit<IntakeInput, 'authority' | 'helperName' | 'helperPhone' | 'title'>, unknown>)
}

/** Check your answers: what was said, and where it was asked. */
export function answerRows(typed: Typed): AnswerRow[] {
  const t = (name: string) => typed[name]?.trim() ?? ''
  const area = findArea(t('county')) ? areaName(some(t('township')) ?? t('county')) : '不清楚，或者不在淮南'
  const rows: (AnswerRow | false)[] = [
    t('shop') !== '' && { title: t('complaint') ? '投诉哪家' : t('product') ? '订哪家的什么' : '问哪家', answer: [t('shopName'), t('product') && t('productName')].filter(Boolean).join('，'), change: '' },
    row('为谁问', WHOM[t('forWhom')] ?? '', 'for-whom'),
    proxy(typed) && row('您是他（她）的', GROUND[t('authority')] ?? '', 'authority'),
    row('发生了什么', t('need'), 'need'), t('shop') === '' && row('希望我们', KIND[t('kind')] ?? '', 'need'), t('topic') !== '' && row('哪方面', topicName(t('topic')), 'need'),
    row('地点', [area, t('place')].filter(Boolean).join('，'), 'place'),
    proxy(typed) && row('您自己', [t('helperName'), t('helperPhone')].filter(Boolean).join('，'), 'contact'),
    row(proxy(typed) ? '他（她）的姓名' : '姓名', t('anonymous') === 'yes' ? '不愿提供' : t('name'), 'contact'),
    row(proxy(typed) ? '他（她）的电话' : '电话', [t('phone') || '没有填', t('unsafeToCall') === 'yes' && '打这个电话不安全，不要打'].filter(Boolean).join('，'), 'contact'),
    t('idNumber') !== '' && row(proxy(typed) ? '他（她）的身份证号码' : '身份证号码', hideMiddle(t('idNumber')), 'contact'), t('replyBy') !== '' && row('希望怎样答复', REPLY[t('replyBy')] ?? '', 'contact'),
  ]
  return rows.filter((one) => one !== false)
}

export const proxy = (typed: Typed): boolean => typed['forWhom'] === 'family' || typed['forWhom'] === 'other'

function contact(t: Typed): Problems {
  const anonymous = t['anonymous'] === 'yes'
  const person = shape.person.shape
  const mustReach = proxy(t) ? { ...needed(t, 'helperName', '请填写您自己的姓名'), ...needed(t, 'helperPhone', '请填写您自己的电话') } : {}
  return {
    ...mustReach, ...fits({ helperPhone: tidyPhone(t['helperPhone']) ?? '' }, 'helperPhone', shape.helperPhone),
    ...(anonymous ? {} : needed(t, 'name', '请填写姓名；不想留的，请勾选“不想留姓名”')), ...fits(t, 'name', person.name),
    ...(anonymous || proxy(t) ? {} : needed(t, 'phone', '请填写电话；实在没有的，请勾选“不想留姓名”，以后凭查询码查')), ...fits({ phone: tidyPhone(t['phone']) ?? '' }, 'phone', person.phone),
    ...fits({ idNumber: tidyId(t['idNumber']) ?? '' }, 'idNumber', person.idNumber), ...(some(t['idNumber']) && t['idConsent'] !== 'yes' ? { idConsent: '填了身份证号码的，请勾选同意；不同意就把号码删掉' } : {}),
    ...(t['replyBy'] ? fits(t, 'replyBy', shape.replyBy) : {}),
    // A text message lies open on the same telephone: what is unsafe to call is unsafe to write to.
    ...(t['unsafeToCall'] === 'yes' && (t['replyBy'] === 'phone' || t['replyBy'] === 'sms') ? { replyBy: '您说打这个电话不安全：请改选“我自己上网查”' } : {}),
  }
}

const within = (t: Typed): Problems => (some(t['township']) && findArea(t['township'] ?? '')?.parent !== t['county'] ? { township: '请选择列表里的乡镇、街道，或者选“不清楚”' } : {})

const chosen = (t: Typed, name: string, values: readonly string[], message: string): Problems => (values.includes(t[name] ?? '') ? {} : { [name]: message })

const needed = (t: Typed, name: string, message: string): Problems => (some(t[name]) ? {} : { [name]: message })

function fits(t: Typed, name: string, schema: Checker): Problems {
  const parsed = schema.safeParse(name === 'need' ? t[name] : some(t[name]))
  return parsed.success ? {} : { [name]: parsed.error?.issues[0]?.message ?? '请改一改这里' }
}

/** As people write numbers: with blanks, dashes, +86, or in full-width signs. */
function tidyPhone(text: string | undefined): string | undefined {
  const plain = some(text)?.normalize('NFKC').replace(/[\s()·.]/gu, '').replace(/^(\+|00)86-?/, '')
  return plain && (/^1[\d-]+$/.test(plain) ? plain.replaceAll('-', '') : plain)
}

const tidyId = (text: string | undefined): string | undefined => some(text)?.normalize('NFKC').replace(/[\s-]/gu, '')

const some = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined)
const row = (title: string, answer: string, step: string): AnswerRow => ({ title, answer: answer || '没有填', change: `/ask/${step}` })
const hideMiddle = (typed: string): string => (tidyId(typed) ?? '').replace(/^(.{6}).*(.{4})$/u, (_all, head: string, tail: string) => `${head}********${tail}`)

const shape = intakeInput.shape
const WHOM: Readonly<Record<string, string>> = { self: '我自己', family: '家人', other: '别人' }
/** As he was asked, not as the file names it. */
const GROUND: Readonly<Record<string, string>> = { kin: '家里人', guardian: '监护人', agent: '有他（她）写的委托书', helper: '村（居）干部、法律明白人，替他（她）办', oral: '他（她）口头说过，让我来问' } satisfies Record<keyof typeof authorities, string>
const KIND: Readonly<Record<string, string>> = { question: '问一个问题', task: '请帮我办事' }
const REPLY: Readonly<Record<string, string>> = { phone: '打电话', sms: '发短信', online: '我自己上网查' }

export type Step = { readonly name: string, readonly fields: readonly string[], readonly when?: (typed: Typed) => boolean, readonly check: (typed: Typed) => Problems }
type Checker = { safeParse(value: unknown): { success: boolean, error?: { issues: readonly { message: string }[] } | undefined } }
