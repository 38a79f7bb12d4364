/** 证件与号码: what stands in an identity number, a passport, a credit code, a telephone number; pure. */
export { idCheckCharacter, readIdNumber, tidy, type IdNumber, type Sex } from './id-number.ts'
export { readCreditCode, creditCheckCharacter, organisationCheck, type CreditCode } from './credit-code.ts'
export { paperKinds, readPaper, type Paper, type PaperKind } from './other-papers.ts'
export { readPhone, type Phone } from './phones.ts'
export type { Read } from './read.ts'
