import { html, nothing, url } from '../html.ts'
import { layout } from '../layout.ts'
import type { ErrorView } from '../views.ts'

/** What went wrong and what to do next, in plain words. No codes to recite, no blame, always a way to a human being. */
export function errorPage(view: ErrorView): string {
  const { title: usual, words } = SAYINGS[view.status] ?? OTHER
  const title = view.title ?? usual
  const body = html`<div class="columns"><div><h1>${title}</h1><p class="lead">${view.message ?? words}</p><div class="actions">${view.back ? html`<a class="button" href="${url(view.back)}">返回上一页</a>` : nothing}<a class="${view.back ? 'button plain' : 'button'}" href="${url('/')}">回到首页</a><a class="button link" href="${url('tel:12348')}">打 12348 问一问</a></div></div></div>`
  return layout(view.frame, { title, body })
}

const SAYINGS: Readonly<Record<number, { title: string, words: string }>> = {
  400: { title: '这次提交没看懂', words: '可能是页面开得太久，或者网断了一下。请按手机、电脑的返回键回到上一页，再交一次；填的字一般还在。' },
  403: { title: '这个页面不能这样打开', words: '为了防止别人冒用，请从首页重新进来。' },
  404: { title: '没有这个页面', words: '网址可能抄错了，或者页面已经搬走。可以从首页找，也可以打电话问。' },
  409: { title: '情况刚刚变了', words: '您按键的时候，工作人员刚好也在办这件事。请返回看看现在办到哪一步。' },
  413: { title: '文件太大了', words: '照片、文件每个不超过 20 兆，录像不超过 100 兆，一次最多 10 个。按返回键回到上一页再选。照片太大，可以截个屏再传；也可以带到窗口交。' },
  415: { title: '这种文件收不了', words: '可以传照片、PDF、Word（docx）、Excel（xlsx）、文本、录音和录像。按返回键回到上一页再选；别的文件，拍成照片传，或者带到窗口交。' },
  429: { title: '试的次数太多了', words: '为了安全，先停一停，过一会儿再试。着急的话，请打 12348。' },
  500: { title: '系统出了点问题', words: '不是您做错了。请过几分钟再试；着急的话，请打 12348。' },
  503: { title: '系统正在维护', words: '请过几分钟再试。着急的话，请打 12348，热线不受影响。' },
}
const OTHER = { title: '这一步没有成功', words: '请按返回键再试一次，或者打 12348 问一问。' }
