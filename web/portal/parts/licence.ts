import { html, nothing, type Html } from '../html.ts'
import type { LicenceVerdict } from '../views.ts'
import { icon } from './icon.ts'

/** Whether somebody may practise, in one line: by a sign and by words, never by colour alone. */
export const verdict = (one: { verdict: LicenceVerdict, stateName: string, since: string | null, official?: boolean }): Html => (one.official
  ? html`${icon('check', 18)} 司法行政机关的服务机构，不收费`
  : one.verdict === 'genuine' ? html`${icon('check', 18)} 执业证照有效`
    : one.verdict === 'notNow' ? html`${icon('warn', 18)} <strong>现在不能执业：${one.stateName}</strong>${one.since ? `，从 ${dayWords(one.since)}起` : ''}`
      : html`${icon('info', 18)} 执业证照还没有登记，请打 12348 核实`)

/** 2026-11-23 → 2026 年 11 月 23 日, never torn between two lines. */
export const dayWords = (day: string): string => `${Number(day.slice(0, 4))}\u00a0年\u00a0${Number(day.slice(5, 7))}\u00a0月\u00a0${Number(day.slice(8, 10))}\u00a0日`

export const demoMark = ({ demo, name }: { demo: boolean, name: string }): Html => (demo && !name.includes('演示') ? html`<span class="soft">（演示）</span>` : nothing)
