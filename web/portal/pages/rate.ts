import type { IconName } from '../../face/icons.ts'
import { attributes, html, nothing, type Html } from '../html.ts'
import { form, hidden } from '../layout.ts'
import { group, textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import type { OrderView } from '../views.ts'

/** Five faces and one button: rating takes two taps. A bad grade is as easy to give as a good one. */
export function rateForm(view: OrderView): Html {
  const grade = view.typed['grade']
  const faces = GRADES.map(({ value, face }, index) => html`<label class="choice"><input type="radio" name="grade" value="${value}"${attributes({ id: index === 0 ? 'f-grade' : undefined, checked: grade === value })}>${icon(face, 36)}<span>${gradeWords[value]}</span></label>`)
  return html`<section class="panel no-print" aria-labelledby="rate"><h2 id="rate">这件事办得怎么样？</h2>${form(view.frame, '/follow/rate', html`${hidden('requestId', view.requestId)}${hidden('number', view.order.number)}
${group(view, { name: 'grade', label: '请您评价' }, html`<div class="faces">${faces}</div>`)}
<details${attributes({ open: Boolean(view.typed['words'] || view.problems['words']) })}><summary>想多说两句（可不填）</summary>${textArea(view, { name: 'words', label: '想说的话', optional: true, max: 1000, short: true })}</details>
<div class="actions"><button class="button" type="submit">提交评价</button></div>`)}${nothing}</section>`
}

export const gradeWords: Readonly<Record<string, string>> = { verySatisfied: '非常满意', satisfied: '满意', fairlySatisfied: '基本满意', dissatisfied: '不满意', veryDissatisfied: '非常不满意' }

const GRADES: readonly { value: string, face: IconName }[] = [
  { value: 'verySatisfied', face: 'face5' }, { value: 'satisfied', face: 'face4' }, { value: 'fairlySatisfied', face: 'face3' },
  { value: 'dissatisfied', face: 'face2' }, { value: 'veryDissatisfied', face: 'face1' },
]
