/**
 * The mark is the asterism 三台: six stars in three pairs, a stair into the sky on which, it was said, heaven and people met.
 * Here the three pairs are network, hotline and window, and the stair leads up to one place.
 * The two characters beside it are drawn with the same stroke as the icons, so that they look alike on every machine.
 */
export function markMarkup(size = 40): string {
  return `<svg class="mark" width="${size}" height="${size}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${stars()}</svg>`
}

export function wordmarkMarkup(): string {
  return `<svg class="wordmark" viewBox="0 0 132 40" width="132" height="40" role="img" aria-label="三台">${stars()}`
    + `<g fill="none" stroke="currentColor" stroke-width="3.6">${STROKES.map((d) => `<path d="${d}"/>`).join('')}</g></svg>`
}

/** The last star, the highest of the stair, is the seal's red. */
const stars = () => PAIRS.map(([x, y], index) => `<circle cx="${x}" cy="${y}" r="3.6" fill="${index === PAIRS.length - 1 ? 'var(--cinnabar,#96291a)' : 'currentColor'}"/>`).join('')

const PAIRS = [[4.5, 33.5], [14, 33.5], [15, 20], [24.5, 20], [25.5, 6.5], [35, 6.5]] as const

const STROKES = [
  'M53 8h30', 'M56 20h24', 'M50 33h36', // 三
  'M107 4 98 15.5h24', 'M116 8.5l7.5 8', 'M98.8 22h22.4v13.8H98.8z', // 台
]
