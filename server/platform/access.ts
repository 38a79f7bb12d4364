/**
 * Who may do what, on what. A permission row `{ action, roles, scope }` is a right; without a row there is none. The
 * same rows yield the yes or no for one record (`allowed`), the reach of a list (`reachOf`, a WHERE by `whereReach`)
 * and the generated document, so list and detail cannot disagree.
 */
export type Scope = 'own' | 'entrusted' | 'ownInstitution' | 'ownArea' | 'city'

export type PermissionRow<A extends string = string> = { readonly action: A; readonly roles: readonly string[]; readonly scope: Scope }

/** One role held in one unit. `bureauId` is the county bureau or branch above the unit; the city's own units have the city's. */
export type Appointment = { readonly role: string; readonly unitId: string; readonly bureauId: string }

export type Actor = {
  readonly kind: 'staff' | 'resident' | 'client' | 'system'
  readonly id: string
  readonly name: string
  readonly appointments: readonly Appointment[]
  /** A resident signed in by query code sees this one record and no other. */
  readonly recordId?: string
  readonly sessionId?: string
  /** Persons, or single matters, that stand open to him for the length of a contact. */
  readonly entrusted?: readonly string[]
}

/** What of a record decides who reaches it. */
export type Subject = {
  readonly ownerIds: readonly (string | null)[]
  readonly unitIds: readonly (string | null)[]
  readonly bureauIds: readonly (string | null)[]
  readonly recordId?: string
  /** The person and the matter that it belongs to. */
  readonly ofIds?: readonly string[]
}

export type Reach = { city: boolean; bureauIds: string[]; unitIds: string[]; ownerId: string | null; recordId: string | null; entrustedIds?: readonly string[] }

/** Reaches nothing; reaches everything. Shared: whoever widens a reach makes his own (`reachOf`). */
export const noReach: Reach = { city: false, bureauIds: [], unitIds: [], ownerId: null, recordId: null }
export const cityReach: Reach = { city: true, bureauIds: [], unitIds: [], ownerId: null, recordId: null }

export const systemActor: Actor = { kind: 'system', id: '00000000-0000-7000-8000-000000000000', name: '系统', appointments: [] }

/** The roles an actor acts in; people outside the staff have exactly one. */
export const rolesOf = (actor: Actor): readonly string[] =>
  actor.kind === 'staff' ? actor.appointments.map((a) => a.role) : [actor.kind === 'client' ? 'apiClient' : actor.kind]

export const reachOf = <A extends string>(rows: readonly PermissionRow<A>[], action: A | '*', actor: Actor): Reach => {
  const reach: Reach = { ...noReach, bureauIds: [], unitIds: [] }
  const held: readonly Appointment[] = actor.kind === 'staff' ? actor.appointments : [{ role: rolesOf(actor)[0] ?? '', unitId: '', bureauId: '' }]
  for (const row of action === '*' ? rows : rowsOf(rows, action)) {
    for (const appointment of held) if (row.roles.includes(appointment.role)) widen(reach, row.scope, appointment, actor)
  }
  return reach
}

/** The rows of one action. A table of rows never changes, so it is sorted once: every button of every answer asks. */
function rowsOf(rows: readonly PermissionRow[], action: string): readonly PermissionRow[] {
  let sorted = byAction.get(rows)
  if (!sorted) byAction.set(rows, (sorted = Map.groupBy(rows, (row) => row.action)))
  return sorted.get(action) ?? []
}
const byAction = new WeakMap<readonly PermissionRow[], Map<string, PermissionRow[]>>()

export const isEmpty = (reach: Reach): boolean =>
  !reach.city && !reach.ownerId && !reach.recordId && reach.bureauIds.length === 0 && reach.unitIds.length === 0

export const within = (reach: Reach, subject: Subject): boolean =>
  reach.city ||
  (reach.recordId !== null && subject.recordId === reach.recordId) ||
  (reach.ownerId !== null && subject.ownerIds.includes(reach.ownerId)) ||
  (reach.entrustedIds?.some((id) => subject.ofIds?.includes(id)) ?? false) ||
  subject.unitIds.some((id) => id !== null && reach.unitIds.includes(id)) ||
  subject.bureauIds.some((id) => id !== null && reach.bureauIds.includes(id))

export const allowed = <A extends string>(rows: readonly PermissionRow<A>[], action: A, actor: Actor, subject: Subject): boolean =>
  within(reachOf(rows, action, actor), subject)

/** The same reach as a WHERE fragment; `columns` are trusted SQL expressions, values go into `values`. */
export const whereReach = (reach: Reach, columns: { record: string; owners: string[]; units: string[]; bureaus: string[]; of?: string[] }, values: unknown[]): string => {
  if (reach.city) return 'true'
  const any = (names: string[], ids: readonly string[]): string[] => {
    if (ids.length === 0) return []
    values.push(ids)
    return names.map((name) => `${name} = any($${values.length}::uuid[])`)
  }
  const parts = [
    ...any(columns.owners, reach.ownerId ? [reach.ownerId] : []),
    ...any(columns.units, reach.unitIds),
    ...any(columns.bureaus, reach.bureauIds),
    ...any([columns.record], reach.recordId ? [reach.recordId] : []),
    ...any(columns.of ?? [], reach.entrustedIds ?? []),
  ]
  return parts.length ? `(${parts.join(' or ')})` : 'false'
}

function widen(reach: Reach, scope: Scope, appointment: Appointment, actor: Actor): void {
  if (scope === 'city') reach.city = true
  else if (scope === 'entrusted') reach.entrustedIds = actor.entrusted ?? []
  else if (scope === 'ownArea') addOnce(reach.bureauIds, appointment.bureauId)
  else if (scope === 'ownInstitution') addOnce(reach.unitIds, appointment.unitId)
  else if (actor.recordId) reach.recordId = actor.recordId
  else reach.ownerId = actor.id
}

function addOnce(ids: string[], id: string): void {
  if (id && !ids.includes(id)) ids.push(id)
}
