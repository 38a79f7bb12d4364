import { wordmarkMarkup } from '../face/wordmark.ts'
import { attributes, html, ours, url, type Html, type Value } from './html.ts'
import { embedAttributes, embeddedBody, embedHead } from './parts/embedded.ts'
import { icon } from './parts/icon.ts'
import { notice } from './parts/notice.ts'
import type { Frame } from './views.ts'

/** The frame of every citizens' page. `title` alone differs from page to page, an error puts 出错 before it. */
export function layout(frame: Frame, page: { title: string, wrong?: boolean, body: Html }): string {
  const classes = [frame.edition === 'elder' && 'elder', frame.contrast && 'contrast'].filter(Boolean).join(' ')
  return html`<!doctype html>
<html lang="zh-CN" class="${classes}"${embedAttributes(frame)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${page.wrong ? '有需要改正的地方：' : ''}${page.title} · 三台 淮南公共法律服务</title>
<meta name="description" content="淮南公共法律服务：用自己的话说说发生了什么事，网上、12348 热线、窗口都能办，免费，全程可查。">
<link rel="icon" href="${url('/assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${url(frame.assets.css)}">
<script src="${url(frame.assets.script)}" defer></script>${embedHead(frame)}
</head>
${frame.embed ? embeddedBody(frame, page.body) : whole(frame, page.body)}
</html>
`.text
}

const whole = (frame: Frame, content: Html): Html => html`<body>
<a class="skip" href="${url('#main')}">跳到正文</a>
<header>${strip(frame)}${MASTHEAD}</header>
<main id="main" tabindex="-1"><div class="frame">${frame.due ? DUE : ''}${content}</div></main>
${FOOTER}
</body>`

/** A form of ours: always POST, always with the token that proves it came from our own page. Inside another site it only carries what was typed out to the whole window. */
export function form(frame: Frame, action: string, body: Value, more: { files?: boolean } = {}): Html {
  if (frame.embed) return html`<form method="post" action="${url('/carry')}" target="_top" novalidate>${hidden('to', action)}${body}</form>`
  const kind = attributes({ enctype: more.files ? 'multipart/form-data' : undefined })
  return html`<form method="post" action="${url(action)}" novalidate${kind}><input type="hidden" name="_csrf" value="${frame.csrf}">${body}</form>`
}

export const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`

function strip(frame: Frame): Html {
  const to = (query: Record<string, string>) => url('/edition', { ...query, back: frame.path })
  const edition = frame.edition === 'elder'
    ? html`<a href="${to({ edition: 'normal' })}">${icon('elder')}<span class="unseen">返回</span>标准版</a>`
    : html`<a href="${to({ edition: 'elder' })}">${icon('elder')}长辈版<span class="unseen">，字大键大</span></a>`
  const contrast = html`<a href="${to({ contrast: frame.contrast ? 'off' : 'on' })}">${icon('contrast')}${frame.contrast ? '关闭高对比' : '高对比'}</a>`
  return html`<div class="strip"><div class="frame"><span class="here">淮南市司法局</span><a class="tongue" href="${url('/en')}" lang="en">English</a><nav class="editions" aria-label="显示方式"><button type="button" data-read hidden>${icon('voice')}朗读</button>${edition}${contrast}</nav></div></div>`
}

const DUE = notice(html`<p>内容待复核：这一页过了复核日期，可能不是最新的。要办事的，请先打 12348 问一声。</p>`, 'care')

/** The same on every page, drawn once. */
const MASTHEAD = html`<div class="masthead"><div class="frame">
<a class="brand" href="${url('/')}">${ours(wordmarkMarkup())}<span>淮南公共法律服务</span></a>
<a class="call" href="${url('tel:12348')}">${icon('hotline', 28)}<span><small>公共法律服务热线</small><b>12348</b></span></a>
</div></div><hr class="rule">`

type Link = readonly [path: string, words: string]
const OFTEN: readonly Link[] = [['/follow', '查我的事'], ['/stations', '附近的法律服务'], ['/guides', '办事指南'], ['/law', '查法律和指南'], ['/self-check', '法律援助自查'], ['/calculators', '算一算'], ['/privacy', '个人信息怎么用'], ['/accessibility', '无障碍说明']]
const ALL: readonly (readonly [string, ...Link[]])[] = [
  ['自己的事', ['/follow', '查我的事'], ['/me', '登录看我的事'], ['/continue', '接着填'], ['/lost-code', '忘了查询码']],
  ['找办法', ['/topics', '按事情找'], ['/guides', '办事指南'], ['/law', '查法律和指南'], ['/calculators', '算一算'], ['/self-check', '法律援助自查']],
  ['找人、找地方', ['/stations', '附近的法律服务'], ['/basic-services', '五项法律服务'], ['/bodies', '机构和人员'], ['/shops', '网上店铺'], ['/genuine', '查真假']],
  ['公开', ['/notices', '通知公告'], ['/answers', '公开的答复']],
]

const link = ([path, words]: Link): Html => html`<a href="${url(path)}">${words}</a>`

/** The same on every page, made once. What most come for stands open; all else is one press away: nobody scrolls through it on a telephone. */
const FOOTER = html`<footer class="footer"><div class="frame">
<nav aria-label="页脚">${OFTEN.map(link)}<details><summary>全部栏目</summary><div>${ALL.map(([title, ...links]) => html`<section><b>${title}</b>${links.map(link)}</section>`)}</div></details></nav>
<p>主办：淮南市司法局。法律咨询、人民调解、法律援助不收费；有人以本平台名义收费的，请拨打 <a href="${url('tel:12348')}">12348</a> 举报。</p>
</div></footer>`
