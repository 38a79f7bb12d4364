import type { SignInNumbers } from '../../contract/residents.ts'

/**
 * Numbers of residents' sign-in. Of the house, not of any rule that we have read: 待核实 until the office sets them (the setting
 * `residents.signIn`). `sharedBy`: from that many names on, a telephone counts as an office's and proves nothing.
 * `resumeDays`: how long half a form with a resume code is kept; no longer than needed (个人信息保护法第十九条), which gives no number.
 */
export const signInDefaults: SignInNumbers = {
  codeMinutes: 5, codeTries: 5, againSeconds: 60, perPhoneDay: 10, perAddressHour: 60, perCityDay: 5000,
  idleMinutes: 30, sessionMinutes: 240, nameTries: 5, sharedBy: 7, resumeDays: 7,
}
