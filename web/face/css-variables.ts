import { colour, elder, font, highContrast, normal, radius } from './tokens.ts'

/** The tokens as CSS custom properties: normal on :root, the elder edition and high contrast as overrides of the same names. */
export function cssVariables(): string {
  return [
    block(':root', [...colours(colour), ...scale(normal), ...fonts(), ...radii()]),
    block('.elder', [...scale(elder), `--title:${family(font.text)}`]),
    block('.contrast', colours(highContrast)),
    `@media(prefers-contrast:more){${block(':root', colours(highContrast))}}`,
  ].join('\n')
}

/** Sizes are rem of a 16 px root, so that a reader who asks the browser for larger text gets it everywhere. */
export const rem = (px: number): string => `${Math.round((px / 16) * 1000) / 1000}rem`

export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const colours = (set: Readonly<Record<string, string>>) => Object.entries(set).map(([name, value]) => `--${kebab(name)}:${value}`)

const scale = (set: Readonly<Record<string, number>>) =>
  Object.entries(set).map(([name, value]) => `--${kebab(name)}${UNITLESS.has(name) ? `:${value}` : `:${rem(value)}`}`.replace('--text:', '--size:'))

const fonts = () => [`--font:${family(font.text)}`, `--title:${family(font.title)}`]

const radii = () => Object.entries(radius).map(([name, value]) => `--radius-${name}:${value}px`)

const family = (names: readonly string[]) => names.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(',')

const block = (selector: string, lines: readonly string[]) => `${selector}{${lines.join(';')}}`

const UNITLESS = new Set(['leading', 'leadingTitle'])
