import './controls.css'

/** Shapes of what is coming, so that nothing jumps. Said once to screen readers. */
export const RowsSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <div className="skeleton-rows" role="status">
    <span className="hidden-words">正在载入</span>
    {Array.from({ length: rows }, (_, i) => <span key={i} className="skeleton" style={{ width: `${96 - ((i * 17) % 40)}%` }} />)}
  </div>
)

export const PageSkeleton = () => <main style={{ padding: '4rem 1.5rem' }}><RowsSkeleton rows={6} /></main>
