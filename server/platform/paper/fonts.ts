import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The system's Chinese fonts for PDF: official faces first, free ones after. Null when there is none at all. */
export function findFonts(folders?: readonly string[]): PaperFonts | null {
  // Fonts do not go away while a server runs; where there are none, one may be installed and is found without a restart.
  if (folders === undefined) return (known ??= search(systemFolders()))
  return search(folders)
}

let known: PaperFonts | null = null

function search(folders: readonly string[]): PaperFonts | null {
  const files = new Map(folders.flatMap((folder) => filesUnder(folder, 4)).map((path) => [path.split(/[\\/]/u).at(-1)?.toLowerCase() ?? '', path]))
  const pick = (choices: readonly Choice[]): FontFile | undefined => {
    const found = choices.find(([name]) => files.has(name))
    return found && { path: files.get(found[0]) ?? '', ...(found[1] ? { face: found[1] } : {}) }
  }
  const text = pick(textFaces)
  if (text === undefined) return null
  return { text, title: pick(titleFaces) ?? text, label: pick(labelFaces) ?? text }
}

/** Said where no PDF can be made. */
export const noFontMessage = '服务器没有安装中文字体，不能生成 PDF。请改用 Word（docx）打印，或请系统管理员安装中文字体（如 fonts-noto-cjk）后再试。'

/** Names for docx: what GB/T 9704 names first; the rest is for computers that have not got it. */
export const docxFonts = {
  text: { name: '仿宋_GB2312', others: '仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC', family: 'roman' },
  title: { name: '方正小标宋简体', others: '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC', family: 'roman' },
  label: { name: '黑体', others: 'SimHei,华文黑体,STHeiti,Noto Sans CJK SC', family: 'swiss' },
  number: { name: '宋体', others: 'SimSun,华文宋体,STSong,Noto Serif CJK SC', family: 'roman' },
} as const

const textFaces: readonly Choice[] = [
  ['simfang.ttf'], ['仿宋_gb2312.ttf'], ['stfangso.ttf'], ['notoserifcjk-regular.ttc', 'NotoSerifCJKsc-Regular'], ['notoserifcjksc-regular.otf'],
  ['notoserifsc-regular.otf'], ['sourcehanserifsc-regular.otf'], ['sourcehanserif-regular.ttc', 'SourceHanSerifSC-Regular'], ['simsun.ttc', 'SimSun'],
  ['songti.ttc', 'STSongti-SC-Regular'], ['notosanscjk-regular.ttc', 'NotoSansCJKsc-Regular'], ['notosanscjksc-regular.otf'],
]
const titleFaces: readonly Choice[] = [
  ['fzxbsjw.ttf'], ['notoserifcjk-bold.ttc', 'NotoSerifCJKsc-Bold'], ['notoserifcjksc-bold.otf'], ['notoserifsc-bold.otf'], ['sourcehanserifsc-bold.otf'],
  ['sourcehanserif-bold.ttc', 'SourceHanSerifSC-Bold'], ['stzhongs.ttf'], ['songti.ttc', 'STSongti-SC-Bold'], ['simsun.ttc', 'SimSun'],
]
const labelFaces: readonly Choice[] = [
  ['simhei.ttf'], ['notosanscjk-regular.ttc', 'NotoSansCJKsc-Regular'], ['notosanscjksc-regular.otf'], ['sourcehansanssc-regular.otf'], ['stheiti medium.ttc', 'STHeitiSC-Medium'],
]

function systemFolders(): string[] {
  return ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts'), join(homedir(), '.local/share/fonts'), 'C:\\Windows\\Fonts', '/System/Library/Fonts', '/Library/Fonts']
}

function filesUnder(folder: string, depth: number): string[] {
  if (depth === 0 || !existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path, depth - 1)
    return /\.(ttf|ttc|otf)$/iu.test(entry.name) ? [path] : []
  })
}

type Choice = readonly [file: string, faceInCollection?: string]
export type FontFile = { path: string; face?: string }
export type PaperFonts = { text: FontFile; title: FontFile; label: FontFile }
