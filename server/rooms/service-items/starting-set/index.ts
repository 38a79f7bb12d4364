import type { Definition } from '../../../../contract/service-items.ts'
import { basic, legalAid } from './basic.ts'
import { trades } from './trades.ts'

/** By code, in the order of the list. */
export const startingSet: Readonly<Record<string, Definition>> = { ...basic, ...legalAid, ...trades }
