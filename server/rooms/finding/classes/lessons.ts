import type { Sparse } from './vectors.ts'

/**
 * What clerks have taught since: a thin layer over the shipped weights. Each correction moves the weights of its terms a little,
 * towards the topic that a person chose and away from the one suggested; no weight moves farther than `farthest`, so that no
 * single desk and no mistake can turn the model over.
 */
export function newLayer(): Layer {
  const moved = new Map<number, Map<number, number>>()
  const shift = (topic: number, { at, value }: Sparse, by: number): void => {
    const weights = moved.get(topic) ?? new Map<number, number>()
    moved.set(topic, weights)
    at.forEach((bucket, i) => {
      if (i < at.length - 1) weights.set(bucket, bounded((weights.get(bucket) ?? 0) + by * value[i]!))
    })
  }
  return {
    learn: (row, chosen, suggested) => { shift(chosen, row, rate); shift(suggested, row, -rate) },
    add: (topic, { at, value }) => {
      const weights = moved.get(topic)
      return weights ? at.reduce((sum, bucket, i) => sum + (weights.get(bucket) ?? 0) * value[i]!, 0) : 0
    },
    size: () => [...moved.values()].reduce((sum, weights) => sum + weights.size, 0),
  }
}

let current: Layer = newLayer()
export const learnt = (): Layer => current
export const replaceLayer = (layer: Layer): void => { current = layer }

const rate = 0.25
const farthest = 0.5
const bounded = (value: number): number => Math.max(-farthest, Math.min(farthest, value))

/** The constant, last in every row, learns nothing: a correction is about its words, not about how frequent a topic is. */
export type Layer = {
  learn: (row: Sparse, chosen: number, suggested: number) => void
  add: (topic: number, row: Sparse) => number
  size: () => number
}
