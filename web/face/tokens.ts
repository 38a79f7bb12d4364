/**
 * The visual language as values: the one place where a colour, a size or a distance is decided.
 * Citizens' pages take them as CSS custom properties (css-variables.ts), the staff web as an antd theme (antd-theme.ts).
 *
 * The palette is that of paper and ink: rice paper, ink, daiqing 黛青 (the deep blue-green of distant hills) for what can be
 * acted on, cinnabar 朱砂 for the seal alone. Text colours keep 7:1 on paper; tokens.test.ts measures every pair.
 */
export const colour = {
  paper: '#faf8f3',
  surface: '#ffffff',
  wash: '#f1efe7',
  ink: '#17201f',
  inkSoft: '#424d4b',
  line: '#d8d4c8',
  lineStrong: '#6f7876',
  dai: '#0b4a50',
  daiDeep: '#07363b',
  daiWash: '#e3eeed',
  cinnabar: '#96291a',
  cinnabarWash: '#fbebe6',
  amber: '#6b4400',
  amberWash: '#fff2d1',
  orange: '#7a2f00',
  orangeWash: '#ffe4d0',
  pine: '#1d5230',
  pineWash: '#e5f1e6',
  violet: '#4a3a7c',
  violetWash: '#eeebf7',
  indigo: '#1f4583',
  indigoWash: '#e6edf8',
  slate: '#434c55',
  slateWash: '#e9ecee',
  focus: '#ffc843',
} as const

/** High contrast: ink on white, every wash gone, every line at full strength. */
export const highContrast: Partial<Record<keyof typeof colour, string>> = {
  paper: '#ffffff', wash: '#ffffff', ink: '#000000', inkSoft: '#000000', line: '#000000', lineStrong: '#000000',
  dai: '#00322f', daiDeep: '#000000', daiWash: '#ffffff', cinnabar: '#7a0000', cinnabarWash: '#ffffff',
  amber: '#4a2c00', amberWash: '#ffffff', orange: '#5c2000', orangeWash: '#ffffff', pine: '#00361a', pineWash: '#ffffff', violet: '#2e1e66',
  violetWash: '#ffffff', indigo: '#002a66', indigoWash: '#ffffff', slate: '#000000', slateWash: '#ffffff', focus: '#ffd400',
}

/** Deadline levels; overdue alone is reversed, white on cinnabar. */
export const level = {
  none: { text: colour.inkSoft, wash: colour.wash },
  green: { text: colour.pine, wash: colour.pineWash },
  yellow: { text: colour.amber, wash: colour.amberWash },
  orange: { text: colour.orange, wash: colour.orangeWash },
  overdue: { text: colour.surface, wash: colour.cinnabar },
} as const

/** Each family has a word's colour and its wash; colour never stands alone, see states.ts for shape and word. */
export const family = {
  waiting: { text: colour.indigo, wash: colour.indigoWash },
  yours: { text: colour.amber, wash: colour.amberWash },
  working: { text: colour.dai, wash: colour.daiWash },
  held: { text: colour.slate, wash: colour.slateWash },
  checking: { text: colour.violet, wash: colour.violetWash },
  done: { text: colour.pine, wash: colour.pineWash },
  aside: { text: colour.inkSoft, wash: colour.wash },
} as const

export const font = {
  /** Names of the systems' own Chinese faces, the newest first: no font file ever travels to a citizen's phone. */
  text: ['PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC',
    'Microsoft YaHei UI', 'Microsoft YaHei', 'WenQuanYi Micro Hei', 'sans-serif'],
  /** Song faces that stay sharp when large. SimSun is left out on purpose: its emboldened form breaks up. */
  title: ['FZXiaoBiaoSong-B05S', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC',
    'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'sans-serif'],
} as const

export const normal = {
  text: 17, small: 15, lead: 20, h3: 20, h2: 24, h1: 36, figure: 40, leading: 1.75, leadingTitle: 1.35, target: 48, targetMinor: 44,
} as const

/** Elder edition 长辈版: main text from 18 px up, lines from 1.3, main targets 60 px, others 44 px (figures of U6; we go beyond). */
export const elder: Record<keyof typeof normal, number> = {
  text: 22, small: 20, lead: 26, h3: 26, h2: 30, h1: 40, figure: 48, leading: 1.7, leadingTitle: 1.35, target: 64, targetMinor: 52,
}

export const radius = { control: 6, panel: 8, badge: 4 } as const

export type Colour = keyof typeof colour
export type Family = keyof typeof family
export type Scale = keyof typeof normal
