import type { Finding } from '../../../contract/publication.ts'

/** The text with what the detector found marked in place: what blocks is struck in red, what a person must judge is amber. */
export const MarkedText = ({ text, findings }: { text: string; findings: readonly Finding[] }) => {
  const pieces: { words: string; finding?: Finding }[] = []
  let at = 0
  for (const finding of findings.toSorted((a, b) => a.at - b.at)) {
    if (finding.at < at) continue
    pieces.push({ words: text.slice(at, finding.at) }, { words: text.slice(finding.at, finding.at + finding.length), finding })
    at = finding.at + finding.length
  }
  pieces.push({ words: text.slice(at) })
  return (
    <p className="words need">
      {pieces.map((piece, i) => (piece.finding ? <mark key={i} className={piece.finding.blocks ? 'found blocks' : 'found'} title={piece.finding.zh}>{piece.words}</mark> : <span key={i}>{piece.words}</span>))}
    </p>
  )
}
