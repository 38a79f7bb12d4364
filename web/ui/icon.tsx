import { icons, type IconName, type Stroke } from '../face/icons.ts'

/** The house's own lines (web/face/icons.ts). Always beside a word, so hidden from screen readers. */
export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => {
  const strokes: readonly Stroke[] = icons[name]
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} aria-hidden="true" focusable="false">
      {strokes.map(({ d, kind }) => <path key={d} d={d} {...paint[kind]} />)}
    </svg>
  )
}

const paint = { line: {}, solid: { fill: 'currentColor', stroke: 'none' }, cut: { stroke: 'var(--icon-cut,#fff)', strokeWidth: 2.2 } } as const
