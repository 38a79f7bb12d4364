import { html, url, type Html } from '../html.ts'
import { form, layout } from '../layout.ts'
import { notice } from '../parts/notice.ts'
import { homeLink } from '../parts/question.ts'
import type { Frame } from '../views.ts'

/** What is collected, why, on what ground, for how long, and the rights: the duty to inform of PIPL 17. */
export function privacyPage(frame: Frame): string {
  return statement(frame, '个人信息怎么用', html`
<p>您把事情告诉我们，我们只为办好这件事使用您的信息。收集多少、谁能看、存多久，都写在这里。</p>
<h2>谁在处理</h2><p>处理者是淮南市司法局。联系方式：拨打 12348，说“个人信息的事”；或者到任何一个司法所当面提出。</p>
<h2>收集什么，为什么</h2>
<dl class="answers">${COLLECTED.map(([what, why, without]) => html`<div><dt>${what}</dt><dd>${why}<br><span class="soft">不填：${without}</span></dd></div>`)}</dl>
<h2>凭什么收集</h2><p>为履行法定职责所必需（《个人信息保护法》第十三条第一款第三项），不以您同意为条件。身份证号码属于敏感个人信息，只有您自己填写才收集，填写时单独征得您的同意（第二十九条），您哪天同意的也会记下来。不满十四周岁的，由监护人同意（第三十一条）。</p>
<h2>谁能看到</h2><p>只有承办您这件事的单位和人员。每次打开都留下谁、什么时间、为什么看的记录。名单上姓名、电话、证件号码都遮住一部分。不卖，不做广告，不给无关的单位；依法必须提供给公安机关、人民法院等的除外。</p>
<h2>放在哪里，存多久</h2><p>存在境内的服务器上，电话、证件号码和住址加密保存。没有提交的草稿 24 小时后自动删除；领了接续码的，留到码下面写的那一天。已经提交的，按档案管理的规定保存，期满删除。</p>
<h2>您的权利</h2><p>您可以查阅、复制、更正、补充、删除自己的信息，可以要求我们解释这些规则（第四十四条至第四十八条）。在<a href="${url('/my-file')}">我的档案</a>里看留了哪些内容、凭什么留、谁看过，当场提出；也可以拨打 12348 或到窗口提出。我们核对身份后及时办理；拒绝的，说明理由。对处理不满的，可以向网信部门投诉，也可以向人民法院起诉。</p>
<h2>这台设备上留下什么</h2><p>只用几个必要的小文件（Cookie）：记住您选的显示方式、没写完的草稿、查询或登录以后是您，还有一个防止别的网站冒用表单。登录的那个，关掉浏览器就没有了。不跟踪您，页面里也没有别家公司的程序。浏览器能加密的，您没交的字会加密留在这台设备上，断了网、关了浏览器也能找回；交了就删，最多留一天，身份证号、银行卡号不留，按“退出”“清除并离开”或者“不在这台设备上留”就删。</p>`)
}

const COLLECTED = [
  ['您说的事情、附件', '弄清需要什么帮助，分给负责的单位', '办不了'],
  ['姓名', '称呼您，区分不同的人', '可以匿名，个别事项办不了'],
  ['电话', '联系、答复、查询时核对', '只能凭查询码上网看'],
  ['身份证号码', '在窗口核对本人、补查询码、避免张冠李戴', '不影响办理'],
  ['事情发生地', '找到离得近、管得着的单位', '由工作人员核对'],
] as const

/** Accessibility statement: what was done, what is not yet, whom to tell. */
export function accessibilityPage(frame: Frame): string {
  return statement(frame, '无障碍说明', html`
<p>本网站按照《无障碍环境建设法》和《网络内容无障碍指南》（WCAG）2.2 的 AA 级建设，让看不清、听不见、手不便、不常用电脑的人都能办事。</p>
<h2>您可以这样用</h2><ul><li>点上方“长辈版”，字更大、按键更大；手机或电脑能出声的，每一页都可以点“朗读”；点“高对比”，黑白分明。</li><li>把浏览器的字放大到两倍，页面不会乱。</li><li>只用键盘也能办完每一件事：Tab 键移动，回车键确认。</li><li>屏幕朗读软件可以念出每个字段、每个错误。</li><li>关掉网页脚本（JavaScript）、用旧手机、网速慢，都能用。</li></ul>
<h2>不方便上网</h2><p>打 12348 说，或到任何一个窗口说，结果一样。行动不便的，可以约人上门；请家人、村（居）干部、法律明白人代办也行。</p>
<h2>还没有做好的</h2><p>还没有手语视频和少数民族语言版本；英文只有一页，说去哪里、怎么问。您上传的照片里的文字，朗读软件读不出来。</p>
<h2>发现不好用的地方</h2><p>请打 12348 告诉我们是哪一页、怎么不好用。</p>`)
}

/** Violence and threats: help first, and a way to leave no trace. */
export function safetyPage(frame: Frame): string {
  return statement(frame, '被打、被威胁，先看这里', html`
${notice(html`<p><strong>正在发生，马上打 <a href="${url('tel:110')}">110</a>。</strong>受伤先打 <a href="${url('tel:120')}">120</a>。能离开就先离开。</p>`, 'grave')}
${leaveForm(frame)}
<h2>法律能帮您什么</h2><ul><li>向人民法院申请<strong>人身安全保护令</strong>，不让对方靠近、骚扰、跟踪您。</li><li>受虐待、遗弃、家庭暴力的人申请法律援助，<strong>不看经济条件</strong>（《法律援助法》第三十二条）。</li><li>请公安机关出具告诫书；保存伤情照片、病历、聊天记录、报警回执。</li></ul>
<h2>怎么和我们说才安全</h2><p>用对方看不到的手机或电脑。姓名可以不留。填电话的那一页，勾上“打这个电话不方便或不安全”，工作人员就不会直接打那个电话。交完会给您一个查询码，记在心里就行。您说的话只有办这件事的人能看，谁看过都有记录。</p>
<div class="actions"><a class="button" href="${url('/')}">说说发生了什么</a><a class="button plain" href="${url('tel:12348')}">打 12348</a></div>
<h2>离开并清除痕迹</h2><p>按“清除并离开”，会删掉写了一半的内容、刚才的回执和查询时的登录。已经交给我们的不会丢；领了接续码的，这台设备上不留，凭码还能打开。浏览器的“历史记录”我们删不了，要您自己删；下次可以先打开“无痕浏览”再进来。</p>`)
}

const leaveForm = (frame: Frame): Html => form(frame, '/safety/leave', html`<div class="actions"><button class="button grave" type="submit">清除并离开</button></div>`)

export function leftPage(frame: Frame): string {
  return layout(frame, { title: '页面已清除', body: html`<h1>已经清除</h1><p>请关掉这个页面，再到浏览器的“历史记录”里，删掉今天的几条。</p>` })
}

const statement = (frame: Frame, title: string, body: Html): string => layout(frame, { title, body: html`${homeLink(frame)}<div class="prose essay"><h1>${title}</h1>${body}</div>` })
