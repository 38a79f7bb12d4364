import type { Finding } from '../../../../contract/publication.ts'
import { numbersIn, type NumberKind } from '../../../platform/narrative-tokens/index.ts'
import { secrecyMarksIn } from '../../../rules/sensitivity/index.ts'

/**
 * What must not become public: identity numbers, telephones, bank cards, passports, plates, marks of secrecy. Full-width and
 * Chinese digits, blanks or hyphens do not hide them; nor does a token that stands for a number. An address is shown to the
 * reviewer but may be an office's own.
 */
export const detect = (text: string): Finding[] => {
  const found: Finding[] = [
    ...secrecyMarksIn(text).map(({ at, length }): Finding => ({ kind: 'secretMark', zh: '密级标志', at, length, sample: text.slice(at, at + length), blocks: true })),
    ...numbersIn(text).map(({ kind, at, length }): Finding => ({ ...numberKinds[kind], at, length, sample: masked(text.slice(at, at + length), numberKinds[kind].kind), blocks: true })),
  ]
  const plain = text.replace(/[０-９－]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  for (const { kind, zh, pattern, blocks } of rules) {
    for (const match of plain.matchAll(pattern)) {
      const at = match.index
      const taken = found.some((f) => at < f.at + f.length && f.at < at + match[0].length)
      if (!taken) found.push({ kind, zh, at, length: match[0].length, sample: masked(match[0], kind), blocks })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

export const blocking = (text: string): Finding[] => detect(text).filter((finding) => finding.blocks)

const numberKinds: Readonly<Record<NumberKind, Pick<Finding, 'kind' | 'zh'>>> = {
  idNumber: { kind: 'idNumber', zh: '身份证号码' }, passport: { kind: 'idNumber', zh: '护照号码' }, phone: { kind: 'phone', zh: '电话号码' },
  bankCard: { kind: 'bankCard', zh: '银行卡号' }, plate: { kind: 'idNumber', zh: '车牌号码' },
  wechat: { kind: 'phone', zh: '微信号' }, qq: { kind: 'phone', zh: 'QQ 号' },
}

const rules: readonly Rule[] = [
  // Weaker signs, which hold a text back from publication though it may be kept in the system.
  { kind: 'secretMark', zh: '密级标志', blocks: true, pattern: /(?:绝密|机密|秘密)(?:级|\s*(?:长期|\d{1,2}\s*年))|^[ \t　]*(?:工作秘密|内部资料|内部文件|内部事项)[ \t　]*$|不得外传|严禁外传|请勿外传/gmu },
  { kind: 'idNumber', zh: '证件号码', blocks: true, pattern: /〔(?:证件|护照|车牌)[^〕]*〕/gu },
  { kind: 'phone', zh: '电话号码', blocks: true, pattern: /〔(?:电话|微信|QQ)[^〕]*〕/gu },
  { kind: 'bankCard', zh: '银行卡号', blocks: true, pattern: /〔银行卡[^〕]*〕/gu },
  { kind: 'address', zh: '门牌地址', blocks: false, pattern: /[\p{Script=Han}]{2,12}(?:路|街|巷|道|村|小区|花园|苑|新村)\s*\d+[\d\-－]*\s*(?:号楼?|栋|幢|单元|室|组)/gu },
]

function masked(found: string, kind: Finding['kind']): string {
  if (kind === 'secretMark' || kind === 'address') return found.trim()
  return found.length < 8 ? '****' : `${found.slice(0, 3)}****${found.slice(-2)}`
}

type Rule = { kind: Finding['kind']; zh: string; pattern: RegExp; blocks: boolean }
