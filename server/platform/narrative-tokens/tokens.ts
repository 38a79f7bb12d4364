import type { Tx } from '../context.ts'
import type { Vault } from '../crypto.ts'
import type { Write } from '../flush.ts'
import { newId } from '../ids.ts'
import { numbersIn, type FoundNumber, type NumberKind } from './numbers-in-text.ts'

/**
 * Takes the numbers out of what somebody typed, wherever they stand in it, and puts tokens (〔电话4821307712〕) in their place;
 * the values go beside, sealed. Called by act() and intake on every input, so that no room can forget it. What is a field of
 * its own (phone, idNumber …) is sealed by its room and stays. Nothing found: the very same object, and no row.
 */
export const keepNumbers = <T>(input: T, subjectId: string, now: Date): Kept<T> => {
  const writes = new Map<string, Write>()
  const keep = (found: FoundNumber): string => {
    const token = tokenOf(found, subjectId)
    if (!writes.has(token)) writes.set(token, {
      insert: 'narrative_token',
      row: { id: newId(now), subject_id: subjectId, token, kind: found.kind, value_sealed: vaultAtHand().seal(found.value, purpose), shown: maskNumber(found), at: now },
    })
    return token
  }
  const kept = mapTexts(input, (text) => replaced(text, keep), true)
  return { kept, writes: [...writes.values()] }
}

/** For what is nobody's narrative (names of files, saved searches): the numbers go for good, their ends stay. */
export const maskNumbers = <T>(value: T): T => mapTexts(value, (text) => replaced(text, maskNumber), true)

/** The kinds alone, in place of the numbers: for comparing texts without keeping what could be tried out. */
export const numbersNamed = (text: string): string => replaced(text, ({ kind }) => `〔${kindWords[kind]}〕`)

