import type { Limit, LimitWords } from '../../../contract/service-items.ts'
import { builtInRegister, deadlineCodes, ruleAt, type DeadlineRegister } from '../../rules/deadline-register.ts'
import { word } from '../../../contract/glossary.ts'

/** A limit as it is read: from the register where it stands there, else in its own words; what is not verified says so. */
export const limitWords = ({ code, words, source }: Limit, at: Date, register: DeadlineRegister = builtInRegister): LimitWords => {
  if (!code || !isKnownCode(code)) return { words: words ?? '', verified: isLaw(source), source: source ?? '' }
  const rule = ruleAt(code, at, register)
  return { words: `${words ?? rule.zh}：自${rule.startsZh}起 ${rule.amount} ${word('timeUnit', rule.unit)}内`, verified: rule.verified, source: rule.basis.text }
}

export const isKnownCode = (code: string): boolean => (deadlineCodes as readonly string[]).includes(code)

/** Only a law named with its article is taken as read; all else is 待核实. */
const isLaw = (source: string | undefined): boolean => /《.+》第.+条/.test(source ?? '')
