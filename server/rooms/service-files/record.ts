import type { FileRequestState } from '../../../contract/service-files.ts'
import type { Subject } from '../../platform/access.ts'
import { camel } from '../../platform/act.ts'
import type { Tx } from '../../platform/context.ts'
import type { Rec } from '../../platform/lifecycle.ts'

/** 个人信息请求 as the lifecycle sees it. `openOrders`: what of his is still being worked on. */
export const lockRequests = async (tx: Tx, ids: readonly string[]): Promise<FileRequest[]> => {
  const rows = await tx.rows<Record<string, unknown>>('select r.* from file_request r where r.id = any($1) order by r.id for update of r', [ids])
  const open = await tx.rows<{ id: string; n: number }>(
    `select r.id, (select count(*)::int from work_order o where o.closed_at is null and (o.matter_id = r.matter_id or r.matter_id is null and o.person_id = any(person_records(r.person_id)))) as n from file_request r where r.id = any($1)`, [ids])
  return rows.map((row) => ({ returnsTo: null, clocks: [], ...camel(row), openOrders: open.find(({ id }) => id === row.id)?.n ?? 0 }) as unknown as FileRequest)
}

/** Whose it is to decide: the bureau that served him last; to take back, his own who asked. */
export const subjectOf = (request: FileRequest): Subject => ({ ownerIds: [request.createdBy], unitIds: [], bureauIds: [request.bureauId] })

export type FileRequest = Rec & {
  state: FileRequestState; createdAt: Date; createdBy: string; askedBy: string; door: string; personId: string; matterId: string | null; kind: 'copy' | 'correct' | 'erase'; field: string | null; wish: string; wishSealed: string | null
  bureauId: string; dueAt: Date; verified: boolean; decidedByName: string | null; decidedAt: Date | null; answer: string | null; ground: string | null; refusedParts: string | null; erasedAt: Date | null; openOrders: number
}
