import type { AidVerdict } from '../../../contract/aid-check.ts'
import type { CalcStep } from '../../../contract/calculators.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { resting, type Held } from '../parts/cited.ts'
import { radios } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { dangerNotice, helpSection, questionPage } from '../parts/question.ts'
import type { AidQuestionView, AidResultView } from '../views.ts'

/** Legal-aid self-check: one question a page; what was answered before travels along in the form, nothing of it is kept. */
export function selfCheckPage(view: AidQuestionView): string {
  const { question, answers } = view
  const { name, label, hint, options } = question
  const before = Object.entries(answers).filter(([key]) => key !== name)
  return questionPage(view, {
    title: `法律援助自查：${label}`, action: '/self-check', back: before.length ? '/self-check' : '/', button: '下一步',
    body: html`${before.map(([key, value]) => hidden(key, value))}${hidden('at', name)}<p class="soft small">法律援助自查，第 ${before.length + 1} 问</p>${radios(view, { name, label, title: true, options, ...(hint ? { hint } : {}) })}`,
    help: helpSection('不想自己查？', html`<p>法律援助不收费。够不够得上，不用自己先弄明白，直接<a href="${url('/')}">说说您的事</a>就行。您在这里选的不保存。</p>`),
  })
}

/** What it looks like, why, and how to apply: in every case. */
export function selfCheckResultPage({ frame, answers, rows, verdict, held }: AidResultView): string {
  const { headline, urgent, reasons, next, violence } = verdict
  const body = html`<div class="prose">${violence ? dangerNotice() : nothing}${urgent ? notice(html`<p><strong>先办急的：</strong>${urgent.says}${resting(urgent.cited, held)}</p><p><a class="button" href="${url('tel:12348')}">打 12348</a></p>`, 'grave') : nothing}
<section class="receipt" aria-labelledby="result"><h1 id="result">${headline}</h1><ul>${reasons.map(line(held))}</ul><p class="small soft">这是按您选的估计，准不准由法律援助机构审查决定。</p>
${apply(frame, answers, verdict)}</section>
<h2>接下来</h2><ul>${next.map(line(held))}</ul>
<h2>您选的是</h2><dl class="answers">${rows.map(([name, said]) => html`<div><dt>${name}</dt><dd>${said}</dd></div>`)}</dl>
<p><a class="tap" href="${url('/self-check')}">重新查一遍</a></p></div>`
  return layout(frame, { title: `法律援助自查：${headline}`, body })
}

const apply = (frame: AidResultView['frame'], answers: AidResultView['answers'], verdict: AidVerdict): Html => html`<div class="actions">${form(frame, '/self-check/apply', html`${Object.entries(answers).map(([name, value]) => hidden(name, value))}<button class="button" type="submit">${verdict.chance === 'unlikely' ? '还是要申请' : '去申请'}</button>`)}<a class="button plain" href="${url('tel:12348')}">打 12348 问</a><a class="button link" href="${url('/stations')}">找附近的人当面说</a></div>`
const line = (held: Held) => (one: CalcStep): Html => html`<li>${one.says}${resting(one.cited, held)}</li>`
