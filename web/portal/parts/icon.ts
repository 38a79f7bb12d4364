import { iconMarkup, type IconName } from '../../face/icons.ts'
import { ours, type Html } from '../html.ts'

/** Each drawn once: there are few, and a page bears a dozen. */
export const icon = (name: IconName, size?: number): Html => {
  const key = `${name} ${size ?? ''}`
  const known = drawn.get(key) ?? ours(iconMarkup(name, size))
  drawn.set(key, known)
  return known
}

const drawn = new Map<string, Html>()
