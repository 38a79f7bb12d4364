import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { errorSummary } from '../parts/problems.ts'
import { newsPart } from './notices.ts'
import type { StartView } from '../views.ts'

/** The first page asks at once: whoever comes has something to say, and says it before anything is asked of him. */
export function startPage(view: StartView): string {
  const { frame, typed, problems } = view
  const words = { name: 'need', label: '发生了什么事？', title: true, max: 5000, hint: '用自己的话写就行，不用懂法律：什么事、什么时候、和谁、想要什么。先别写身份证号和银行卡号。' }
  const body = html`${view.unfinished ? unfinished(view, view.unfinished) : nothing}${view.receipt ? justSent(view.receipt) : nothing}<div class="columns"><div class="hero">${errorSummary(problems)}
${form(frame, '/ask', html`${textArea({ typed, problems }, words)}<div class="actions"><button class="button" type="submit">写好了，下一步${icon('next')}</button>${frame.embed ? nothing : html`<button class="button plain" type="submit" formaction="${url('/topics/find')}">先看看怎么办</button>`}</div>`)}
${frame.embed ? nothing : html`<p class="later"><a class="button link" href="${url('/continue')}">有接续码？接着上次的填</a></p>`}</div><nav aria-label="别的办法">${ways()}</nav></div>${newsPart(view.news ?? [])}${frame.embed ? nothing : threeDoors()}`
  return layout(frame, { title: '发生了什么事', wrong: Object.keys(problems).length > 0, body })
}

const unfinished = (view: StartView, words: string): Html => html`<section class="panel draft" aria-label="没写完的内容"><p><strong>您上次写了一半：</strong>“${words}”</p><div class="actions"><a class="button plain" href="${url('/ask/for-whom')}">接着写</a>${form(view.frame, '/ask/drop', html`<button class="button link" type="submit">清除，不留在这台设备上</button>`)}</div></section>`

const justSent = (number: string): Html => html`<section class="panel draft" aria-label="刚才交的"><p><strong>您刚才交的已经收到</strong>，工单编号 ${number}。</p><div class="actions"><a class="button plain" href="${url('/ask/sent')}">看回执</a></div></section>`

const ways = (): Html => html`<ul class="ways">
<li class="big"><a href="${url('tel:12348')}">${icon('hotline', 32)}<span><b>12348</b><small>打电话说，咨询不收费</small></span></a></li>
<li><a href="${url('/follow')}">${icon('search', 32)}<span><b>查我的事</b><small>办到哪一步、轮到谁、哪天到期</small></span></a></li>
<li><a href="${url('/stations')}">${icon('place', 32)}<span><b>找附近的人当面说</b><small>司法所、服务中心、村（居）工作室</small></span></a></li>
<li><a href="${url('/topics/wages')}">${icon('warn', 32)}<span><b>干了活不给钱</b><small>讨工钱：12333、支付令、法律援助</small></span></a></li>
<li><a href="${url('/topics')}">${icon('next', 32)}<span><b>按事情找</b><small>离婚、欠债、工伤、拆迁、物业……</small></span></a></li>
<li><a href="${url('/safety')}">${icon('lock', 32)}<span><b>家里有人打我</b><small>家暴、伤害、被威胁：先看这里</small></span></a></li>
<li><a href="${url('/guides')}">${icon('form', 32)}<span><b>办事指南</b><small>带什么、多久办好、收不收费</small></span></a></li>
<li><a href="${url('/genuine')}">${icon('seal', 32)}<span><b>律师、机构是真是假</b><small>查登记的律师、公证处、法律服务所</small></span></a></li>
</ul>`

const threeDoors = (): Html => html`<section aria-labelledby="how"><h2 id="how">网上写、打电话、到窗口，都是同一件事</h2>
<ol class="steps">
<li><h3>只说一次</h3><p>从哪里说，都记在一起。换个地方接着办，不用从头再讲。</p></li>
<li><h3>有人负责</h3><p>每一步轮到哪个单位、哪天到期，您随时看得见。到期没办，先提醒，再报上级。</p></li>
<li><h3>您来评价</h3><p>办完请您打分。不满意，会有人再来问；没解决，可以重新办。</p></li>
</ol></section>`
