import type { ArticleView as Article, AsOf, VersionView } from '../../../contract/knowledge.ts'
import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { provision } from '../parts/cited.ts'
import { dateField } from '../parts/fields.ts'
import { plainDates } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { backLink } from '../parts/question.ts'
import { errorSummary } from '../parts/problems.ts'
import type { ArticleView, CaseView } from '../views.ts'

/** One article: its text, which version it is of, how old the library is, and the text of another day. */
export function articlePage(view: ArticleView): string {
  const { article, age, problems } = view
  const title = `《${article.law}》${article.number}`
  const body = html`${backLink('/law', '查法律和办事指南')}<div class="prose">${errorSummary(problems)}<h1>${title}</h1>
${article.path.length ? html`<p class="soft">${article.path.join('　')}</p>` : nothing}
${article.form === 'summary' ? notice(html`<p><strong>这里只有摘要，以原文为准。</strong>全文还没有收进来。</p>`, 'care') : nothing}
<div class="panel essay">${text(article)}</div>
${article.version ? standing(article.version) : nothing}
${article.notes.length ? html`<p class="soft small">${plainDates(article.notes.join('；'))}</p>` : nothing}
<p class="soft small">${age.newest ? `这里收到 ${inChinese(age.newest)}公布的为止；后来改没改，以国家公布的为准。` : '这里还没有收法律全文。'}</p>
<h2>写材料时这样引用</h2><p>${citation(article)}</p>
${view.asOf ? dayAnswer(view.asOf) : nothing}
<h2>看某一天的规定</h2><form method="get" action="${url(`/law/${article.id}`)}" novalidate>${dateField(view, { name: 'day', label: '事情发生在哪一天？', hint: '法律改过的，看的是那一天有效的版本。例如：2022 年 5 月 1 日。' })}<div class="actions"><button class="button plain" type="submit">看那天的规定</button></div></form>
${onwards()}</div>`
  return layout(view.frame, { title, wrong: Object.keys(problems).length > 0, body })
}

/** A typical case, a guide or an answer that the office has approved for everybody. */
export function casePage({ frame, entry, held }: CaseView): string {
  const body = html`${backLink('/law', '查法律和办事指南')}<div class="prose"><h1>${entry.title}</h1>
<p class="soft small">${[entry.kindName, entry.teaching ? '自编的教学示例，不是真实案件' : '', entry.approvedAt ? `${inChinese(entry.approvedAt.slice(0, 10))}审定` : ''].filter(Boolean).join('，')}</p>
${entry.question ? html`<h2>问的是</h2>${paragraphs(entry.question)}<h2>答复</h2>` : nothing}<div class="essay">${paragraphs(entry.body)}</div>
${entry.cited.length ? html`<h2>依据</h2><ul>${entry.cited.map((one) => html`<li>${provision(one, held)}</li>`)}</ul>` : nothing}
<p class="soft small">来源：${entry.source}</p>
<p class="soft small">这是供参考的内容，您的情况可能不一样。</p>${onwards()}</div>`
  return layout(frame, { title: entry.title, body })
}

const text = (article: Article): Html => html`${article.text.split('\n').filter(Boolean).map((line) => html`<p>${line}</p>`)}`
const paragraphs = (words: string): Html => html`${words.split('\n').filter(Boolean).map((line) => html`<p>${line}</p>`)}`

/** A day of effect that nobody has entered is said to be unknown, never guessed. */
function standing(version: VersionView): Html {
  const rows = [
    ['公布', version.publishedOn ? inChinese(version.publishedOn) : '没有记载'],
    ['施行', version.effectiveOn ? inChinese(version.effectiveOn) : '还不知道是哪天'],
    ['现在', version.endsOn ? `有效到 ${inChinese(version.endsOn)}前一日` : version.current ? '有效（按我们收的版本）' : '已经改过或者废止（按我们收的版本）'],
  ]
  return html`<dl class="answers">${rows.map(([name = '', value = '']) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function dayAnswer(answer: AsOf): Html {
  const heading = html`<h2 id="that-day">${inChinese(answer.day)}的规定</h2>`
  if (answer.kind === 'found') return html`${heading}<div class="panel"><p><strong>《${answer.article.law}》${answer.article.number}</strong></p>${text(answer.article)}</div>${answer.article.version ? standing(answer.article.version) : nothing}${notes(answer)}`
  const held = answer.kind === 'lacking' ? (answer.article ? [answer.article] : []) : answer.candidates.flatMap(({ article }) => (article ? [article] : []))
  return html`${heading}<p>${plainDates(answer.says)}</p>${held.map((article) => html`<div class="panel"><p><strong>${article.form === 'summary' ? '摘要，以原文为准' : `${article.version?.publishedOn ? inChinese(article.version.publishedOn) : '日期不详'}公布的版本`}</strong></p>${text(article)}</div>`)}${notes(answer)}`
}

const notes = (answer: AsOf): Html => (answer.notes.length ? html`<p class="soft small">${plainDates(answer.notes.join('；'))}</p>` : nothing)
const citation = (article: Article): string => `《${article.law}》${article.number}${article.version?.publishedOn ? `（${inChinese(article.version.publishedOn)}公布）` : '（库内只有摘要，引用前请核对原文）'}`
const inChinese = (day: string): string => `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
const onwards = (): Html => html`<div class="actions"><a class="button" href="${url('/')}">说说我的事</a><a class="button plain" href="${url('/calculators')}">算一算</a><a class="button link" href="${url('tel:12348')}">打 12348 问</a></div>`
