import type { Tx } from '../../../platform/context.ts'

/** The record that stands for this person: himself, unless a decision ties him to an older one. Ids only, for any sight. */
export const canonicalPerson = async (tx: Tx, id: string): Promise<string> =>
  (await tx.one<{ id: string }>('select canonical_person($1) as id', [id], 'canonical_person'))?.id ?? id

/** All records of this person, the standing one first. His orders hang on any of them: ask with `person_id = any(…)`. */
export const personRecords = async (tx: Tx, id: string): Promise<string[]> =>
  (await tx.one<{ ids: string[] }>('select person_records($1) as ids', [id], 'person_records'))?.ids ?? [id]
