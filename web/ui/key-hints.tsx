import { useShortcutsOn } from '../lib/use-shortcuts.ts'

/** Which keys work here, and the switch to turn single-key shortcuts off. */
export const KeyHints = ({ keys }: { keys: readonly (readonly [string, string])[] }) => {
  const [on, setOn] = useShortcutsOn()
  return (
    <div className="stack">
      <dl className="facts">
        {keys.map(([key, words]) => <div key={key} style={{ display: 'contents' }}><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>)}
      </dl>
      <label className="choice"><input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />使用单键快捷键（填写时不起作用）</label>
    </div>
  )
}
