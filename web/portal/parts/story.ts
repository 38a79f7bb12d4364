import { levelLook, stateFamily } from '../../face/states.ts'
import type { Level, OrderState } from '../../../contract/work-order-states.ts'
import { html, lines, nothing, type Html } from '../html.ts'
import { icon } from './icon.ts'
import { dayAndTime } from './moments.ts'

/** What has happened, the newest first: when, which office, and what, in plain words. */
export const story = (entries: readonly { at: string, text: string, by?: string | null }[]): Html =>
  html`<ol class="story" reversed>${[...entries].reverse().map((entry) => html`<li><div class="when"><time datetime="${entry.at}">${dayAndTime(entry.at)}</time>${entry.by ? html`，${entry.by}` : nothing}</div><p>${lines(entry.text)}</p></li>`)}</ol>`

export function stateBadge(state: OrderState, word: string): Html {
  const family = stateFamily[state]
  return html`<span class="badge ${family === 'aside' ? 'aside-state' : family}">${icon(family)}${word}</span>`
}

export const levelBadge = (level: Level, word: string = levelLook[level].word): Html => html`<span class="badge ${level}">${icon(levelLook[level].icon)}${word}</span>`