/** The tokens of one subject with the masked form of each; asked only when a text holds one. */
export const findTokens = async (tx: Tx, subjectId: string, view?: unknown): Promise<Token[]> => {
  if (view !== undefined && !holdsToken(view)) return []
  const rows = await tx.rows<Token>('select distinct on (token) token, kind, value_sealed as "sealed", shown, id from narrative_token where subject_id = $1 order by token, id', [subjectId], 'narrative_tokens')
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What a screen shows: 〔电话1 138****1234〕. The label is the same wherever the number stands in this view. */
export const withMasked = <V>(view: V, tokens: readonly Token[]): V => shown(view, tokens, labels(tokens))

/** The numbers as they are: for the person himself, or after a purpose was given. */
export const withClear = <V>(view: V, tokens: readonly Token[]): V =>
  shown(view, tokens, new Map(tokens.map((one) => [one.token, vaultAtHand().open(one.sealed, purpose)])))

/** The person's own view of his own matter. */
export const ownNumbers = async <V>(tx: Tx, subjectId: string, view: V): Promise<V> => withClear(view, await findTokens(tx, subjectId, view))

/** After a purpose was given: which label on the screen is which number. */
export const clearNumbers = (tokens: readonly Token[]): ClearNumber[] => {
  const label = labels(tokens)
  return tokens.map((one) => ({ label: label.get(one.token)!, kind: kindWords[one.kind], value: vaultAtHand().open(one.sealed, purpose) }))
}

/** Where nothing says whose the text is: that a number stood there, no more (〔电话〕). Every answer that leaves goes through it. */
export const withoutCodes = (text: string): string => (text.includes('〔') ? text.replace(tokenPattern, '〔$1〕') : text)

/** Set once by the composition root: the sealing of numbers must not hang on which room wrote them. */
export const setNarrativeVault = (vault: Vault): void => { atHand = vault }

/** Kept values of one column, for the rotation of keys. */
export const purpose = 'narrative'
let atHand: Vault | undefined
const vaultAtHand = (): Vault => { if (!atHand) throw new Error('no vault for numbers in narratives: setNarrativeVault comes first'); return atHand }

const kindWords: Readonly<Record<NumberKind, string>> = { idNumber: '证件', phone: '电话', bankCard: '银行卡', passport: '护照', plate: '车牌', wechat: '微信', qq: 'QQ' }
const tokenPattern = /〔(证件|电话|银行卡|护照|车牌|微信|QQ)\d{10}〕/gu

/** The same number in the same subject is the same token, whoever types it; in another subject another one. */
function tokenOf(found: FoundNumber, subjectId: string): string {
  const code = BigInt(`0x${vaultAtHand().blindIndex(`${subjectId}:${found.value}`, purpose).slice(0, 15)}`) % 10_000_000_000n
  return `〔${kindWords[found.kind]}${code.toString().padStart(10, '0')}〕`
}

function maskNumber({ kind, value }: FoundNumber): string {
  // Of a short one nothing much is left to show.
  if (value.length <= 8) return `${value.slice(0, 2)}****`
  if (kind === 'phone') return `${value.slice(0, 3)}****${value.slice(-4)}`
  if (kind === 'idNumber') return `${value.slice(0, 4)}**********${value.slice(-2)}`
  if (kind === 'bankCard') return `****${value.slice(-4)}`
  return `${value.slice(0, 2)}****${value.slice(-2)}`
}

function replaced(text: string, by: (found: FoundNumber) => string): string {
  if (text.length < 7) return text
  const found = numbersIn(text)
  if (found.length === 0) return text
  let made = ''
  let from = 0
  for (const one of found) {
    made += text.slice(from, one.at) + by(one)
    from = one.at + one.length
  }
  return made + text.slice(from)
}

function labels(tokens: readonly Token[]): Map<string, string> {
  const counts = new Map<string, number>()
  return new Map(tokens.map(({ token, kind, shown: masked }) => {
    const n = (counts.get(kind) ?? 0) + 1
    counts.set(kind, n)
    return [token, `〔${kindWords[kind]}${n} ${masked}〕`]
  }))
}

function shown<V>(view: V, tokens: readonly Token[], by: ReadonlyMap<string, string>): V {
  if (tokens.length === 0) return view
  return mapTexts(view, (text) => (text.includes('〔') ? text.replace(tokenPattern, (token) => by.get(token) ?? withoutCodes(token)) : text), false)
}

const holdsToken = (view: unknown): boolean => {
  let holds = false
  mapTexts(view, (text) => { holds ||= text.includes('〔') && text.search(tokenPattern) >= 0; return text }, false)
  return holds
}

/** The same shape with its texts mapped; what did not change is not copied. With `typed`, ids and fields with a home of their own stay. */
function mapTexts<T>(value: T, map: (text: string) => string, typed: boolean): T {
  if (typeof value === 'string') {
    const mapped = map(value)
    return (mapped !== value && typed && uuid.test(value) ? value : mapped) as T
  }
  if (Array.isArray(value)) {
    const mapped = value.map((one) => mapTexts(one, map, typed))
    return (mapped.some((one, i) => one !== value[i]) ? mapped : value) as T
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return value
  let copy: Record<string, unknown> | undefined
  for (const [key, one] of Object.entries(value)) {
    const mapped = typed && ownHome.test(key) ? one : mapTexts(one, map, typed)
    if (mapped !== one) (copy ??= { ...value } as Record<string, unknown>)[key] = mapped
  }
  return (copy ?? value) as T
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu
const ownHome = /(?:^|[a-z])(?:[Pp]hone|[Ii]dNumber|[Cc]allerNumber|Ids?|[Ii]d)$|^(?:address|foreignNumber|number|cursor|sha|password|secret)$/u

export type Kept<T> = { kept: T; writes: Write[] }
export type Token = { readonly id: string; readonly token: string; readonly kind: NumberKind; readonly sealed: string; readonly shown: string }
export type ClearNumber = { readonly label: string; readonly kind: string; readonly value: string }
