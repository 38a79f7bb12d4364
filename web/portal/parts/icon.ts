import { iconMarkup, type IconName } from '../../face/icons.ts'
import { ours, type Html } from '../html.ts'

export const icon = (name: IconName, size?: number): Html => ours(iconMarkup(name, size))
