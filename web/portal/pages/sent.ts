import { html, nothing, url, type Html } from '../html.ts'
import { layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import { day, dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import type { SentView } from '../views.ts'

/** The receipt: a slip that can be printed, with the number and the query code, and what happens next. */
export function sentPage(view: SentView): string {
  const { receipt } = view
  const joined = receipt.outcome === 'joined'
  const body = html`<div class="columns"><div>
<article class="receipt"><h1>${joined ? '这件事已经在办' : '我们收到了'}</h1><span class="stamp" aria-hidden="true">三台<br>收讫</span>
<dl>${receipt.queryCode ? row('查询码', receipt.queryCode, 'full', 'figure') : nothing}${row('工单编号', receipt.number, 'full')}${row('收到时间', dayAndTime(view.sentAt))}${receipt.dueAt ? row('下一步最迟', day(receipt.dueAt)) : nothing}</dl>
<p class="soft">${receipt.promise}</p></article>
${receipt.queryCode ? notice(html`<p><strong>请抄下或拍下查询码，它只显示这一次。</strong>忘了也不要紧：带身份证到任何一个司法所或村（居）工作室，当面补一个新的。</p>`, 'care') : notice(joinedWords())}
<div class="actions no-print"><a class="button" href="${url('/follow')}">去看办到哪一步</a><button class="button plain" type="button" data-print hidden>${icon('print')}打印这张回执</button></div>
<h2>接下来会怎样</h2>
<ol><li>工作人员先看您写的内容。缺什么材料，会一次说清。</li><li>分给负责的单位。哪个单位、哪天到期，查询时都看得见。</li><li>办完给您答复，再请您打分。</li></ol>
${view.anonymous ? notice(html`<p>您没有留姓名。有些事不实名办不了，到时会在查询页面告诉您。</p>`) : nothing}
</div><aside class="aside" aria-label="帮助"><section><h2>等不及</h2><p>查询页面上有“催一催”。紧急情况请打 <a href="${url('tel:12348')}">12348</a>；有人身危险，先打 <a href="${url('tel:110')}">110</a>。</p></section></aside></div>`
  return layout(view.frame, { title: '我们收到了', body })
}

const row = (name: string, value: string, place = '', look = ''): Html => html`<div class="${place}"><dt>${name}</dt><dd class="${look}">${value}</dd></div>`

const joinedWords = (): Html => html`<p>您之前说过同一件事，我们没有另开工单，新写的内容已经加到原来的工单里。请用<strong>原来的查询码</strong>查看。</p>`
