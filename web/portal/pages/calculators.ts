import type { CalcField, CalcResult, CalcSheet } from '../../../contract/calculators.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { resting, type Held } from '../parts/cited.ts'
import { checkbox, dateField, radios, textField } from '../parts/fields.ts'
import { notice } from '../parts/notice.ts'
import { backLink, homeLink } from '../parts/question.ts'
import { errorSummary } from '../parts/problems.ts'
import type { CalculatorsView, CalculatorView } from '../views.ts'

/** Everything that can be worked out without asking anybody. */
export function calculatorsPage({ frame, sums, periods, always, held }: CalculatorsView): string {
  const body = html`${homeLink(frame)}<div class="prose"><h1>算一算</h1><p class="lead">填几个数就能算，写明依据哪一条。填的内容不保存，结果供您参考。</p>
<h2>算钱、算天数</h2>${list(sums)}<h2>算期限</h2><p>最晚哪天以前要去起诉、申请、上诉：选和您的事最像的一种。</p>${list(periods)}
<h2>没有期限的</h2><ul>${always.map((one) => html`<li>${one.says}${resting(one.cited, held)}</li>`)}</ul>${onwards()}</div>`
  return layout(frame, { title: '算一算', body })
}

export function calculatorPage(view: CalculatorView): string {
  const { frame, sheet, problems, result, held } = view
  const body = html`${backLink('/calculators', '算别的')}<div class="prose">${errorSummary(problems)}<h1>${sheet.zh}</h1><p class="lead">${sheet.means}。</p>
${result ? answer(result, held) : nothing}
<div class="no-print">${result ? html`<h2>改几个数再算</h2>` : nothing}${form(frame, `/calculators/${sheet.id}`, html`${sheet.fields.map((field) => input(view, field))}<div class="actions"><button class="button" type="submit">算一算</button></div>`)}</div>
<h2>怎么算的</h2><ul>${sheet.formula.map((one) => html`<li>${one.says}${resting(one.cited, held)}</li>`)}</ul>
${sheet.known?.length ? html`<h2>本地的数字</h2><ul>${sheet.known.map((says) => html`<li>${says}</li>`)}</ul>` : nothing}
${sheet.unsure.length ? html`<h2>还没有核实的</h2><ul>${sheet.unsure.map((says) => html`<li>${says}</li>`)}</ul>` : nothing}
${onwards()}</div>`
  return layout(frame, { title: sheet.zh, wrong: Object.keys(problems).length > 0, body })
}

const list = (sheets: readonly Pick<CalcSheet, 'id' | 'zh' | 'means'>[]): Html => html`<ul class="places">${sheets.map(({ id, zh, means }) => html`<li><a href="${url(`/calculators/${id}`)}"><strong>${zh}</strong></a><br><span class="soft small">${means}</span></li>`)}</ul>`

const answer = ({ headline, steps, notes }: CalcResult, held: Held): Html => html`<section class="receipt" aria-labelledby="result"><h2 id="result">${headline}</h2>
${steps.length ? html`<ol>${steps.map((one) => html`<li>${one.says}${resting(one.cited, held)}</li>`)}</ol>` : nothing}
${notes.length ? notice(html`<ul>${notes.map((says) => html`<li>${says}</li>`)}</ul>`, 'care') : nothing}
<p class="small soft">按您填的数和库内的法律条文算出，供参考，以仲裁委员会、法院认定的为准。</p>
<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><button class="button plain" type="button" data-print hidden>打印结果</button></div></section>`

function input(view: CalculatorView, field: CalcField): Html {
  const { name, label, hint, optional = false, options = [] } = field
  const common = { name, label, hint, optional }
  if (field.kind === 'day') return dateField(view, common)
  if (field.kind === 'choice') return radios(view, { ...common, options })
  if (field.kind === 'tick') return checkbox(view, { name, label, ...(hint ? { hint } : {}) })
  return textField(view, { ...common, width: 'narrow', inputmode: 'decimal', autocomplete: 'off', max: 20 })
}

const onwards = (): Html => html`<div class="actions no-print"><a class="button plain" href="${url('/self-check')}">看能不能申请法律援助</a><a class="button link" href="${url('tel:12348')}">打 12348 问</a></div>`
