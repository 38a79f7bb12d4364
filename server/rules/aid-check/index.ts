export { answersIn, nextQuestion } from './questions.ts'
export { verdictOf } from './verdict.ts'
