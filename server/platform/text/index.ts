export { mapped, normalise, withoutMarks, type Mapped } from './normalise.ts'
export { stopWords } from './stop-words.ts'
export { isTelling } from './telling.ts'
export { addWords, bigrams, distinct, segments, withoutNames, words } from './terms.ts'
