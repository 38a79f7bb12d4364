import type { ThemeConfig } from 'antd'
import { colour, font, highContrast, normal, radius } from './tokens.ts'

/**
 * The same face for the staff: antd takes our colours, type and corners. Denser than the citizens' pages, since staff read
 * many rows a day, but never below 14 px, and flat: no shadow, no ripple, no motion.
 */
export function antdTheme(contrast = false): ThemeConfig {
  const c = contrast ? { ...colour, ...highContrast } : colour
  return {
    token: {
      colorPrimary: c.dai, colorInfo: c.indigo, colorSuccess: c.pine, colorWarning: c.amber, colorError: c.cinnabar, colorLink: c.dai,
      colorText: c.ink, colorTextSecondary: c.inkSoft, colorTextTertiary: c.inkSoft, colorTextDescription: c.inkSoft, colorTextPlaceholder: c.lineStrong,
      colorBgLayout: c.paper, colorBgContainer: c.surface, colorBgElevated: c.surface, colorBorder: c.lineStrong, colorBorderSecondary: c.line, colorSplit: c.line,
      fontFamily: families(font.text), fontSize: 15, fontSizeSM: 14, lineHeight: 1.6, borderRadius: radius.control, borderRadiusLG: radius.panel, borderRadiusSM: radius.badge,
      controlHeight: 36, controlHeightLG: normal.target, controlOutline: c.focus, controlOutlineWidth: 3, boxShadow: 'none', boxShadowSecondary: `0 0 0 1px ${c.lineStrong}`, motion: false, wireframe: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 700 },
      Table: { headerBg: c.wash, headerColor: c.ink, rowHoverBg: c.daiWash, borderColor: c.line, cellPaddingBlock: 10 },
      Layout: { headerBg: c.surface, siderBg: c.surface, bodyBg: c.paper },
      Menu: { itemSelectedBg: c.daiWash, itemSelectedColor: c.daiDeep },
    },
  }
}

const families = (names: readonly string[]): string => names.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(', ')
