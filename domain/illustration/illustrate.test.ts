import { expect, test } from 'vitest'
import { banner, bannerScenes } from './banner.ts'
import { illustrate } from './illustrate.ts'
import { kinds } from './kinds.ts'
import type { Variant } from './scene.ts'
import { tintNames } from './tints.ts'

const variants: Variant[] = [0, 1, 2]
const TWELVE_KB = 12 * 1024

/** Tags that were opened and not closed, and closed and not opened. */
function unbalanced(svg: string): string[] {
  const open: string[] = []
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (selfClosing) continue
    if (closing && open.at(-1) === name) open.pop()
    else open.push(`${closing}${name}`)
  }
  return open
}

const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const referencesOf = (svg: string) => [...svg.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map(([, id]) => id)

function expectSound(svg: string): void {
  expect(unbalanced(svg)).toEqual([])
  const ids = idsOf(svg)
  expect(new Set(ids).size).toBe(ids.length)
  expect(referencesOf(svg).filter((id) => !ids.includes(id))).toEqual([])
  expect(svg).not.toMatch(/<text|NaN|undefined|<script|<image/)
}

test.each(kinds)('%s is drawn soundly, in twelve kilobytes, in every district and variant', (kind) => {
  for (const tint of tintNames) {
    for (const variant of variants) {
      const svg = illustrate({ kind, tint, variant })
      expectSound(svg)
      expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(TWELVE_KB)
    }
  }
})

test.each(bannerScenes)('the wide picture %s is drawn soundly', (scene) => {
  expectSound(banner({ scene, title: scene }))
})

test('two different pictures on one page share no ids', () => {
  const ids = kinds.flatMap((kind) =>
    variants.flatMap((variant) => idsOf(illustrate({ kind, tint: 'fengdu', variant }))),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('a title is the accessible name and cannot break out of it', () => {
  const svg = illustrate({ kind: 'hen', tint: 'fengdu', variant: 0, title: '丰都芦花鸡 <b>&' })
  expect(svg).toContain('<title>丰都芦花鸡 &#60;b&#62;&#38;</title>')
})

test('the same product is always drawn the same way', () => {
  const again = () => illustrate({ kind: 'orange', tint: 'fengjie', variant: 2 })
  expect(again()).toBe(again())
})
