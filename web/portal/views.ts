import type { OfferedHere } from './coverage-views.ts'
import type { IntakeReceipt } from '../../contract/intake.ts'
import type { AidAnswers, AidQuestion, AidVerdict } from '../../contract/aid-check.ts'
import type { CalcResult, CalcSheet, CalcStep } from '../../contract/calculators.ts'
import type { Marked } from '../../contract/finding.ts'
import type { ArticleView as Article, AsOf, EntryView, LibraryAge } from '../../contract/knowledge.ts'
import type { LookView, ServiceFileView } from '../../contract/service-files.ts'
import type { Point, ReachRule } from '../../contract/service-map.ts'
import type { TrackView } from '../../contract/work-orders.ts'
import type { NewsLine } from './notice-views.ts'
import type { Held } from './parts/cited.ts'

/** What every page is told about its reader and its own address. */
export interface Frame {
  readonly edition: 'normal' | 'elder'
  readonly contrast: boolean
  /** Path with query, to come back to after switching the edition. */
  readonly path: string
  readonly csrf: string
  /** The day by which its owner was to look it through has passed, and the office wants this said. */
  readonly due?: boolean
  readonly assets: { readonly css: string, readonly script: string }
  /** Inside another site: the origins that may frame the page. */
  readonly embed?: readonly string[]
}

/** Field name → what is wrong and what to do. Empty when nothing is. */
export type Problems = Readonly<Record<string, string>>

/** What was typed so far, exactly as typed. */
export type Typed = Readonly<Record<string, string>>

export interface StepView {
  readonly frame: Frame
  readonly typed: Typed
  readonly problems: Problems
  /** Which half-written matter this page belongs to: two windows must not write into one another. */
  readonly mark?: string
  /** The words sound like violence: safety is spoken of first. */
  readonly danger?: boolean
}

export interface StartView extends StepView {
  readonly unfinished: string | null
  /** The number of what was sent within the half hour, to find the receipt again. */
  readonly receipt: string | null
  /** The newest notices; none when what was typed is shown again. */
  readonly news?: readonly NewsLine[]
}

export interface NeedView extends StepView {
  readonly topics: readonly Option[]
  /** What the words may be about, at most three: offered, never chosen for anybody. */
  readonly hints: readonly Option[]
  readonly files: readonly FileView[]
}

/** What another site has asked already. */
export interface ArriveView { readonly frame: Frame, readonly from: string, readonly rows: readonly { readonly title: string, readonly answer: string }[], readonly unfinished: string | null }

export interface PlaceView extends StepView {
  readonly counties: readonly Option[]
}

export interface TownshipView extends StepView {
  readonly county: string
  readonly townships: readonly Option[]
}

export interface CheckView extends StepView {
  readonly rows: readonly AnswerRow[]
  readonly files: readonly FileView[]
  readonly requestId: string
}

export interface SentView {
  readonly frame: Frame
  readonly receipt: IntakeReceipt
  readonly sentAt: string
  readonly anonymous: boolean
  /** The telephone may be in wrong hands: leave no trace. */
  readonly unsafe: boolean
  /** What goes with the query code, in words: 电话 138****4321. */
  readonly opensWith: string
}

/** Where code and telephone are typed. `unfinished`: what this device holds of another matter. */
export interface ContinueView extends StepView { readonly unfinished: string | null }

/** Before the code is given. `verified`: the office itself has said how many days. */
export interface KeepLaterView extends StepView { readonly days: number, readonly verified: boolean, readonly back: string }

/** The slip with the resume code. */
export interface KeptView { readonly frame: Frame, readonly code: string, readonly phone: string | null, readonly until: string, readonly verified: boolean, readonly back: string }

