import type { Frame, Option } from './views.ts'

/** 通知公告 as residents read them. */
export interface NoticesView {
  readonly frame: Frame
  readonly columns: readonly Option[]
  /** Null: all columns. */
  readonly column: Option | null
  readonly counties: readonly Option[]
  readonly county: string | null
  readonly notices: readonly PublicNotice[]
  /** The id of the last one shown, when there are earlier ones; whether these are earlier ones themselves. */
  readonly next: string | null
  readonly later: boolean
}

/** `preview`: how it stands, in words, for staff who look at it before it is public. */
export interface NoticeView { readonly frame: Frame, readonly notice: PublicNotice, readonly preview?: string }

export interface PublicNotice {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly column: Option
  readonly areaName: string
  readonly unitName: string
  readonly phone: string | null
  readonly publishedAt: string
  readonly until: string
}
export type NewsLine = Pick<PublicNotice, 'id' | 'title' | 'areaName' | 'publishedAt'>
