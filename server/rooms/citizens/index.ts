/** The room of persons and their matters. Its only door. */
import { covers, entrust, openGates } from './gate.ts'
import { authorityRefusal, openByAuthority, recordAuthority, revokeAuthority } from './gate-authority.ts'
import { withEntrusted } from './gate-entrusted.ts'
import { identify } from './gate-identify.ts'
import { openGate, shutGates } from './gate-open.ts'
import { identifierWrite } from './identifiers.ts'
import { samePermissions } from './merge/permissions.ts'
import { samePersonRoutes } from './merge/routes.ts'
import { canonicalPerson, personRecords } from './same-person/canonical.ts'
import { findSame } from './same-person/find-same.ts'
import { samePersonJobs } from './same-person/raise.ts'

export { fileGate, type FileGate, type OpenGate } from './gate.ts'
export type { AuthorityFacts } from './gate-authority.ts'
export type { ByCode } from './gate-identify.ts'
/** What opens and shuts a person's file; whether it stands open, `fileGate` says. */
export const gate = { identify, open: openGate, shut: shutGates, openNow: openGates, covers, entrust, entrusted: withEntrusted, recordAuthority, openByAuthority, revokeAuthority, authorityRefusal } as const
export { maskIdNumber, maskName, maskPhone } from './masks.ts'
export { keysOf, matterWrite, personAgain, personView, personWrite, plainPhone, type PersonKeys } from './person.ts'
export type { Found } from './same-person/find-same.ts'
export type { Known } from './same-person/facts.ts'
/** One person, several records: who may be the same, which record stands for all, all of them; and where people decide. */
export const samePerson = { find: findSame, canonical: canonicalPerson, records: personRecords, remember: identifierWrite, permissions: samePermissions, routes: samePersonRoutes, jobs: samePersonJobs } as const
