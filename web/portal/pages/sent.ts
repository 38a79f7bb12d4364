import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { icon } from '../parts/icon.ts'
import { dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import type { SentView } from '../views.ts'

/** The receipt: a slip that can be printed, with the number and the query code, and what happens next. */
export function sentPage(view: SentView): string {
  const { receipt } = view
  const joined = receipt.outcome === 'joined'
  const body = html`<div class="columns"><div>
<article class="receipt stamped"><h1>${joined ? '这件事已经在办' : '我们收到了'}</h1><span class="stamp" aria-hidden="true">三台<br>收讫</span>
<dl>${receipt.queryCode ? row('查询码', receipt.queryCode, 'full', 'figure') : nothing}${row('工单编号', receipt.number, 'full')}${row('收到时间', dayAndTime(view.sentAt))}${receipt.dueAt ? row('最晚有回音', dayAndTime(receipt.dueAt)) : nothing}${receipt.queryCode ? row('查的时候填', `查询码和${view.opensWith}`, 'full') : nothing}</dl>
<p class="soft">${promise(receipt.promise)}</p><p class="soft">查进度：打开本网站“查我的事”，或者打 12348 报工单编号。</p></article>
<div class="no-print">${view.unsafe ? unsafeWords(view) : receipt.queryCode ? notice(html`<p><strong>请抄下或拍下查询码。</strong>半小时内回到首页还能找到这张回执，过了就看不到了。丢了也不要紧：带身份证到任何一个司法所或村（居）工作室，当面补一个新的。</p>`, 'care') : notice(joinedWords())}</div>
<div class="actions no-print"><a class="button" href="${url('/follow')}">去看办到哪一步</a>${view.unsafe ? nothing : html`<button class="button plain" type="button" data-print hidden>${icon('print')}打印这张回执</button>`}</div>
<h2>接下来会怎样</h2>
<ol>${(!joined && direct.includes(receipt.state) ? withTheBody : throughUs).map((step) => html`<li>${step}</li>`)}<li>办完给您答复，再请您打分。</li></ol>
${view.anonymous ? notice(html`<p>您没有留姓名。有些事要实名才能办，到时会在查询页面告诉您。查询码丢了补不了，请收好。</p>`) : nothing}
</div><aside class="aside" aria-label="帮助"><section><h2>等不及</h2><p>查询页面上有“催一催”。紧急情况请打 <a href="${url('tel:12348')}">12348</a>；有人身危险，先打 <a href="${url('tel:110')}">110</a>。</p></section></aside></div>`
  return layout(view.frame, { title: '我们收到了', body })
}

/** States in which a body that he chose himself has it from the beginning. */
const direct = ['inHand', 'toSign']
const withTheBody = ['您选的机构已经收到，它的专人会看您写的内容。缺什么材料，会一次说清。', '它办不了的，退回司法局另找单位；在谁手里、哪天到期，您查的时候都看得见。']
const throughUs = ['工作人员先看您写的内容。缺什么材料，会一次说清。', '交给管这件事的单位办。哪个单位、哪天到期，您查的时候都看得见。']

const row = (name: string, value: string, place = '', look = ''): Html => html`<div class="${place}"><dt>${name}</dt><dd class="${look}">${value}</dd></div>`

/** Numbers that nobody has confirmed are promised with that said once, and not in the middle of the sentence. */
const promise = (words: string): string => (words.includes(UNSURE) ? `${words.replaceAll(UNSURE, '')}期限是暂定的，以正式公布的为准。` : words)

const unsafeWords = ({ frame }: SentView): Html => notice(html`<p><strong>查询码请记在心里，或者抄在对方看不到的地方，不要拍照。</strong>记好以后，按下面的键，把这个网站在这台手机、电脑上的痕迹清掉。</p>${form(frame, '/safety/leave', html`<button class="button grave" type="submit">清除并离开</button>`)}`, 'grave')

const UNSURE = '（待核实）'

const joinedWords = (): Html => html`<p>您之前说过同一件事，我们没有再开一件，接着原来的办。请用<strong>原来的查询码</strong>查看。</p>`
