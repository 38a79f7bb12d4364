import type { IconName } from '../../face/icons.ts'
import { html, type Html, type Value } from '../html.ts'
import { icon } from './icon.ts'

/** Something to know before going on. `care`: mind this; `grave`: this cannot be undone or is about safety. */
export const notice = (body: Value, tone: 'plain' | 'care' | 'grave' = 'plain', sign: IconName = SIGNS[tone]): Html =>
  html`<div class="notice ${tone}">${icon(sign)}<div>${body}</div></div>`

const SIGNS = { plain: 'info', care: 'warn', grave: 'warn' } as const
