import { unitKinds } from '../../rules/unit-kinds.ts'

/** Of the justice bureau itself: no licence, yet a place where a resident finds somebody. */
export const isOfficial = (kind: string): boolean => unitKinds.some((one) => one.id === kind && one.official)
export const licensedKinds: readonly string[] = unitKinds.filter((kind) => !kind.official).map((kind) => kind.id)
/** Where a human being sits whom anybody may simply ask, a county's own centre first. */
export const openKinds: readonly string[] = ['serviceCentre', 'legalAidCentre', 'justiceOffice', 'villageRoom']
