import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { endTestCluster, hasTestCluster } from '../server/testing/cluster.ts'
import { endHung } from './lib/hung-files.ts'
import { projectFiles, root } from './lib/project.ts'
import { Report } from './lib/test-report.ts'
import { buildWeb } from './lib/web.ts'

const FILE_MS = 12 * 60_000
const ALL_MS = 40 * 60_000

// npm test [-- PART …]: every test file whose path contains one of the parts.
const parts = process.argv.slice(2)
const files = projectFiles(['contract', 'server', 'web', 'e2e', 'scripts'].map(folder => `${folder}/**/*.test.ts`))
  .filter(file => parts.length === 0 || parts.some(part => file.includes(part)))

// The proofs knock at every door, the staff's pages among them.
if (files.some(file => /^(e2e|server\/proof)\//.test(file))) buildWeb()
const clusterWasThere = hasTestCluster()
const report = new Report(files.length)
const paths = files.map(file => join(root, file))
setInterval(() => endHung(FILE_MS), 10_000).unref()
setTimeout(end, ALL_MS)
await take(paths)
// A browser on a busy machine now and then does not draw for seconds. Nothing else is tried twice.
const again = report.secondTry(paths.filter(path => path.startsWith(join(root, 'e2e/'))))
if (again.length) await take(again, 1)
end()

async function take(which: string[], concurrency = Math.min(2, availableParallelism())): Promise<void> {
  // Not with forceExit: it ends a file before all that it has said has left its pipe, and whole files went missing.
  for await (const event of run({ files: which, concurrency })) report.take(event)
}

function end(): never {
  report.unfinished(paths)
  report.summary()
  if (!clusterWasThere) endTestCluster()
  process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1)
}
