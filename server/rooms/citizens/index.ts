/** The room of persons and their matters. Its only door. */
export { maskIdNumber, maskName, maskPhone } from './masks.ts'
export { keysOf, matterWrite, personAgain, personView, personWrite, plainPhone, type PersonKeys } from './person.ts'
