import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { z } from 'zod'
import { queryClient } from './lib/query-client.ts'
import { routes } from './routes.tsx'
import 'virtual:face.css'
import './ui/base.css'

// zod's compiled parsers need eval, which the page's content security policy forbids; this keeps it from trying.
z.config({ jitless: true })

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={createBrowserRouter(routes, { basename: '/staff' })} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
