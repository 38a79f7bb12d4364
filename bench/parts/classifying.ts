import { best, ridge, scores } from '../../server/rooms/finding/classes/ridge.ts'
import { rarity, vector, type Document } from '../../server/rooms/finding/classes/vectors.ts'
import { accuracy, macroF1, mean, stratified } from './scoring.ts'

/** Ten folds, drawn `draws` times; also what is measured of the documents (how rare a term is) comes from the other folds. */
export function crossValidated(trial: Trial, draws: number): Result {
  const results = Array.from({ length: draws }, (_, draw) => {
    const folds = stratified(trial.labels, 10, draw + 1)
    const given: number[] = []
    for (let fold = 0; fold < 10; fold++) {
      const out = indexes(folds, (of) => of === fold)
      predict(trial, indexes(folds, (of) => of !== fold), out.map((i) => trial.documents[i]!)).forEach((label, i) => { given[out[i]!] = label })
    }
    return { accuracy: accuracy(trial.labels, given), macroF1: macroF1(trial.labels, given) }
  })
  return { accuracy: mean(results.map((one) => one.accuracy)), macroF1: mean(results.map((one) => one.macroF1)) }
}

/** Trained on one file, tested on another; what stands in both is not trained on. */
export function heldOut(trial: Trial, tested: Trial): Result {
  const seen = new Set(tested.keys)
  const rows = trial.keys.flatMap((key, i) => (seen.has(key) ? [] : [i]))
  const given = predict(trial, rows, tested.documents).map((label) => trial.classes[label]!)
  const truth = tested.labels.map((label) => tested.classes[label]!)
  const ids = [...new Set([...truth, ...given])]
  const [a, b] = [truth.map((name) => ids.indexOf(name)), given.map((name) => ids.indexOf(name))]
  return { accuracy: accuracy(a, b), macroF1: macroF1(a, b) }
}

function predict(trial: Trial, rows: readonly number[], tested: readonly Document[]): number[] {
  const { classes, size, penalty, more } = trial
  const documents = [...rows.map((i) => trial.documents[i]!), ...(more?.documents ?? [])]
  const labels = [...rows.map((i) => trial.labels[i]!), ...(more?.labels ?? [])]
  const trust = [...rows.map(() => 1), ...(more?.trust ?? [])]
  const rare = rarity(documents, size)
  const model = ridge(documents.map((document) => vector(document, rare)), labels, { classes: classes.length, size, penalty, trust, turns: 25 })
  return tested.map((document) => best(scores(model, vector(document, rare))))
}

function indexes(folds: readonly number[], which: (fold: number) => boolean): number[] {
  return folds.flatMap((fold, i) => (which(fold) ? [i] : []))
}

type Result = { accuracy: number; macroF1: number }
/** `more`: rows with labels believed less, from elsewhere; never tested. */
export type Trial = {
  classes: readonly string[]
  documents: readonly Document[]
  labels: readonly number[]
  keys: readonly string[]
  size: number
  penalty: number
  more?: { documents: readonly Document[]; labels: readonly number[]; trust: readonly number[] }
}
