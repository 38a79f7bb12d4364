import { after, before, describe, test } from 'node:test'
import { asking } from './asking.ts'
import { finding } from './finding.ts'
import { walk, ways, type Way } from './play.ts'
import { openTown, type Town } from './town.ts'

/** What a resident does here, each walked from the first page to the last: without script, by keyboard alone, in the elder edition. */
let town: Town
before(async () => { town = await openTown() })
after(() => town?.close())

const looked = new Set<string>()
for (const [way, { words }] of Object.entries(ways) as [Way, (typeof ways)[Way]][]) {
  describe(words, () => {
    for (const one of [...asking, ...finding]) test(one.name, () => walk(town, one, way, looked))
  })
}
