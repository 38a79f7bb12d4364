import type { PackArticle, PackCase, PackItem, PackMark, PackOrder } from '../../../contract/push-packs.ts'
import { Link } from 'react-router'
import { cite } from '../../lib/citing.ts'
import { Mark } from '../../ui/badges.tsx'
import { Button } from '../../ui/button.tsx'

/** One thing brought: what it says, why it is here, one press to cite it, one to say that it does not help. */
export const PackEntry = ({ item, onMark, hotkey }: { item: PackItem; onMark: (item: PackItem, mark: PackMark | null) => void; hotkey?: string | undefined }) => (
  <li className={item.mark === 'refused' ? 'pack-item aside' : 'pack-item'}>
    <div className="row"><strong>{item.title}</strong><Tags item={item} /></div>
    <p className="words small">{item.text}</p>
    <Versions item={item} />
    <p className="small soft">为什么推送：{item.why.join('；')}{item.use && item.use.shown >= 5 ? `；看过 ${item.use.shown} 次，引用 ${item.use.used} 次` : ''}</p>
    <div className="row no-print">
      {item.mark === 'used' ? <Mark words="已引用" shape="done" icon="check" /> : null}
      <Button tight hotkey={hotkey} onClick={() => citeItem(item, onMark)} aria-label={`${citeWord(item)}：${item.title}`}>{item.mark === 'used' ? `再${citeWord(item)}` : citeWord(item)}</Button>
      {item.mark === 'refused' ? <Button tight look="plain" onClick={() => onMark(item, null)}>撤销“没有帮助”</Button> : <Button tight look="plain" onClick={() => onMark(item, 'refused')} aria-label={`没有帮助：${item.title}`}>没有帮助</Button>}
    </div>
  </li>
)

/** How another request ended promises nothing: it goes into a reply as a remark, with the words that say so. */
const citeWord = (item: PackItem): string => (item.kind === 'order' ? '写作参考' : '引用')

export const citeItem = (item: PackItem, onMark: (item: PackItem, mark: PackMark | null) => void): void => {
  cite(item.cite)
  if (item.mark !== 'used') onMark(item, 'used')
}

const Tags = ({ item }: { item: PackItem }) => {
  if (item.kind === 'article') {
    const article = item as PackArticle
    return <>{article.summary ? null : <span className="soft small">{article.versionWords}</span>}{article.nature === 'procedural' ? <Mark words="程序" /> : null}{article.summary ? <Mark words="摘要 以原文为准" shape="yours" /> : null}</>
  }
  if (item.kind === 'case' && (item as PackCase).teaching) return <Mark words="教学案例，非真实案件" />
  if (item.kind === 'order') {
    const order = item as PackOrder
    return <span className="soft small">{order.topicName} {order.areaName} {order.closedOn} {order.ended}{order.orderId ? <> <Link to={`/orders/${order.orderId}`} target="_blank">打开</Link></> : null}</span>
  }
  return null
}

/** The text of the day of the facts stands first, today's beside it where they differ; which one applies is not decided here. */
const Versions = ({ item }: { item: PackItem }) =>
  item.kind === 'article' && (item as PackArticle).todayText ? <details className="small"><summary>现行文本不同，对照看</summary><p className="words">{(item as PackArticle).todayText}</p><p className="soft">新旧规定如何适用，由办理人判断。</p></details> : null
