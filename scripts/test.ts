import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { endTestCluster, hasTestCluster } from '../server/testing/cluster.ts'
import { projectFiles, root } from './lib/project.ts'
import { Report } from './lib/test-report.ts'
import { buildWeb } from './lib/web.ts'

// npm test [-- PART …]: every test file whose path contains one of the parts.
const parts = process.argv.slice(2)
const files = projectFiles(['contract', 'server', 'web', 'e2e', 'scripts'].map(folder => `${folder}/**/*.test.ts`))
  .filter(file => parts.length === 0 || parts.some(part => file.includes(part)))

if (files.some(file => file.startsWith('e2e/'))) buildWeb()
const clusterWasThere = hasTestCluster()
const report = new Report(files.length)
const tests = run({
  files: files.map(file => join(root, file)),
  concurrency: Math.min(2, availableParallelism()),
  timeout: 20 * 60_000,
})
for await (const event of tests) report.take(event)
report.summary()
if (!clusterWasThere) endTestCluster()
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1)
