import type { Calculator } from './calculator.ts'
import { compensation } from './compensation.ts'
import { courtFee } from './court-fee.ts'
import { doubleWage } from './double-wage.ts'
import { lateInterest, loanCeiling } from './interest.ts'
import { annualLeave } from './leave.ts'
import { limitationSheets } from './limitation.ts'
import { overtime } from './overtime.ts'
import { probation } from './probation.ts'

export { sheetUnder, type Calculator } from './calculator.ts'
export { alwaysOpen, limitationSheets } from './limitation.ts'
export { readFields } from './read.ts'
export const moneySheets: readonly Calculator[] = [compensation, doubleWage, overtime, annualLeave, probation, courtFee, lateInterest, loanCeiling]
export const findCalculator = (id: string): Calculator | undefined => [...moneySheets, ...limitationSheets].find((one) => one.id === id)
