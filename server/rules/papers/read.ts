/** What reading a paper's number gives: its facts, or a plain sentence about what is wrong and what to do. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export const yes = <T>(value: T): Read<T> => ({ ok: true, value })
export const no = (message: string): Read<never> => ({ ok: false, message })