export interface OrderView {
  readonly frame: Frame
  readonly order: TrackView
  /** By when the resident himself must act, in whole sentences: 时效守护. */
  readonly deadlines?: readonly string[]
  /** He is signed in: there is a list of all his matters to go back to. */
  readonly mine?: boolean
  /** What has just happened, in one sentence, after an action. */
  readonly said: string | null
  readonly requestId: string
  readonly problems: Problems
  readonly typed: Typed
}

export interface StationsView {
  readonly frame: Frame
  readonly county: string | null
  readonly counties: readonly Option[]
  readonly township: string | null
  readonly townships: readonly Option[]
  /** Null before anything is chosen. */
  readonly nearby: Nearby | null
  /** Law firms, notaries, committees stand among them. */
  readonly bodies?: boolean
  /** Found from where the telephone is, not by county. */
  readonly located?: boolean
  readonly problem?: string
}

/** Where to go, from where; distances only where both ends are known. */
export interface Nearby {
  readonly rule: ReachRule
  readonly origin: Point | null
  readonly from: string | null
  readonly places: readonly Station[]
  readonly withoutPoint: number
}

export interface Station extends PlaceHours {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly area: string
  /** In the township that was chosen. */
  readonly here: boolean
  readonly open: boolean
  /** Straight line, in metres, and whether that is half an hour. */
  readonly metres: number | null
  readonly within: boolean | null
}

/** Where and when; whatever is not on register is null and said to be so. */
export interface PlaceHours {
  readonly address: string | null
  readonly phone: string | null
  readonly barrierFree: string | null
  readonly openWords: string
  /** False: still to be confirmed. */
  readonly verified: boolean
  readonly languages: string | null
  readonly demo: boolean
  readonly point: Point | null
}

/** 真伪核验: `finds` is null before anything is asked. */
export interface GenuineView extends StepView { readonly finds: readonly GenuineFind[] | null, readonly more: boolean }
export interface GenuineFind {
  readonly what: 'person' | 'body' | 'office', readonly name: string, readonly kindName: string, readonly bodyName: string, readonly bodyCode: string
  readonly verdict: LicenceVerdict, readonly stateName: string, readonly since: string | null, readonly demo: boolean
}
/** `unknown`: no licence on register here. */
export type LicenceVerdict = 'genuine' | 'notNow' | 'unknown'

export interface BodiesView {
  readonly frame: Frame, readonly county: string | null, readonly counties: readonly Option[], readonly kind: string | null, readonly kinds: readonly Option[]
  readonly bodies: readonly BodyRow[], readonly page: number, readonly more: boolean
}
export interface BodyRow { readonly code: string, readonly name: string, readonly kindName: string, readonly area: string, readonly demo: boolean, readonly official: boolean, readonly verdict: LicenceVerdict, readonly stateName: string, readonly since: string | null }
export interface BodyView {
  readonly frame: Frame
  /** Of an office of ours: the five basic services. */
  readonly services?: readonly OfferedHere[]
  readonly body: BodyRow & {
    readonly does: string | null, readonly specialities: string | null, readonly languages: string | null, readonly checkedOn: string | null, readonly headName: string | null, readonly validUntil: string | null, readonly phone: string | null
    readonly people: readonly { readonly name: string, readonly kindName: string, readonly specialities: string | null }[]
    readonly places: readonly (PlaceHours & { readonly name: string, readonly area: string, readonly hoursWords: string })[]
  }
}

export interface AnswersView {
  readonly frame: Frame
  readonly answers: readonly PublicAnswer[]
  /** The id after which the older ones begin; null when there are none. */
  readonly next: string | null
  /** Whether newer ones stand on an earlier page. */
  readonly later: boolean
}

export interface AnswerView { readonly frame: Frame, readonly answer: PublicAnswer }
export interface PublicAnswer { readonly id: string, readonly title: string, readonly text: string, readonly unitName: string, readonly publishedAt: string }

