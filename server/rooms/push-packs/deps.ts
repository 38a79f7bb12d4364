import type { Vault } from '../../platform/crypto.ts'
import type { Finder } from '../finding/index.ts'
import type { World, orderRecords } from '../work-orders/index.ts'

export type PackDeps = { finder: Finder; vault: Vault; world: () => World }
export type Order = Awaited<ReturnType<typeof orderRecords.get>>
