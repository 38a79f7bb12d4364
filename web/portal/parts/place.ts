import { html, nothing, url, type Html } from '../html.ts'
import type { PlaceHours, Station } from '../views.ts'
import { icon } from './icon.ts'

/** Where a place is, whether it is open, and its telephone in one tap; what nobody has entered is said, never guessed. */
export const whereAndWhen = (place: PlaceHours): Html => html`<br>${icon('clock', 18)} ${place.openWords}${place.verified ? nothing : UNSURE}
<br>${icon('place', 18)} ${place.address ?? html`<span class="soft">地址还没有登记，去之前打电话问</span>`}
<br>${callPlace(place.phone)}${onMapApp(place)}${place.languages ? html`<br><span class="soft">会说：${place.languages}</span>` : nothing}${place.barrierFree ? html`<br><span class="soft">${place.barrierFree}</span>` : nothing}`

/** Opens the telephone's own map. An invented point leads nobody anywhere. */
function onMapApp({ point, address }: PlaceHours): Html {
  if (!point || point.state === 'demo') return nothing
  const at = [point.latitude, point.longitude].map((one) => Number(one.toFixed(5))).join()
  return html`　<a class="tap" href="${url(`geo:${at}`, { q: `${at}(${(address ?? '法律服务').replace(/[\s()（）]/g, '')})` })}">${icon('place', 18)} 用手机地图打开${point.state === 'toVerify' ? '（位置待核实）' : ''}</a>`
}

export const UNSURE = html`<span class="soft nowrap">（待核实）</span>`

/** What was entered as a telephone may be two numbers or words: then it is read, not pressed. */
export function callPlace(phone: string | null): Html {
  if (!phone) return html`<a class="tap" href="${url('tel:12348')}">${icon('hotline', 18)} 12348（替您转问）</a>`
  return /^[\d -]{5,20}$/.test(phone) ? html`<a class="tap" href="${url(`tel:${phone.replaceAll(' ', '')}`)}">${icon('hotline', 18)} ${phone}</a>` : html`${icon('hotline', 18)} ${phone}`
}

/** How far as the crow flies, and how sure that is. */
export const away = ({ metres, within, point }: Station): Html => html`直线约 ${kilometres(metres ?? 0)}${within ? '，半小时大约能到' : ''}${point && point.state in OF_POINT ? html`<span class="nowrap">${OF_POINT[point.state]}</span>` : nothing}`

const OF_POINT: Readonly<Record<string, string>> = { demo: '（演示坐标）', toVerify: '（坐标待核实）' }

export const kilometres = (metres: number): string => (metres < 950 ? `${Math.max(100, Math.round(metres / 100) * 100)} 米` : `${(metres / 1000).toFixed(metres < 9950 ? 1 : 0)} 公里`)
