import type { AnnouncementFacts } from '../../../contract/announcements.ts'
import type { PublicationDetail } from '../../../contract/publication.ts'
import { Facts, Panel } from '../../ui/panels.tsx'

/** What a notice has besides its words, and the way to see it as residents will. */
export const NoticeFacts = ({ publication, facts }: { publication: Pick<PublicationDetail, 'id' | 'unitName'>; facts: AnnouncementFacts }) => (
  <Panel title="公告">
    <div className="stack">
      <Facts rows={[['栏目', facts.columnName], ['发给哪里', facts.areaName], ['显示', `${facts.fromOn} 至 ${facts.untilOn}`], ['责任单位', publication.unitName], ['内容责任人', facts.ownerName ?? '没有定'], ['居民现在', facts.shown ? '看得到' : '看不到']]} />
      <a href={`/notices/${publication.id}${facts.shown ? '' : '/preview'}`} target="_blank" rel="noreferrer">{facts.shown ? '打开居民看到的页面' : '预览：公开以后的样子'}</a>
    </div>
  </Panel>
)
