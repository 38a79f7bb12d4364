import type { Message, MyMatter, MyMatters, Wanted } from '../../../contract/residents.ts'
import { html, lines, nothing, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { day, dayAndTime } from '../parts/moments.ts'
import { notice } from '../parts/notice.ts'
import { plainState } from '../parts/plain.ts'
import { backLink, helpSection, homeLink } from '../parts/question.ts'
import { stateBadge } from '../parts/story.ts'
import type { MessagesView, MeView } from '../resident-views.ts'
import type { Frame } from '../views.ts'

/** 我的事: what waits for me first, then everything of mine, the newest first. */
export function mePage(view: MeView): string {
  const { mine } = view
  const body = html`<div class="columns"><div>${homeLink(view.frame)}<h1>我的事</h1><p>已登录：<strong>${mine.who.shown}</strong></p>
${mine.wanted.length ? html`<section class="panel" aria-labelledby="wanted"><h2 id="wanted">等您做的</h2><ul>${mine.wanted.map((one) => html`<li><a class="tap" href="${url(`/me/orders/${one.id}`)}">${WANTED[one.what]}：${one.title}</a><br><span class="soft small">${one.number}</span></li>`)}</ul></section>` : nothing}
<div class="actions no-print"><a class="button" href="${url('/me/messages')}">${mine.unread ? `消息（${mine.unread} 条没看）` : '消息'}</a><a class="button plain" href="${url('/')}">说一件新的事</a><a class="button plain" href="${url('/me/file')}">我的档案</a></div>
<h2>办过的和正在办的</h2>${mine.shared ? shared() : mine.matters.length === 0 ? html`<p>还没有。${mine.who.way === 'phone' ? '这里只列用这个号码留的事。' : nothing}</p>` : html`<ul class="mine">${mine.matters.map(matter)}</ul>${paging(mine)}`}
</div><aside class="aside" aria-label="帮助">${signOut(view.frame)}${about(mine)}</aside></div>`
  return layout(view.frame, { title: '我的事', body })
}

/** 消息: what happened on my matters, and what is wanted of me. */
export function messagesPage(view: MessagesView): string {
  const { mine } = view
  const older = mine.more ? html`<a class="tap" href="${url('/me/messages', { page: String(mine.page + 1) })}">更早的消息</a>` : nothing
  const newer = mine.page > 1 ? html`<a class="tap" href="${url('/me/messages', { page: String(mine.page - 1) })}">新一些的</a>` : nothing
  const body = html`${said(view.said)}<div class="columns"><div>${backLink('/me', '我的事')}<h1>消息</h1>
<p class="lead">${mine.unread ? `${mine.unread} 条没看过。` : mine.messages.length ? '都看过了。' : '还没有消息。您的事有进展，会写在这里。'}</p>
${mine.unread ? form(view.frame, '/me/messages/read', html`<div class="actions no-print"><button class="button plain" type="submit">全部记为看过</button></div>`) : nothing}
${mine.messages.length ? html`<h2>新的在前</h2><ol class="story" reversed>${mine.messages.map(message)}</ol>` : nothing}<p class="paging">${newer}${older}</p>
</div><aside class="aside" aria-label="帮助">${signOut(view.frame)}${helpSection('不满意？', html`<p>办完的事可以打分；没解决的、要投诉的，打开那件事，下面都有；也可以打 <a href="${url('tel:12348')}">12348</a>。</p>`)}</aside></div>`
  return layout(view.frame, { title: mine.unread ? `消息（${mine.unread} 条没看）` : '消息', body })
}

const matter = (one: MyMatter): Html => html`<li><a class="tap" href="${url(`/me/orders/${one.id}`)}">${one.title}</a><br><span class="soft small">${one.number}，${one.asker}，<span class="nowrap">${day(one.createdAt)}</span></span><br>${stateBadge(one.state, plainState[one.state])}${news(one) ? html` <strong>${news(one)}</strong>` : nothing}</li>`

const news = ({ unread, wanted }: MyMatter): string => [unread > 0 && `${unread} 条新消息`, wanted === 'rate' && WANTED.rate].filter(Boolean).join('，')

const message = (one: Message): Html => html`<li><div class="when"><time datetime="${one.at}">${dayAndTime(one.at)}</time>${one.by ? html`，${one.by}` : nothing}${one.unread ? html`，<strong>没看过</strong>` : nothing}</div><p>${lines(one.text)}</p><p><a class="tap" href="${url(`/me/orders/${one.orderId}`)}">${one.wanted ? `${WANTED[one.wanted]}：` : ''}${one.title}</a></p></li>`

const paging = ({ page, pages, total }: MyMatters): Html => (pages === 1 ? nothing : html`<p class="paging"><span>共 ${total} 件，第 ${page} 页，共 ${pages} 页</span>${page > 1 ? html`<a class="tap" href="${url('/me', { page: String(page - 1) })}">上一页</a>` : nothing}${page < pages ? html`<a class="tap" href="${url('/me', { page: String(page + 1) })}">下一页</a>` : nothing}</p>`)

const signOut = (frame: Frame): Html => html`<section><h2>看完请退出</h2><p>用的是别人的手机、公用电脑，看完按退出。半小时不动，会自动退出。</p>${form(frame, '/me/leave', html`<button class="button plain" type="submit">退出登录</button>`)}</section>`

/** The same for everybody: it must not tell a stranger on this telephone that there is something that he does not see. */
const about = ({ who }: MyMatters): Html => (who.way === 'identity' ? nothing : helpSection('还有别的事？', html`<p>这里只列用这个号码留的事；有些事为了保护隐私，不在这里列。<a class="tap" href="${url('/follow')}">用查询码查</a></p><p>要看本人全部的事和档案，<a class="tap" href="${url('/sign-in/identity', { back: '/me' })}">用统一身份认证登录</a>。</p>`))

const shared = (): Html => notice(html`<p>用这个号码的人太多，分不清哪件是谁的，不在这里列。请<a href="${url('/follow')}">用查询码查</a>，或者用统一身份认证登录。</p>`, 'care')

const said = (words: string | null): Html => (words ? notice(html`<p role="status"><strong>${words}</strong></p>`, 'plain', 'check') : nothing)

const WANTED: Readonly<Record<Wanted, string>> = { supplement: '请补材料', rate: '请打分' }
