import { kebab } from '../../face/css-variables.ts'
import { colour } from '../../face/tokens.ts'

/** One rule a colour: a strict content policy allows no style attributes. */
export const swatchCss = (): string => Object.keys(colour).map((name) => `.swatch.${kebab(name)}{background:var(--${kebab(name)})}`).join('\n')
