import type { CalendarDay, DailyCheckView, DayKind, FigureView, LimitRow, LimitVersion, SettingsView } from '../../../contract/settings.ts'
import { word } from '../../../contract/glossary.ts'
import { allowed, type Actor } from '../../platform/access.ts'
import type { Tx } from '../../platform/context.ts'
import { addDays, dayNumber, dayOf, isWeekend } from '../../platform/days.ts'
import type { WorkCalendar } from '../../platform/workdays.ts'
import { cityFigures, figuresOf } from '../../rules/city-figures.ts'
import { calendarKnown } from '../../rules/calendar.ts'
import { builtInRegister, ruleAt, type DeadlineRow } from '../../rules/deadline-register.ts'
import { sensitiveTopics } from '../../rules/sensitivity/index.ts'
import { cityRules, type CityRules } from './city-rules.ts'
import { settingPermissions } from './permissions.ts'
import { hoursOf, readStored, type Stored, type StoredLimit } from './stored.ts'

/** The whole page in one answer: a year of days, the hours, and the register with every version. */
export const settingsView = async (tx: Tx, { actor, now, year }: { actor: Actor; now: Date; year?: number | undefined }): Promise<SettingsView> => {
  const stored = await readStored((text, values) => tx.rows(text, values))
  const rules = cityRules(stored)
  const nameOf = await namesOf(tx, stored)
  const [today, hours] = [dayOf(now), stored['calendar.hours']]
  const shown = year ?? Number(today.slice(0, 4))
  return {
    today, year: shown, days: daysOf(shown, rules.calendar, stored), published: calendarKnown,
    overrides: stored['calendar.overrides'].map(({ day, as, note, by, at }) => ({ day, as, note, setBy: nameOf(by), setAt: at })),
    hours: { shifts: hoursOf(stored), note: hours?.note ?? null, setBy: hours ? nameOf(hours.by) : null, setAt: hours?.at ?? null, verified: hours !== null },
    dailyCheck: await dailyCheckOf(tx, stored), files: { ...stored['files.opening'], ...(await setOf(tx, 'files.opening')) }, signIn: { ...stored['residents.signIn'], ...(await setOf(tx, 'residents.signIn')) },
    sensitiveTopics: [...sensitiveTopics.map(({ id, zh }) => ({ id, zh, words: [], builtIn: true, setBy: null, setAt: null })), ...stored['sensitive.topics'].map(({ id, zh, words, by, at }) => ({ id, zh, words, builtIn: false, setBy: nameOf(by), setAt: at }))],
    figures: figureViews(stored, today, nameOf), limits: limitRows(rules, stored, today, now, nameOf),
    unused: rules.refused.map(({ setting, reason }) => ({ code: setting.code, reason })),
    mayChange: allowed(settingPermissions, 'changeSettings', actor, { ownerIds: [], unitIds: [], bureauIds: [] }),
  }
}

function figureViews(stored: Stored, today: string, nameOf: Name): FigureView[] {
  const set = stored['city.figures']
  return cityFigures.map(({ id, zh, unit, means }) => ({
    id, zh, unit, means, now: figuresOf(set).at(id, today),
    versions: set.filter((one) => one.id === id).toSorted((a, b) => b.validFrom.localeCompare(a.validFrom)).map(({ amount, validFrom, verified, basis, by, at }) => ({ amount, validFrom, verified, basis, setBy: nameOf(by), setAt: at })),
  }))
}

async function dailyCheckOf(tx: Tx, stored: Stored): Promise<DailyCheckView> {
  return { remindAt: stored['dailyCheck.remindAt'], reportAt: stored['dailyCheck.reportAt'], ...(await setOf(tx, 'dailyCheck.remindAt')) }
}

/** Who set it when; what nobody has set is the house's own: 待核实. */
async function setOf(tx: Tx, name: keyof Stored): Promise<{ setBy: string | null; setAt: string | null; verified: boolean }> {
  const set = await tx.one<{ by: string | null; at: Date }>(`select a.name as by, s.set_at as at from setting s left join account a on a.id = s.set_by where s.name = $1`, [name])
  return { setBy: set?.by ?? null, setAt: set?.at.toISOString() ?? null, verified: set !== undefined }
}

function daysOf(year: number, calendar: WorkCalendar, stored: Stored): CalendarDay[] {
  const set = new Map(stored['calendar.overrides'].map((o) => [o.day, o]))
  const days: CalendarDay[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`) && days.length < 366; day = day === '2099-12-31' ? '' : addDays(day, 1)) {
    const [work, name, own] = [calendar.isWorkday(day), calendar.noteOf(day) ?? null, set.get(day)]
    days.push({ day, kind: own ? (own.as === 'work' ? 'opened' : 'closed') : kindOf(work, isWeekend(dayNumber(day)), name), work, name, verified: calendar.isVerified(day) })
  }
  return days
}

function kindOf(work: boolean, weekend: boolean, name: string | null): DayKind {
  if (work) return weekend ? 'makeup' : 'work'
  return name ? 'holiday' : 'weekend'
}

function limitRows({ register }: CityRules, stored: Stored, today: string, now: Date, nameOf: Name): LimitRow[] {
  return [...new Set(register.map((row) => row.code))].map((code) => {
    const versions = register.filter((row) => row.code === code)
    const first = versions[0]!
    const builtIn = builtInRegister.filter((row) => row.code === code).length
    const ours = stored['deadline.settings'].filter((one) => one.code === code).toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
    const current = ruleAt(code, now, register)
    return {
      code, zh: first.zh, room: first.room, startsZh: first.startsZh, pausedBy: first.pausedBy.map((state) => word('state', state)), inLaw: versions.some((row) => row.basis.article !== undefined),
      versions: versions.map((row, i) => versionView(row, ours[i - builtIn], { current, today, newest: i === versions.length - 1 }, nameOf)),
    }
  })
}

function versionView(row: DeadlineRow, own: StoredLimit | undefined, { current, today, newest }: { current: DeadlineRow; today: string; newest: boolean }, nameOf: Name): LimitVersion {
  return {
    version: row.version, amount: row.amount, unit: row.unit, validFrom: row.validFrom, warn: row.warn, verified: row.verified, basis: { level: row.basis.level, text: row.basis.text },
    setBy: own ? nameOf(own.by) : null, setAt: own?.at ?? null,
    standing: row === current ? 'current' : row.validFrom > today ? 'coming' : 'past', mayWithdraw: own !== undefined && newest && row.validFrom > today,
  }
}

async function namesOf(tx: Tx, stored: Stored): Promise<Name> {
  const ids = [...stored['calendar.overrides'], ...stored['deadline.settings'], ...stored['sensitive.topics'], ...stored['city.figures'], ...(stored['calendar.hours'] ? [stored['calendar.hours']] : [])].map(({ by }) => by)
  const rows = await tx.rows<{ id: string; name: string }>('select id::text, name from account where id::text = any($1)', [[...new Set(ids)]])
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? null
}

type Name = (id: string) => string | null
