import { html, nothing, url, type Html } from '../html.ts'
import { form, hidden, layout } from '../layout.ts'
import { textArea } from '../parts/fields.ts'
import { icon } from '../parts/icon.ts'
import { errorSummary } from '../parts/problems.ts'
import { backLink, dangerNotice, homeLink } from '../parts/question.ts'
import { articleOf, periodList, ways } from '../parts/topic.ts'
import type { GuideRow } from '../views.ts'
import type { FoundView, TopicLink, TopicsView, TopicView } from '../topic-views.ts'

/** What the words may be about: three at most, each with what it means. One is chosen by the resident, none by us. */
export function foundPage(view: FoundView): string {
  const body = html`${backLink('/', '回去改几个字')}<div class="prose"><h1>可能是这几方面的事</h1></div>${view.danger ? dangerNotice() : nothing}
<p class="soft">您写的是：“${shorten(view.words)}”。下面是按您的话猜的，不一定对；点一个看看。</p>
<ul class="ways">${view.wages ? html`<li><a href="${url('/topics/wages')}">${icon('warn', 32)}<span><b>讨工钱：一步一步怎么走</b><small>12333、支付令、法律援助，先做哪个后做哪个</small></span></a></li>` : nothing}${view.found.map(link)}</ul>
${view.guides.length ? html`<h2>能办的事</h2>${guideList(view.guides)}` : nothing}
<div class="actions"><a class="button" href="${url('/ask/for-whom')}">都不看，直接交给工作人员</a><a class="button plain" href="${url('/topics')}">看全部方面</a></div><h2>不想自己看？</h2>${ways()}`
  return layout(view.frame, { title: '可能是这几方面的事', body })
}

/** All topics: for whoever would rather look than write. */
export function topicsPage(view: TopicsView): string {
  const body = html`${homeLink(view.frame)}<h1>按事情找</h1><p class="lead">点一个，看看法律怎么说、现在做什么、有多少时间。分不清的，回到<a href="${url('/')}">首页</a>用自己的话说。</p>
<ul class="ways"><li><a href="${url('/topics/wages')}"><span><b>讨工钱</b><small>干了活不给钱，一步一步怎么走</small></span></a></li>${view.topics.map(link)}</ul>`
  return layout(view.frame, { title: '按事情找', body })
}

/** One topic: what it is, what the law says, what to do now, how long one has, and the form with the words already typed. */
export function topicPage(view: TopicView): string {
  const { frame, typed, problems } = view
  const words = { name: 'need', label: '说说您的事', max: 5000, short: true, hint: '什么事、什么时候、和谁、想要什么。先别写身份证号和银行卡号。' }
  const body = html`${backLink('/topics', '按事情找')}${errorSummary(problems)}${view.danger ? dangerNotice() : nothing}<div class="columns"><div><h1>${view.name}</h1>
<p class="lead">${view.about}</p>
<h2>常见的情形</h2><ul>${view.situations.map((one) => html`<li>${one}</li>`)}</ul>
<h2>法律怎么说</h2><p>“${view.law.says}”</p><p class="soft">${articleOf(view.law)}</p>
<h2>现在做什么</h2><ol>${view.todo.map((one) => html`<li>${one}</li>`)}</ol>
<h2>有多少时间</h2>${periodList(view.periods)}
${view.guides.length ? html`<h2>能办的事</h2>${guideList(view.guides)}` : nothing}
<h2 id="ask">交给我们办</h2>${form(frame, '/ask/topic', html`${view.mark ? hidden('of', view.mark) : nothing}${hidden('topic', view.id)}${textArea({ typed, problems }, words)}<div class="actions"><button class="button" type="submit">下一步${icon('next')}</button></div>`)}
</div><nav aria-label="别的办法">${ways()}</nav></div>`
  return layout(frame, { title: view.name, wrong: Object.keys(problems).length > 0, body })
}

const guideList = (guides: readonly GuideRow[]): Html => html`<ul class="places">${guides.map((one) => html`<li><a href="${url(`/guides/${one.code}`)}">${one.name}</a><span class="soft">　${one.pay}</span></li>`)}</ul>`
const link = ({ id, name, about }: TopicLink): Html => html`<li><a href="${url(`/topics/${id}`)}"><span><b>${name}</b><small>${about}</small></span></a></li>`

const shorten = (words: string): string => ([...words].length > 60 ? `${[...words].slice(0, 59).join('')}……` : words)
