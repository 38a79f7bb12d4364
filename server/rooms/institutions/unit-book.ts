import type { Tx } from '../../platform/context.ts'

/** The units a decision may name; read before the act, since decisions are pure. */
export const unitBook = async (tx: Tx, codes: readonly string[]): Promise<UnitBook> => {
  const rows = codes.length ? await tx.rows<UnitFact>('select id, code, name, kind, bureau_id as "bureauId" from unit where code = any($1)', [codes]) : []
  return { byCode: (code) => rows.find((unit) => unit.code === code) }
}
export const noUnits: UnitBook = { byCode: () => undefined }

export type UnitFact = { id: string; code: string; name: string; kind: string; bureauId: string }
export type UnitBook = { readonly byCode: (code: string) => UnitFact | undefined }
