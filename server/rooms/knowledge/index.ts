/** The room of knowledge: the law by versions, cases, answers. Its only door; other rooms read its tables through it alone. */
export { articleAsOf } from './article-as-of.ts'
export { articleViews, caseViews, libraryAge } from './views.ts'
export { answersForIndex, articlesForIndex, casesForIndex, type IndexArticle, type IndexEntry, type IndexMark, type IndexPage } from './for-index.ts'
export { answersFromPublications } from './from-publications.ts'
export { knowledgeJobs } from './jobs.ts'
export { knowledgePermissions } from './permissions.ts'
export { knowledgeRoutes } from './routes.ts'
export { seedKnowledge } from './seeds.ts'
