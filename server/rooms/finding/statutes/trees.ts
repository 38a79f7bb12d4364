import { makeRandom, type Random } from './random.ts'

/**
 * Gradient-boosted trees that learn an order (LambdaMART): within each question the article cited should stand above the others,
 * and a mistake near the top weighs more. Histograms of at most 64 bins, trees of a fixed depth.
 */
export function trainTrees(set: RankingSet, options: TreeOptions): Forest {
  const bins = binsOf(set)
  const state = { ...set, bins, scores: set.starts.slice(), gradients: new Float32Array(set.labels.length), hessians: new Float32Array(set.labels.length) }
  const forest: Forest = { depth: options.depth, features: [], thresholds: [], values: [] }
  const random = makeRandom(options.seed)
  for (let turn = 0; turn < options.trees; turn++) {
    lambdas(state, options, random)
    const features = Array.from({ length: set.width }, (_, feature) => feature).filter(() => random() < options.share)
    growTree({ ...state, features }, options, forest)
  }
  return forest
}

/** Sum of the trees' values for one row of features beginning at `from`. */
export function scoreRow(forest: Forest, rows: Float32Array, from: number): number {
  const inner = (1 << forest.depth) - 1
  let sum = 0
  for (let tree = 0; tree < forest.values.length / (inner + 1); tree++) {
    let node = 0
    while (node < inner) {
      const at = tree * inner + node
      node = 2 * node + (rows[from + forest.features[at]!]! <= forest.thresholds[at]! ? 1 : 2)
    }
    sum += forest.values[tree * (inner + 1) + node - inner]!
  }
  return sum
}

