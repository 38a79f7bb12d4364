import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import { cookieIn, knowsLookAlone } from './cookies.ts'

/**
 * Pages that are the same for everybody, kept for a second: of a thousand who open one page at once, one has it drawn. Kept is the
 * text with holes where the form's token stood; each asker gets his own token into them. Only who brings nothing but how pages
 * look and whose forms they are is answered so, and only what was drawn for such a one is kept: docs/decisions/kept-pages.md.
 */
export const createKeeper = (clock: Clock, wall: () => number = Date.now): Keeper => {
  const pages = new Map<string, Kept>()
  const drawing = new WeakMap<FastifyRequest, { key: string; turn: number }>()
  let turn = 0
  const clear = (): void => {
    turn += 1
    pages.clear()
  }
  return {
    clear,
    heard: ({ method, routeOptions }) => { if (!READS.includes(method) && !CHANGES_NO_PAGE.test(routeOptions.url ?? '')) clear() },
    find: (request) => {
      const key = keyOf(request)
      if (key === undefined) return undefined
      const page = pages.get(key)
      if (page && isYoung(page, clock, wall)) return page
      drawing.set(request, { key, turn })
      return undefined
    },
    keep: (request, reply, text, token) => {
      const drawn = drawing.get(request)
      // What changed while it was drawn may stand on it or not.
      if (drawn?.turn !== turn || !givesNothingElse(reply)) return undefined
      const pieces = piecesOf(text, token(), cookieIn(request, 'visitor'))
      if (!pieces) return undefined
      pages.delete(drawn.key)
      if (pages.size >= MOST) pages.delete(pages.keys().next().value!)
      const page = { pieces, at: clock.now().getTime(), wall: wall() }
      pages.set(drawn.key, page)
      return page
    },
  }
}

/** The whole text, with this asker's token in its holes. */
export const filled = ({ pieces }: Kept, token: string): Buffer => Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [Buffer.from(token), piece])))

/**
 * The same as one gzip stream: what lies between the holes was squeezed once, and the token travels as it is (a stored block,
 * RFC 1951 3.2.4). So it costs a sum over the text and no squeezing, and the length says nothing of the token.
 */
export const filledGzip = (page: Kept, token: string): Buffer => {
  page.squeezed ??= page.pieces.map((piece, i) => deflateRawSync(piece, { finishFlush: i === page.pieces.length - 1 ? constants.Z_FINISH : constants.Z_FULL_FLUSH }))
  const [hole, block] = [Buffer.from(token), storedBlock(token)]
  const end = Buffer.alloc(8)
  end.writeUInt32LE(page.pieces.reduce((sum, piece, i) => crc32(piece, i === 0 ? 0 : crc32(hole, sum)), 0), 0)
  end.writeUInt32LE(page.pieces.reduce((sum, piece) => sum + piece.length, (page.pieces.length - 1) * hole.length), 4)
  return Buffer.concat([GZIP, ...page.squeezed.flatMap((piece, i) => (i === 0 ? [piece] : [block, piece])), end])
}

const isYoung = (page: Kept, clock: Clock, wall: () => number): boolean => {
  // By both clocks: that of the demonstration is moved, and those of tests stand still.
  const [age, real] = [clock.now().getTime() - page.at, wall() - page.wall]
  return age >= 0 && age < AGE && real >= 0 && real < AGE
}

/** Everything that such a page hangs on: its address and how it shall look. In a frame of the province nothing is kept: who may frame is read anew each time. Nor for who asks for it anew (a reload by force, our own walk over the pages). */
function keyOf(request: FastifyRequest): string | undefined {
  const { method, url, headers } = request
  if (method !== 'GET' || url.length > 300 || url.startsWith('/embed/') || headers.authorization !== undefined || headers['cache-control'] === 'no-cache' || !knowsLookAlone(request)) return undefined
  const look = cookieIn(request, 'look') ?? ''
  return `${look.includes('elder') ? 'e' : ''}${look.includes('contrast') ? 'c' : ''} ${url}`
}

const givesNothingElse = (reply: FastifyReply): boolean => [reply.getHeader('set-cookie') ?? []].flat().every((one) => /^(__Host-)?visitor=/.test(String(one)))

/** Cut at the token; nothing when another token or the asker's own cookie stands on it after all. */
function piecesOf(text: string, token: string, visitor: string | undefined): Buffer[] | undefined {
  const pieces = token === '' ? [text] : text.split(token)
  if (text.split(FIELD).length !== pieces.length || pieces.some((piece, i) => i < pieces.length - 1 && !piece.endsWith(FIELD))) return undefined
  return visitor && text.includes(visitor) ? undefined : pieces.map((piece) => Buffer.from(piece))
}

function storedBlock(token: string): Buffer {
  const block = Buffer.alloc(5 + token.length)
  block.writeUInt16LE(token.length, 1)
  block.writeUInt16LE(0xffff - token.length, 3)
  block.write(token, 5, 'latin1')
  return block
}

const FIELD = 'name="_csrf" value="'
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** In milliseconds: as old as a page may be where another process has changed what stands on it. */
const AGE = 1_000
const MOST = 500
const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
/** Words typed into a draft and looking something up change no page for others. All else that is no reading may. */
const CHANGES_NO_PAGE = /^\/(law|guides|shops|genuine|stations\/near|topics\/find|ask(\/(?!send$).+)?)$/

/** `wall`: the moment on the machine's own clock. */
export type Kept = { readonly pieces: readonly Buffer[]; readonly at: number; readonly wall: number; squeezed?: readonly Buffer[] }
export type Keeper = {
  /** Something was changed, by a job or elsewhere in this process. */
  clear(): void
  /** The same, by a request that has been served and not yet answered. */
  heard(request: FastifyRequest): void
  find(request: FastifyRequest): Kept | undefined
  /** A page has been drawn that is the same for everybody but for `token`. */
  keep(request: FastifyRequest, reply: FastifyReply, text: string, token: () => string): Kept | undefined
}
