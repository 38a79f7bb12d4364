import type { Held } from '../parts/cited.ts'
import type { AidVerdict } from '../../../contract/aid-check.ts'
import * as portal from '../index.ts'
import type { Frame } from '../views.ts'

export function selfCheckStates(frame: Frame): Readonly<Record<string, string>> {
  const rows = [['要办的事', '要工资、要加班费，或者要确认劳动关系'], ['急不急', '没有这么急']] as const
  const page = { frame, typed: {}, problems: {}, question: QUESTION }
  return {
    'self-check': portal.selfCheckPage({ ...page, answers: {} }),
    'self-check-error': portal.selfCheckPage({ ...page, answers: { hurry: 'no', case: 'none' }, problems: { who: '请选一项；说不清的，选最接近的' } }),
    'self-check-likely': portal.selfCheckResultPage({ frame, held: HELD, answers: { hurry: 'no' }, rows, verdict: VERDICT }),
    'self-check-urgent': portal.selfCheckResultPage({ frame, held: HELD, answers: { hurry: 'week' }, rows, verdict: { ...VERDICT, violence: true, urgent: { says: '离最后一天不到七天：可以先提供法律援助，后补手续。', cited: { law: '法律援助法', article: '44' } } } }),
    'self-check-unlikely': portal.selfCheckResultPage({ frame, held: HELD, answers: { means: 'no' }, rows, verdict: { ...VERDICT, chance: 'unlikely', headline: '可能够不上，但仍然可以申请' } }),
  }
}

const QUESTION = { name: 'who', label: '您是不是下面的人？', hint: '是的话，不用证明经济困难，有材料证明身份就行。', options: [{ value: 'noIncome', text: '没有固定收入的未成年人、老年人、残疾人' }, { value: 'none', text: '都不是' }] } as const
const VERDICT: AidVerdict = {
  chance: 'likely', headline: '很可能可以，请申请', urgent: null, topic: 'labour', violence: false, lines: ['我想申请法律援助。'],
  reasons: [{ says: '有材料证明的，不用核查经济困难状况。', cited: { law: '法律援助法', article: '42' } }], next: [{ says: '收到申请七日内答复；缺材料的，一次告诉您补什么。', cited: { law: '法律援助法', article: '43' } }],
}
/** One law of the citations is in the library, the others are not. */
const HELD: Held = ({ law }) => law === '法律援助法'
