import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { IntakeInput, IntakeReceipt } from '../../../contract/intake.ts'
import type { TrackView } from '../../../contract/work-orders.ts'
import type { BodyRow, BodyView, GenuineFind, Nearby } from '../../../web/portal/views.ts'
import type { Actor } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/crypto.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Handover } from '../exchange/index.ts'
import type { PublicFinds } from '../finding/index.ts'
import type { ServicesDesk } from './basic-services.ts'
import type { FileDesk } from './file-desk.ts'
import type { Keeper } from './kept.ts'
import type { CityRules } from '../settings/index.ts'
import type { SignInDeps } from './signed-in.ts'

/** What the citizens' pages need of the house. */
export type PortalDeps = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly vault: Vault
  readonly files: FileStore
  readonly desk: Desk
  /** Throws when what was typed bears a mark of state secrets; forms with files are read here and not by the house. */
  readonly typed?: (content: unknown) => Promise<void>
  /** Laws and guides by plain words; null while the index is away. */
  readonly lookUp?: (words: string, page: number) => Promise<PublicFinds | null>
  /** Calendar, time limits and figures of the city as they stand now; without it each page that needs them reads them anew. */
  readonly rules?: () => CityRules
  /** Keeps pages that are the same for everybody, for a second; without it each is drawn anew. */
  readonly keeper?: Keeper | null
  /** A page has been answered: counted by step, without saying for whom. */
  readonly visited?: (request: FastifyRequest, reply: FastifyReply) => void
  /** Whether this page shall say that its content waits for review. */
  readonly isDue?: (path: string) => boolean
  /** Origins whose pages may frame the edition made for it. */
  readonly framedBy?: () => Promise<readonly string[]>
  /** Residents who sign in; without it there are only query codes. */
  readonly signIn?: SignInDeps
  /** Who of the staff asks, if anybody: only for their look at a notice before it is public. */
  readonly staff?: (request: FastifyRequest) => Promise<Actor | null>
  /** What the province has already asked, brought along by the resident; absent where nobody is handed over. */
  readonly province?: { open(token: string): Promise<Handover>, link(from: { clientId: string, ref: string }, orderId: string): Promise<void> }
  /** Cookies over https only; false in the demonstration, which speaks plain http to 127.0.0.1. */
  readonly secure: boolean
}

/** The lower rooms as the pages use them. Refusals are thrown as `Refused`. */
export type Desk = {
  /** `at`: in a shop, for one of its products or with a question. `idNumber`: of who is signed in with a verified identity. */
  intake(actor: Actor, input: IntakeInput, at?: { shopId: string; productId?: string | undefined; complaint?: boolean }, idNumber?: string): Promise<IntakeReceipt>
  /** The shop that this order came through and that has it. */
  shopOf(orderId: string): Promise<{ id: string; name: string } | null>
  /** The order that code and phone open; null when they do not fit, whether or not the code exists. */
  find(code: string, phone: string): Promise<string | null>
  track(actor: Actor): Promise<Tracked | null>
  /** The same, and by when he must act himself, in words. */
  follow(actor: Actor): Promise<{ tracked: Tracked; deadlines: string[] } | null>
  act(actor: Actor, action: ResidentAction, input: Record<string, unknown>, requestId: string): Promise<unknown>
  stations(ask: ({ county: string, township: string | null } | { spot: { latitude: number, longitude: number } }) & { bodies?: boolean }): Promise<Nearby>
  readonly bodies: BodiesDesk
  /** The five basic services, by place. */
  readonly services: ServicesDesk
  readonly file: FileDesk
}

export type Tracked = TrackView
export type ResidentAction = 'supplement' | 'urge' | 'withdraw' | 'rate' | 'reopen'

/** The register of bodies and people as everybody may see it. */
export type BodiesDesk = {
  list(ask: { county: string | null; kind: string | null; page: number }): Promise<{ rows: readonly BodyRow[]; more: boolean }>
  one(code: string): Promise<BodyView['body'] | null>
  genuine(typed: string): Promise<{ finds: readonly GenuineFind[]; more: boolean }>
}