/** Laws, cases and guides found by one's own words; `finds` is null before anything is asked. */
export interface LawView extends StepView {
  readonly finds: LawFinds | null
  readonly page: number
  /** The index is not there just now. */
  readonly away: boolean
  /** What the words may be about: a way on where nothing was found. */
  readonly topics?: readonly { readonly id: string, readonly name: string }[]
}
export interface LawFinds { readonly articles: readonly LawFind[], readonly guides: readonly LawFind[], readonly cases: readonly LawFind[], readonly notices: readonly LawFind[], readonly more: boolean, /** By likeness of meaning alone. */ readonly far?: boolean }
export interface LawFind { readonly id: string, readonly title: string, readonly marked: Marked, readonly notes?: readonly string[], readonly kind?: string, /** When it was published. */ readonly on?: string }

/** One article of a law: today's text, or what stood on a day that was asked for. */
export interface ArticleView extends StepView { readonly article: Article, readonly age: LibraryAge, readonly asOf: AsOf | null }
export interface CaseView { readonly frame: Frame, readonly entry: EntryView, readonly held: Held }

/** 办事指南, by class or as found. */
export interface GuidesView extends StepView {
  readonly groups: readonly { readonly title: string, readonly basic: boolean, readonly rows: readonly GuideRow[] }[]
  readonly found: readonly GuideRow[] | null
}

export interface GuideRow { readonly code: string, readonly name: string, readonly summary: string, readonly pay: string }
export interface GuideView { readonly frame: Frame, readonly guide: Guide }
export interface Guide extends GuideRow {
  /** Of one of the five basic services. */
  readonly basic: boolean
  readonly payBasis: string
  readonly forWhom: readonly string[]
  readonly steps: readonly string[]
  readonly materials: readonly { readonly name: string, readonly instead: string | null, readonly source: string | null, readonly verified: boolean }[]
  readonly limits: readonly { readonly words: string, readonly source: string, readonly verified: boolean }[]
  readonly places: readonly { readonly level: string, readonly way: string, readonly who: string }[]
  readonly where: string | null
  readonly doors: readonly string[]
  /** Whether it can be asked for on this site. */
  readonly online: boolean
  readonly basis: readonly { readonly words: string, readonly says: string | null, readonly verified: boolean }[]
  /** Office hours on working days. */
  readonly hours: { readonly words: string, readonly verified: boolean }
  readonly supervisionPhone: string
  readonly toVerify: string | null
  readonly edition: number
  readonly validFrom: string
}

/** What a resident can work out himself: the list of sheets, and one of them. */
export interface CalculatorsView { readonly frame: Frame, readonly sums: readonly CalcSheet[], readonly periods: readonly CalcSheet[], readonly always: readonly CalcStep[], readonly held: Held }
export interface CalculatorView extends StepView { readonly sheet: CalcSheet, readonly result: CalcResult | null, readonly held: Held }

/** Legal-aid self-check: a question with what was answered before it, and the result. */
export interface AidQuestionView extends StepView { readonly question: AidQuestion, readonly answers: AidAnswers }
export interface AidResultView { readonly frame: Frame, readonly answers: AidAnswers, readonly rows: readonly (readonly [string, string])[], readonly verdict: AidVerdict, readonly held: Held }

export interface ErrorView {
  readonly frame: Frame
  readonly status: number
  readonly title?: string | undefined
  /** Said by the rule that refused, when there is one. */
  readonly message?: string | undefined
  readonly back?: string | undefined
}

/** The resident's own file, opened by code and telephone. */
export interface MyFileView { readonly frame: Frame, readonly file: ServiceFileView, readonly mine?: boolean, readonly said: string | null, readonly requestId: string }
export interface LooksView { readonly frame: Frame, readonly looks: readonly LookView[], readonly whole: boolean }
export interface FileAskView extends StepView { readonly requestId: string, readonly whole: boolean }

export interface FileView { readonly id: string, readonly name: string, readonly size: string }
export interface Option { readonly value: string, readonly text: string, readonly hint?: string }
export interface AnswerRow { readonly title: string, readonly answer: string, readonly change: string }
