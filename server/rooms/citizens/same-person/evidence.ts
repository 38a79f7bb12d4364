/** What one field says: how it agrees, in bits for (or against) one person, and as a sentence that quotes no value. */
export type Evidence = { readonly field: 'name' | 'paper' | 'birth' | 'sex' | 'phone' | 'address'; readonly level: string; readonly bits: number; readonly text: string }
