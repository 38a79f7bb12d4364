export { mapped, normalise, withoutMarks, type Mapped } from './normalise.ts'
export { stopWords } from './stop-words.ts'
export { addWords, bigrams, distinct, segments, withoutNames, words } from './terms.ts'
