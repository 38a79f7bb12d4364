import type { CSSProperties } from 'react'
import type { IconName } from '../face/icons.ts'
import { levelLook } from '../face/states.ts'
import { family, level, type Family } from '../face/tokens.ts'
import type { Level } from '../../contract/work-order-states.ts'
import { timeLeft } from '../lib/format.ts'
import { useNow } from '../lib/use-now.ts'
import { Icon } from './icon.tsx'

/** Colour, shape and word always together: none of them alone carries the meaning. */
export const LevelBadge = ({ value, words }: { value: Level; words?: string }) => (
  <Badge icon={levelLook[value].icon} look={level[value]} words={words ?? levelLook[value].word} title={levelLook[value].word} strong={value === 'overdue'} />
)

/** Time left in words inside its badge; renews itself. */
export const TimeLeft = ({ dueAt, value }: { dueAt: string | null; value: Level }) => {
  const now = useNow()
  return <LevelBadge value={value} words={timeLeft(dueAt, now)} />
}

export const StateTag = ({ shape, word }: { shape: Family; word: string }) => <Badge icon={familyIcon[shape]} look={family[shape]} words={word} />

export const Mark = ({ words, shape = 'held', icon }: { words: string; shape?: Family; icon?: IconName }) => <Badge icon={icon} look={family[shape]} words={words} />

const Badge = ({ icon, look, words, title, strong }: BadgeProps) => (
  <span className={strong ? 'badge strong' : 'badge'} style={{ '--badge-wash': look.wash, '--badge-text': look.text } as CSSProperties} title={title}>
    {icon ? <Icon name={icon} size={14} /> : null}
    {words}
  </span>
)

const familyIcon: Readonly<Record<Family, IconName>> = { waiting: 'waiting', yours: 'yours', working: 'working', held: 'held', checking: 'checking', done: 'done', aside: 'aside' }

type BadgeProps = { icon: IconName | undefined; look: { text: string; wash: string }; words: string; title?: string; strong?: boolean }
