import { html, type Html } from '../html.ts'
import { contrastRatio } from '../../face/contrast.ts'
import { kebab } from '../../face/css-variables.ts'
import { colour, elder, normal, type Colour } from '../../face/tokens.ts'

/** Each colour with its name and its contrast on paper, measured while the page is made. */
export const colourSwatches = (): Html => html`<ul class="swatches">${(Object.keys(colour) as Colour[]).map((name) => html`<li><i class="swatch ${kebab(name)}"></i><b>${NAMES[name]}</b><code>${colour[name]}</code>${note(name)}</li>`)}</ul>`

export const typeSpecimen = (): Html => html`<div class="specimen"><p class="title-1">有法可依，有人可问</p><p class="title-2">有法可依，有人可问　Aa 0123456789</p>
<div class="prose essay"><p>一般文字${String(normal.text)}像素，行高${String(normal.leading)}倍，一行不超过三十六个字；长辈版${String(elder.text)}像素。“引号、括号（如这里）”和句读不占满格，开头不空缺，行末不悬空。数字等宽，对得齐：2026 年 11 月 23 日，14,300.00 元。</p></div>
<p class="lead">导语：您说的每一句，都有人看。</p><p class="small soft">小字只用来解释，不用来藏话。</p></div>`

export const spaceRuler = (): Html => html`<p>主要按键高 ${String(normal.target)} 像素，长辈版 ${String(elder.target)} 像素；其余可点的地方不小于 44 像素。</p><p class="row"><span class="key main">${String(normal.target)} → ${String(elder.target)}</span><span class="key minor">44</span></p>`

const note = (name: Colour): Html => (/wash$|Wash$|paper|surface|line$|focus/.test(name) ? html`<small>底色、线</small>` : html`<small>对纸 ${contrastRatio(colour[name], colour.paper).toFixed(1)} : 1</small>`)

const NAMES: Readonly<Record<Colour, string>> = {
  paper: '宣纸', surface: '白', wash: '素', ink: '墨', inkSoft: '淡墨', line: '界线', lineStrong: '框线', dai: '黛青', daiDeep: '深黛', daiWash: '浅黛',
  cinnabar: '朱砂', cinnabarWash: '浅朱', amber: '赭石', amberWash: '浅赭', orange: '檀', orangeWash: '浅檀', pine: '松', pineWash: '浅松',
  violet: '紫檀', violetWash: '浅紫', indigo: '靛', indigoWash: '浅靛', slate: '石青', slateWash: '浅石', focus: '藤黄',
}
