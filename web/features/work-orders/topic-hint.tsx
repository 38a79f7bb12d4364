import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { findingEndpoints } from '../../../contract/finding.ts'
import { call } from '../../lib/client.ts'
import { Button } from '../../ui/button.tsx'
import './topic-hint.css'

/** What the words typed so far may belong to, beside the empty field; once a person has chosen, nothing is suggested. */
export const TopicHint = ({ need, topic, onChoose }: { need: string; topic: string | undefined; onChoose: (topic: string) => void }) => {
  const words = usePaused(need.trim().slice(0, 5000), 600)
  const enough = !topic && words.length >= 4
  const { data } = useQuery({ queryKey: ['topic-suggestions', words], queryFn: ({ signal }) => call(findingEndpoints.suggestTopic, { text: words }, { signal }), enabled: enough, retry: false, staleTime: 60_000 })
  if (!enough || !data || data.suggestions.length === 0) return null
  return (
    <div className="wide topic-hint" role="group" aria-label="类别建议">
      <span className="soft small">可能是（按您写的推测，由您确定）：</span>
      {data.suggestions.map(({ topic: id, zh, confidence, reasons }) => (
        <Button key={id} tight onClick={() => onChoose(id)}>
          {zh}<span className="soft small">　把握 {Math.round(confidence * 100)}%{reasons.length > 0 ? `，因“${reasons.slice(0, 3).join('”“')}”` : ''}</span>
        </Button>
      ))}
    </div>
  )
}

function usePaused(value: string, ms: number): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return paused
}
