import { html, nothing, url, type Html } from '../html.ts'
import type { PlaceHours } from '../views.ts'
import { icon } from './icon.ts'

/** Where a place is, whether it is open, and its telephone in one tap; what nobody has entered is said, never guessed. */
export const whereAndWhen = (place: PlaceHours): Html => html`<br>${icon('clock', 18)} ${place.openWords}${place.verified ? nothing : UNSURE}
<br>${icon('place', 18)} ${place.address ?? html`<span class="soft">地址还没有登记，去之前打电话问</span>`}
<br>${call(place.phone)}${place.barrierFree ? html`<br><span class="soft">${place.barrierFree}</span>` : nothing}`

const UNSURE = html`<span class="soft">（待核实）</span>`

/** What was entered as a telephone may be two numbers or words: then it is read, not pressed. */
function call(phone: string | null): Html {
  if (!phone) return html`<a class="tap" href="${url('tel:12348')}">${icon('phone', 18)} 12348（替您转问）</a>`
  return /^[\d -]{5,20}$/.test(phone) ? html`<a class="tap" href="${url(`tel:${phone.replaceAll(' ', '')}`)}">${icon('phone', 18)} ${phone}</a>` : html`${icon('phone', 18)} ${phone}`
}
