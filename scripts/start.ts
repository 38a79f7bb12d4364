import { buildWeb } from './lib/web.ts'

try {
  buildWeb()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
await import('../server/main.ts')
