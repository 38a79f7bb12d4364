import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import { RouteTrouble } from './workbench/route-trouble.tsx'
import { PageSkeleton } from './ui/skeletons.tsx'

/** Folder path = address. Each page is a chunk of its own; the shell and its component library come only after sign-in. */
export const routes: RouteObject[] = [
  { path: '/sign-in', lazy: page(() => import('./workbench/sign-in/page.tsx')), HydrateFallback: PageSkeleton, ErrorBoundary: RouteTrouble },
  {
    path: '/', lazy: page(() => import('./workbench/shell/shell.tsx')), HydrateFallback: PageSkeleton, ErrorBoundary: RouteTrouble,
    children: [
      { index: true, lazy: page(() => import('./workbench/home-page.tsx')) },
      { path: 'orders', lazy: page(() => import('./workbench/queues-page.tsx')) },
      { path: 'orders/:id', lazy: page(() => import('./workbench/record-page.tsx')) },
      { path: 'files', lazy: page(() => import('./workbench/service-files-page.tsx')) },
      { path: 'files/:personId', lazy: page(() => import('./workbench/service-file-page.tsx')) },
      { path: 'hotline', lazy: page(() => import('./workbench/hotline-page.tsx')) },
      { path: 'window', lazy: page(() => import('./counter/window-page.tsx')) },
      { path: 'daily-check', lazy: page(() => import('./workbench/daily-check-page.tsx')) },
      { path: 'foreign', lazy: page(() => import('./workbench/foreign-page.tsx')) },
      { path: 'publications', lazy: page(() => import('./workbench/publications-page.tsx')) },
      { path: 'publications/:id', lazy: page(() => import('./workbench/publication-page.tsx')) },
      { path: 'search', lazy: page(() => import('./workbench/search-page.tsx')) },
      { path: 'unopened', lazy: page(() => import('./workbench/unopened-page.tsx')) },
      { path: 'limitation', lazy: page(() => import('./workbench/limitation-page.tsx')) },
      { path: 'same-persons', lazy: page(() => import('./workbench/same-persons-page.tsx')) },
      { path: 'same-persons/:id', lazy: page(() => import('./workbench/same-person-page.tsx')) },
      { path: 'settings', lazy: page(() => import('./workbench/settings-page.tsx')) },
      { path: 'knowledge', lazy: page(() => import('./workbench/knowledge-page.tsx')) },
      { path: 'knowledge/laws/:id', lazy: page(() => import('./workbench/knowledge-law-page.tsx')) },
      { path: 'knowledge/articles/:id', lazy: page(() => import('./workbench/knowledge-article-page.tsx')) },
      { path: 'knowledge/entries', lazy: page(() => import('./workbench/knowledge-entries-page.tsx')) },
      { path: 'knowledge/entries/:id', lazy: page(() => import('./workbench/knowledge-entry-page.tsx')) },
      { path: 'knowledge/imports', lazy: page(() => import('./workbench/knowledge-imports-page.tsx')) },
      { path: 'shops', lazy: page(() => import('./workbench/shops-page.tsx')) },
      { path: 'shops/rules', lazy: page(() => import('./workbench/shop-rules-page.tsx')) },
      { path: 'coverage', lazy: page(() => import('./workbench/coverage-page.tsx')) },
      { path: 'coverage/tasks', lazy: page(() => import('./workbench/coverage-tasks-page.tsx')) },
      { path: 'coverage/tasks/:id', lazy: page(() => import('./workbench/coverage-task-page.tsx')) },
      { path: 'coverage/presence', lazy: page(() => import('./workbench/coverage-presence-page.tsx')) },
      { path: 'coverage/counties', lazy: page(() => import('./workbench/coverage-counties-page.tsx')) },
      { path: 'coverage/import', lazy: page(() => import('./workbench/coverage-import-page.tsx')) },
      { path: 'shops/:id', lazy: page(() => import('./workbench/shop-page.tsx')) },
      { path: 'site', lazy: page(() => import('./workbench/site-page.tsx')) },
      { path: 'service-items', lazy: page(() => import('./workbench/service-items-page.tsx')) },
      { path: 'service-items/:id', lazy: page(() => import('./workbench/service-item-page.tsx')) },
      { path: 'exchange', lazy: page(() => import('./workbench/exchange-page.tsx')) },
      { path: 'service-map', lazy: page(() => import('./workbench/service-map-page.tsx')) },
      { path: 'institutions', lazy: page(() => import('./workbench/institutions-page.tsx')) },
      { path: 'institutions/imports', lazy: page(() => import('./workbench/institution-imports-page.tsx')) },
      { path: 'institutions/:id', lazy: page(() => import('./workbench/institution-page.tsx')) },
      { path: 'practitioners/:id', lazy: page(() => import('./workbench/practitioner-page.tsx')) },
      { path: 'admin/accounts', lazy: page(() => import('./workbench/admin/accounts-page.tsx')) },
      { path: 'admin/accounts/:id', lazy: page(() => import('./workbench/admin/account-page.tsx')) },
      { path: 'admin/audit', lazy: page(() => import('./workbench/admin/audit-page.tsx')) },
      { path: 'admin/sessions', lazy: page(() => import('./workbench/admin/sessions-page.tsx')) },
      { path: 'admin/secrecy', lazy: page(() => import('./workbench/admin/secrecy-page.tsx')) },
      { path: 'admin/clients', lazy: page(() => import('./workbench/admin/clients-page.tsx')) },
      { path: 'face', lazy: page(() => import('./workbench/face-page.tsx')) },
      { path: '*', lazy: page(() => import('./workbench/not-found-page.tsx')) },
    ],
  },
]

function page(load: () => Promise<{ default: ComponentType }>) {
  return async () => ({ Component: (await load()).default })
}
