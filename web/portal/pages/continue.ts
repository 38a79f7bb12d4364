import { html, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { checkbox, textField } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { helpSection, questionPage } from '../parts/question.ts'
import type { ContinueView, KeepLaterView, KeptView } from '../views.ts'

/** 接着填: on another telephone, at home, or at a window with somebody's help. */
export function continuePage(view: ContinueView): string {
  return questionPage(view, {
    title: '接着填', action: '/continue', back: '/', button: '接着填',
    body: html`<h1>接着上次的填</h1>
${textField(view, { name: 'code', label: '接续码', hint: '存的时候给您的，8 位或者 12 位。大小写、空格、横线都不要紧。', code: true, width: 'middle', autocomplete: 'off', max: 40 })}
${textField(view, { name: 'phone', label: '存的时候留的电话', type: 'tel', inputmode: 'tel', hint: '12 位的接续码不用填。', width: 'middle', autocomplete: 'tel', max: 30 })}
${view.unfinished ? html`${notice(html`<p>这台设备上还有没交的一件：“${view.unfinished}”。要留着它，请先<a href="${url('/continue/keep')}">把它存下来</a>。</p>`, 'care')}${checkbox(view, { name: 'instead', label: '不要这台设备上的这一件了', hint: '勾上以后，打开您存的那一件，这一件就删掉。' })}` : nothing}`,
    help: html`${helpSection('到窗口接着填', html`<p>把接续码带到任何一个服务中心、司法所，工作人员用这一页帮您打开，您看着填。<a href="${url('/stations')}">找附近的</a></p>`)}${helpSection('接续码找不到了', html`<p>补不了：别人拿着也打不开，我们也查不到是谁的。请<a href="${url('/')}">重新说一次</a>，或者打 12348，我们替您写。</p>`)}${helpSection('已经交了的', html`<p>用回执上的查询码<a href="${url('/follow')}">查我的事</a>。</p>`)}`,
  })
}

/** One question, and it may stay empty. */
export function keepLaterPage(view: KeepLaterView): string {
  return questionPage(view, {
    title: '先存下来', action: '/continue/keep', back: view.back, button: '存下来，给我接续码',
    body: html`<h1>先存下来，以后接着填</h1>
<p>给您一个<strong>接续码</strong>。换一部手机、换一台电脑，或者到窗口请人帮忙，凭它从这里接着填，写的、传的都在。</p>
${textField(view, { name: 'phone', label: '留一个电话', type: 'tel', inputmode: 'tel', hint: '留了，接着填的时候要码和电话两样，别人捡到码也打不开，码也短（8 位）。不留，只要码（12 位）。不会为了这个打给您。', optional: true, autocomplete: 'tel', width: 'middle', max: 30 })}
${notice(html`<p>您写的加密存着，工作人员看不到，<strong>留 ${view.days} 天</strong>${unsure(view.verified)}，到期自动删；交了，码就作废。</p>`)}`,
    help: helpSection('还没有交', html`<p>存下来不是提交。没有交的，没有人办。</p>`),
  })
}

/** The slip: what to write down, until when, and how to leave nothing on a device that others use. */
export function keptPage(view: KeptView): string {
  const body = html`<div class="columns"><div>
<article class="receipt"><h1>存好了，还没有交</h1>
<dl>${row('接续码', html`<dd class="figure">${view.code}</dd>`)}${row('接着填的时候', html`<dd>${view.phone ? `接续码，加上电话 ${view.phone}` : '只要接续码'}</dd>`)}${row('留到', html`<dd>${dayAndTime(view.until)}${unsure(view.verified)}</dd>`)}</dl>
<p class="soft">在本网站点“接着填”，或者带到任何一个服务中心、司法所的窗口。</p></article>
<div class="no-print">${notice(html`<p><strong>请抄下或拍下接续码，</strong>不要给别人看。丢了补不了。</p>`, 'care')}</div>
<div class="actions no-print"><a class="button" href="${url(view.back)}">现在就接着填</a><button class="button plain" type="button" data-print hidden>${icon('print')}打印</button></div>
<h2 class="no-print">在别人的、公用的手机电脑上？</h2>
<div class="actions no-print">${form(view.frame, '/continue/leave', html`<button class="button plain" type="submit">这台设备上不留，凭码再来</button>`)}${form(view.frame, '/continue/drop', html`<button class="button link" type="submit">不要了，连码一起删掉</button>`)}</div>
</div><aside class="aside" aria-label="帮助">${helpSection('等不及', html`<p>不想自己填，打 <a href="${url('tel:12348')}">12348</a> 说给工作人员听。有人身危险，先打 <a href="${url('tel:110')}">110</a>。</p>`)}</aside></div>`
  return layout(view.frame, { title: '存好了', body })
}

const row = (name: string, value: Html): Html => html`<div class="full"><dt>${name}</dt>${value}</div>`

const unsure = (verified: boolean): string => (verified ? '' : '（天数待核实）')
