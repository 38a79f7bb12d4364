import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { generatedDocs } from './generated-docs.ts'

for (const [name, make] of Object.entries(generatedDocs)) {
  test(`docs/generated/${name} says what the tables say (else: npm run docs)`, () => {
    assert.equal(readFileSync(new URL(`../docs/generated/${name}`, import.meta.url), 'utf8'), make())
  })
}