function binsOf({ rows, width, labels }: RankingSet): Bins {
  const count = labels.length
  const edges: Float32Array[] = []
  const of = new Uint8Array(count * width)
  for (let feature = 0; feature < width; feature++) {
    const sample = Float32Array.from({ length: Math.min(count, 4000) }, (_, i) => rows[Math.floor(i * count / Math.min(count, 4000)) * width + feature]!).sort()
    const cuts = [...new Set(Array.from({ length: mostBins - 1 }, (_, i) => sample[Math.floor((i + 1) * sample.length / mostBins)]!))]
    edges.push(Float32Array.from(cuts))
    for (let row = 0; row < count; row++) of[row * width + feature] = binOf(edges[feature]!, rows[row * width + feature]!)
  }
  return { edges, of }
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

/** For each pair of a cited and an uncited article of one question: the push that its swap in the order is worth. */
function lambdas(state: Ground, { top, share }: TreeOptions, random: Random): void {
  const { groups, labels, scores, gradients, hessians } = state
  gradients.fill(0)
  hessians.fill(0)
  for (let group = 0; group + 1 < groups.length; group++) {
    if (random() > share) continue
    const order = Array.from({ length: groups[group + 1]! - groups[group]! }, (_, i) => groups[group]! + i).sort((a, b) => scores[b]! - scores[a]!)
    const cited = order.flatMap((row, place) => (labels[row] ? [place] : []))
    const ideal = cited.reduce((sum, _, place) => sum + discount(place), 0) || 1
    for (const place of cited) {
      for (let other = 0; other < order.length; other++) {
        if (labels[order[other]!] || Math.min(place, other) >= top) continue
        push(state, order[place]!, order[other]!, Math.abs(discount(place) - discount(other)) / ideal)
      }
    }
  }
}

function push({ scores, gradients, hessians }: Ground, better: number, worse: number, gain: number): void {
  const doubt = 1 / (1 + Math.exp(scores[better]! - scores[worse]!))
  gradients[better]! += gain * doubt
  gradients[worse]! -= gain * doubt
  const bend = gain * doubt * (1 - doubt)
  hessians[better]! += bend
  hessians[worse]! += bend
}

const discount = (place: number): number => 1 / Math.log2(place + 2)

function growTree(state: State, options: TreeOptions, forest: Forest): void {
  const inner = (1 << options.depth) - 1
  const node = new Uint16Array(state.labels.length)
  const base = forest.features.length
  for (let level = 0; level < options.depth; level++) {
    const first = (1 << level) - 1
    const splits = bestSplits(state, options, node, first, 1 << level)
    for (const { feature, bin } of splits) {
      forest.features.push(feature)
      forest.thresholds.push(bin < 0 ? Number.MAX_VALUE : state.bins.edges[feature]![bin]!)
    }
    for (let row = 0; row < node.length; row++) {
      const { feature, bin } = splits[node[row]! - first]!
      node[row] = 2 * node[row]! + (bin < 0 || state.bins.of[row * state.width + feature]! <= bin ? 1 : 2)
    }
  }
  if (forest.features.length !== base + inner) throw new Error('a tree is complete')
  settleLeaves(state, options, forest, node, inner)
}

function settleLeaves(state: State, options: TreeOptions, forest: Forest, node: Uint16Array, inner: number): void {
  const sums = new Float64Array(2 * (inner + 1))
  for (let row = 0; row < node.length; row++) {
    const leaf = node[row]! - inner
    sums[2 * leaf]! += state.gradients[row]!
    sums[2 * leaf + 1]! += state.hessians[row]!
  }
  const values = Array.from({ length: inner + 1 }, (_, leaf) => options.rate * sums[2 * leaf]! / (sums[2 * leaf + 1]! + options.calm))
  forest.values.push(...values)
  for (let row = 0; row < node.length; row++) state.scores[row]! += values[node[row]! - inner]!
}

function bestSplits(state: State, options: TreeOptions, node: Uint16Array, first: number, count: number): Split[] {
  const { width, features, bins, gradients, hessians } = state
  const sums = new Float64Array(count * width * mostBins * 2)
  for (let row = 0; row < node.length; row++) {
    const gradient = gradients[row]!
    const hessian = hessians[row]!
    if (hessian === 0) continue
    const at = (node[row]! - first) * width
    for (const feature of features) {
      const cell = 2 * ((at + feature) * mostBins + bins.of[row * width + feature]!)
      sums[cell]! += gradient
      sums[cell + 1]! += hessian
    }
  }
  return Array.from({ length: count }, (_, at) => bestSplit(sums.subarray(at * width * mostBins * 2, (at + 1) * width * mostBins * 2), state, options))
}

function bestSplit(sums: Float64Array, { features, bins }: State, options: TreeOptions): Split {
  let best: Split = { feature: 0, bin: -1, gain: options.least }
  for (const feature of features) {
    const cells = sums.subarray(feature * mostBins * 2, (feature + 1) * mostBins * 2)
    let total = 0
    let bend = 0
    for (let cell = 0; cell < cells.length; cell += 2) {
      total += cells[cell]!
      bend += cells[cell + 1]!
    }
    let left = 0
    let leftBend = 0
    for (let bin = 0; bin < bins.edges[feature]!.length; bin++) {
      left += cells[2 * bin]!
      leftBend += cells[2 * bin + 1]!
      if (leftBend < options.leastBend || bend - leftBend < options.leastBend) continue
      const gain = left * left / (leftBend + options.calm) + (total - left) ** 2 / (bend - leftBend + options.calm) - total * total / (bend + options.calm)
      if (gain > best.gain) best = { feature, bin, gain }
    }
  }
  return best
}

const mostBins = 64

/** Rows of `width` features; question `g` owns the rows from `groups[g]` to `groups[g + 1]`; label 1: cited. `starts`: scores before any tree. */
export type RankingSet = { rows: Float32Array; width: number; labels: Uint8Array; groups: Int32Array; starts: Float32Array }
/** `top`: only places above count; `rate`: share of each tree; `calm`: regularisation of leaves; `leastBend`: smallest leaf; `share`: of the questions and
 * of the features that each tree sees, drawn by lot: few questions are soon learnt by heart. */
export type TreeOptions = { trees: number; depth: number; rate: number; top: number; calm: number; least: number; leastBend: number; share: number; seed: number }
/** Complete trees laid out one after the other: node i has children 2i+1 (≤ threshold) and 2i+2. */
export type Forest = { depth: number; features: number[]; thresholds: number[]; values: number[] }
type Bins = { edges: Float32Array[]; of: Uint8Array }
type Ground = RankingSet & { bins: Bins; scores: Float32Array; gradients: Float32Array; hessians: Float32Array }
type State = Ground & { features: number[] }
type Split = { feature: number; bin: number; gain: number }
