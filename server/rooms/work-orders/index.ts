/** The room of work orders. Its only door. */
export { workOrders } from './lifecycle.ts'
export { permissions } from './permissions.ts'
export { buildWorld, type UnitFacts, type World } from './world.ts'
export { takeIn, type IntakeFacts, type IntakeHouse } from './intake.ts'
export { numberGiver } from './numbers.ts'
export { sweep } from './sweep.ts'
