/**
 * The house's own icons: a 24 px grid, 2 px strokes, butt ends, and a cut corner where a shape would be closed: the hand of a
 * seal carver, not of a library. Data, not markup, so that server pages and React draw the same lines.
 */
export const icons = {
  network: [line('M3 5h18v11H3z'), line('M8 20h8'), line('M12 16v4'), line('M7 10.5h5'), line('M15 10.5h2')],
  window: [line('M3 3v18'), line('M21 3v18'), line('M3 12h18'), line('M3 4h18'), line('M9 17h6'), dot(12, 8, 2)],
  hotline: [line('M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4c0 1-1 2-2 2C10.5 20.5 3.5 13.5 4 5c0-1 1-2 2-2z')],
  api: [line('M8 4 3 12l5 8'), line('M16 4l5 8-5 8'), line('M13.5 6l-3 12')],
  clock: [line('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), line('M12 7v5.5l3.5 2')],
  urge: [line('M12 3v9'), line('M7 8l5-5 5 5'), line('M4 15h16'), line('M7 20h10')],
  attach: [line('M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.6 1.6 0 0 1-2.3-2.3L15 7.5')],
  print: [line('M7 8V3h10v5'), line('M7 17H3V8h18v9h-4'), line('M7 14h10v7H7z')],
  elder: [line('M10 3 4 21'), line('M10 3l6 18'), line('M6 15h8'), line('M20 5v6'), line('M17 8h6')],
  phone: [line('M7 2h10v20H7z'), line('M11 18.5h2')],
  search: [line('M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z'), line('M15.5 15.5 21 21')],
  place: [line('M12 21c-4.5-5-7-8.5-7-11.5a7 7 0 0 1 14 0c0 3-2.5 6.5-7 11.5z'), dot(12, 9.5, 2.5)],
  person: [line('M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z'), line('M4 21c.5-4 3.5-6.5 8-6.5s7.5 2.5 8 6.5')],
  family: [line('M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z'), line('M17 9a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 17 9z'), line('M2 20c.3-3.8 2.5-6 6-6s5.7 2.2 6 6'), line('M15.5 16.6c3.5-.6 5.8.9 6.5 3.4')],
  form: [line('M5 3h10l4 4v14H5z'), line('M9 11h6'), line('M9 15.5h6')],
  pen: [line('M4 20l1-5L16 4l4 4L9 19z'), line('M14 6l4 4')],
  check: [line('M4 12.5l5.5 5.5L20 6.5')],
  cross: [line('M5 5l14 14'), line('M19 5 5 19')],
  warn: [line('M12 3 22 20H2z'), line('M12 9.5v5'), dot(12, 17.3, 1.1)],
  info: [line('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), line('M12 11v6'), dot(12, 7.6, 1.2)],
  lock: [line('M5 11h14v10H5z'), line('M8 11V7.5a4 4 0 0 1 8 0V11'), line('M12 15v2.5')],
  key: [line('M7.5 11.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8z'), line('M10.5 13 20 3.5'), line('M16 7.5l3 3')],
  back: [line('M19 12H5'), line('M11 5.5 4.5 12l6.5 6.5')],
  next: [line('M5 12h14'), line('M13 5.5l6.5 6.5-6.5 6.5')],
  withdraw: [line('M8 5 3.5 9.5 8 14'), line('M4 9.5h10a5.5 5.5 0 0 1 0 11H8')],
  star: [line('M12 3.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6L3.3 9.8l6.1-.7z')],
  voice: [line('M3 9h4l6-5v16l-6-5H3z'), line('M16.5 8.5a5 5 0 0 1 0 7'), line('M19 5.5a9 9 0 0 1 0 13')],
  seal: [line('M4 4h16v16H4z'), line('M8 8.5h8'), line('M8 12h8'), line('M8 15.5h8')],
  contrast: [line('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), solid('M12 3a9 9 0 0 1 0 18z')],

  // Rooms of the workbench.
  today: [line('M4 5h16v15H4z'), line('M4 9.5h16'), line('M8 2.5V6'), line('M16 2.5V6'), dot(12, 14.7, 2.2)],
  calendar: [line('M4 5h16v15H4z'), line('M4 9.5h16'), line('M8 2.5V6'), line('M16 2.5V6'), line('M8 13h2'), line('M14 13h2'), line('M8 16.5h2'), line('M14 16.5h2')],
  eye: [line('M2 12c3-4.7 6.3-7 10-7s7 2.3 10 7c-3 4.7-6.3 7-10 7s-7-2.3-10-7z'), dot(12, 12, 2.6)],
  unread: [line('M3 6h18v13H3z'), line('M3 7l9 6.5L21 7')],
  exchange: [line('M3 8.5h16'), line('M14.5 4 19 8.5 14.5 13'), line('M21 15.5H5'), line('M9.5 11 5 15.5 9.5 20')],
  folder: [line('M3 20V4h7l2.5 3H21v13z'), line('M3 11h18')],
  pair: [line('M8 4.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z'), line('M16.5 4.5a3.2 3.2 0 0 1 0 6.4'), line('M2.5 19.5c.4-3.3 2.3-5 5.5-5s5.1 1.7 5.5 5'), line('M16.5 14.5c3 .2 4.7 1.9 5 5')],
  book: [line('M12 6v14'), line('M12 6C9.5 4.3 6.5 3.7 3 4v14c3.5-.3 6.5.3 9 2 2.5-1.7 5.5-2.3 9-2V4c-3.5-.3-6.5.3-9 2z')],
  hourglass: [line('M6 3h12'), line('M6 21h12'), line('M7.5 3v4L12 12l4.5-5V3'), line('M7.5 21v-4L12 12l4.5 5v4')],
  catalogue: [line('M9 6h12'), line('M9 12h12'), line('M9 18h12'), dot(4.5, 6, 1.5), dot(4.5, 12, 1.5), dot(4.5, 18, 1.5)],
  building: [line('M5 21V4h9v17'), line('M14 10h5v11'), line('M3 21h18'), line('M8 8h3'), line('M8 12h3'), line('M8 16h3')],
  shop: [line('M4 4h16l1 5H3z'), line('M5 9v11h14V9'), line('M9.5 20v-6h5v6')],
  level: [line('M12 3v17'), line('M7 20h10'), line('M4 6.5h16'), line('M1.5 13.5 4 6.5l2.5 7z'), line('M17.5 13.5 20 6.5l2.5 7z')],
  pulse: [line('M2 12.5h5L9.5 6l5 12 2.5-5.5h5')],
  shield: [line('M12 3l8 3v6c0 4.5-3 7.5-8 9-5-1.5-8-4.5-8-9V6z'), line('M8.5 12.2l2.5 2.5 4.5-5')],
  accounts: [line('M4 4h16v16H4z'), line('M12 7.5a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z'), line('M7.5 17c.5-2 2-3 4.5-3s4 1 4.5 3')],
  plug: [line('M9 3v5'), line('M15 3v5'), line('M6 8h12v3a6 6 0 0 1-12 0z'), line('M12 17v4')],

  // Deadlines: a clock face whose dark part is the time that is left, then the stop sign.
  timeFull: [line('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), solid('M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12z')],
  timeHalf: [line('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), solid('M12 6a6 6 0 0 1 0 12z')],
  timeLow: [line('M12 2.5 21.5 12 12 21.5 2.5 12z'), solid('M12 7v5h5a5 5 0 0 0-5-5z')],
  timeOver: [solid('M8 2h8l6 6v8l-6 6H8l-6-6V8z'), cut('M12 6.5v7'), cut('M12 15.8v2.4')],
  timeNone: [line('M6 12h12')],

  // States: one shape a family.
  waiting: [line('M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z')],
  yours: [line('M3 4h18v12h-9l-5 5v-5H3z'), line('M8 10h8')],
  working: [line('M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z'), solid('M12 4a8 8 0 0 0 0 16z')],
  held: [solid('M6 5h4v14H6z'), solid('M14 5h4v14h-4z')],
  checking: [line('M12 3l9 9-9 9-9-9z'), dot(12, 12, 2)],
  done: [solid('M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'), cut('M7.5 12.3l3.3 3.3 6-6.8')],
  aside: [line('M4 4h16v16H4z'), line('M8 12h8')],

  // Faces of the five grades.
  face5: [...round(), ...eyes(), line('M7 13.5c1.2 2.8 2.9 4 5 4s3.8-1.2 5-4z')],
  face4: [...round(), ...eyes(), line('M7.5 14.5c1.3 1.7 2.8 2.5 4.5 2.5s3.2-.8 4.5-2.5')],
  face3: [...round(), ...eyes(), line('M8 15.8h8')],
  face2: [...round(), ...eyes(), line('M7.5 17c1.3-1.7 2.8-2.5 4.5-2.5s3.2.8 4.5 2.5')],
  face1: [...round(), line('M6.8 8.2l3 1.6'), line('M17.2 8.2l-3 1.6'), line('M7.3 17.5c1.2-2.6 2.7-3.7 4.7-3.7s3.5 1.1 4.7 3.7')],
} as const satisfies Record<string, readonly Stroke[]>

/** The icon as SVG markup. It is always beside a word, so it is hidden from screen readers. */
export function iconMarkup(name: IconName, size = 24): string {
  const strokes: readonly Stroke[] = icons[name]
  const paths = strokes.map(({ d, kind }) => `<path d="${d}"${PAINT[kind]}/>`).join('')
  return `<svg class="icon" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false">${paths}</svg>`
}

const PAINT = { line: '', solid: ' fill="currentColor" stroke="none"', cut: ' stroke="var(--icon-cut,#fff)" stroke-width="2.2"' } as const

function line(d: string): Stroke {
  return { d, kind: 'line' }
}
function solid(d: string): Stroke {
  return { d, kind: 'solid' }
}
function cut(d: string): Stroke {
  return { d, kind: 'cut' }
}
function dot(x: number, y: number, r: number): Stroke {
  return solid(`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`)
}
function round(): readonly Stroke[] {
  return [line('M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z')]
}
function eyes(): readonly Stroke[] {
  return [dot(8.5, 9.5, 1.3), dot(15.5, 9.5, 1.3)]
}

export type IconName = keyof typeof icons
export interface Stroke { readonly d: string, readonly kind: 'line' | 'solid' | 'cut' }
