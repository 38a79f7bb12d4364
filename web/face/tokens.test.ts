import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { orderStates } from '../../contract/work-order-states.ts'
import { contrastRatio } from './contrast.ts'
import { icons } from './icons.ts'
import { levelLook, stateFamily } from './states.ts'
import { colour, elder, family, highContrast, level, normal } from './tokens.ts'

describe('colour', () => {
  test('text on every ground it stands on has at least 7:1, the words of states at least 4.5:1', () => {
    for (const ground of [colour.paper, colour.surface]) {
      for (const text of [colour.ink, colour.inkSoft, colour.dai, colour.daiDeep, colour.cinnabar]) assert.ok(contrastRatio(text, ground) >= 7, `${text} on ${ground}: ${contrastRatio(text, ground)}`)
    }
    for (const { text, wash } of [...Object.values(family), ...Object.values(level)]) assert.ok(contrastRatio(text, wash) >= 4.5, `${text} on ${wash}: ${contrastRatio(text, wash)}`)
    assert.ok(contrastRatio(colour.surface, colour.dai) >= 7, 'white on a button')
    assert.ok(contrastRatio(colour.inkSoft, colour.wash) >= 7, 'the footer')
  })

  test('edges of fields and the focus ring have at least 3:1', () => {
    assert.ok(contrastRatio(colour.lineStrong, colour.paper) >= 3)
    assert.ok(contrastRatio(colour.lineStrong, colour.surface) >= 3)
    assert.ok(contrastRatio(colour.ink, colour.focus) >= 3)
  })

  test('high contrast keeps every name and raises text to 10:1', () => {
    for (const name of ['ink', 'inkSoft', 'dai', 'cinnabar', 'amber', 'orange', 'pine', 'violet', 'indigo', 'slate'] as const) assert.ok(contrastRatio(highContrast[name] ?? colour[name], '#ffffff') >= 10, name)
  })
})

test('elder edition: text from 18 px, main targets from 60, others from 44, lines from 1.3', () => {
  for (const size of [elder.text, elder.small, elder.lead, elder.h1, elder.h2, elder.h3]) assert.ok(size >= 18)
  assert.ok(elder.target >= 60 && elder.targetMinor >= 44 && elder.leading >= 1.5 && elder.leadingTitle >= 1.3)
  assert.ok(normal.target >= 44 && normal.targetMinor >= 44 && normal.leading >= 1.5)
})

test('every state and level has colour, shape and word, and no two levels share a shape', () => {
  for (const state of orderStates) assert.ok(stateFamily[state] in icons && stateFamily[state] in family, state)
  const shapes = Object.values(levelLook).map((look) => JSON.stringify(icons[look.icon]))
  assert.equal(new Set(shapes).size, shapes.length)
  assert.equal(new Set(Object.values(levelLook).map((look) => look.word)).size, shapes.length)
})
