import './messages.ts'
import type { z } from 'zod'

/**
 * One endpoint: what crosses the wire. Method and path are HTTP's; `input` parses the merged path, query and body
 * fields; `view` is a phantom that carries the answer's type to the client (see `view<T>()`).
 */
export const endpoint = <I extends z.ZodType, V>(row: Endpoint<I, V>): Endpoint<I, V> => row

/** Names the answer's type without a value at run time. */
export const view = <V>(): V => undefined as V

export type Endpoint<I extends z.ZodType = z.ZodType, V = unknown> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  readonly input: I
  readonly view: V
  /** What it does, in the reader's words; becomes the OpenAPI summary. */
  readonly means: string
}

export type InputOf<E> = E extends Endpoint<infer I, unknown> ? z.infer<I> : never
export type ViewOf<E> = E extends Endpoint<z.ZodType, infer V> ? V : never
