import { Link } from 'react-router'
import { EmptyState } from '../ui/panels.tsx'
import { usePage } from './shell/use-page.ts'

export default function NotFoundPage() {
  usePage('没有这个页面')
  return (
    <div className="stack">
      <h1>没有这个页面</h1>
      <div className="panel"><EmptyState title="地址可能写错了，或者这一页已经挪走。">请<Link to="/">回到今日</Link>，或到<Link to="/orders">工单</Link>里按工单号查找。</EmptyState></div>
    </div>
  )
}
