import { family } from './family.ts'
import { harm } from './harm.ts'
import { homeAndLand } from './home-and-land.ts'
import { money } from './money.ts'
import type { Provision } from './provision.ts'
import { relief } from './relief.ts'
import { ways } from './ways.ts'
import { work } from './work.ts'

export { teachingCases } from './teaching-cases.ts'
export const summaries: readonly Provision[] = [...family, ...money, ...homeAndLand, ...harm, ...work, ...relief, ...ways]
