/** Numbers in narratives: taken out on the way in, put back by right on the way out. */
export { numbersIn, type FoundNumber, type NumberKind } from './numbers-in-text.ts'
export { clearNumbers, findTokens, keepNumbers, maskNumbers, numbersNamed, ownNumbers, setNarrativeVault, withClear, withMasked, withoutCodes, type ClearNumber, type Kept, type Token } from './tokens.ts'
