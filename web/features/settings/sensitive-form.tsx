import { settingEndpoints, settingInputs, type SensitiveTopicView } from '../../../contract/settings.ts'
import { shortMoment } from '../../lib/format.ts'
import { SettingForm } from './setting-form.tsx'

/** 敏感类别: four are built in; the office adds its own with the words by which they are known. */
export const SensitiveForm = ({ topics, mayChange }: { topics: readonly SensitiveTopicView[]; mayChange: boolean }) => (
  <div className="stack">
    <p className="soft small">这些类别的诉求默认遮蔽，有权的人写明目的才能打开。系统按词建议，工作人员可以改。</p>
    <ul>
      {topics.map((topic) => <li key={topic.zh}><strong>{topic.zh}</strong> <span className="soft small">{topic.builtIn ? '内置' : `${topic.words.join('、')}（${topic.setBy ?? ''} ${shortMoment(topic.setAt)}）`}</span></li>)}
    </ul>
    {mayChange ? <div className="no-print"><SettingForm key={topics.length} title="增加或取消" row={settingEndpoints.setSensitiveTopic} schema={settingInputs.sensitiveTopic} start={{ as: 'add' }} done="敏感类别已更新" /></div> : null}
  </div>
)
