/** The room of knowledge: the law by versions, cases, answers. Its only door. Tables that other rooms may read in SQL: none. */
export { articleAsOf } from './article-as-of.ts'
export { articleViews, caseViews } from './views.ts'
export { answersForIndex, articlesForIndex, casesForIndex, type IndexArticle, type IndexEntry, type IndexMark, type IndexPage } from './for-index.ts'
export { knowledgePermissions } from './permissions.ts'
