import type { ThemeConfig } from 'antd'
import { colour, font, radius } from '../face/tokens.ts'

/** The tokens as an antd theme: the pickers look like the rest of the house, not like the library. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: colour.dai, colorInfo: colour.dai, colorError: colour.cinnabar, colorSuccess: colour.pine, colorWarning: colour.amber,
    colorText: colour.ink, colorTextSecondary: colour.inkSoft, colorTextTertiary: colour.inkSoft, colorTextQuaternary: colour.inkSoft, colorTextPlaceholder: colour.inkSoft,
    colorBorder: colour.lineStrong, colorBorderSecondary: colour.line, colorBgContainer: colour.surface, controlItemBgActive: colour.daiWash,
    fontFamily: font.text.map((name) => (name.includes(' ') ? `"${name}"` : name)).join(','), fontSize: 14, controlHeight: 34, borderRadius: radius.control, motion: false,
  },
}
