import { standingWord, type CellWay, type Nearest, type PresenceGap, type TaskState } from '../../../contract/coverage.ts'
import type { Family } from '../../face/tokens.ts'
import { StateTag } from '../../ui/badges.tsx'

export const wayShape: Readonly<Record<CellWay | 'unknown', Family>> = { direct: 'done', guided: 'working', transferred: 'checking', missing: 'yours', unknown: 'aside' }
export const taskShape: Readonly<Record<TaskState, Family>> = { open: 'waiting', assigned: 'working', finished: 'checking', closed: 'done', cancelled: 'aside' }
export const gapShape: Readonly<Record<PresenceGap, Family>> = { absent: 'yours', otherForm: 'held', unplanned: 'checking', agrees: 'done', unsaid: 'aside' }

export const WayTag = ({ way }: { way: CellWay | null }) => <StateTag shape={wayShape[way ?? 'unknown']} word={standingWord(way)} />

/** As the crow flies, and only where both coordinates are known. */
export const nearWords = (near: Nearest | null): string => (near ? `${near.name}，直线约 ${near.km} 公里${near.sure ? '' : '（坐标待核实）'}` : '未知（没有坐标，或没有直接提供的地方）')
