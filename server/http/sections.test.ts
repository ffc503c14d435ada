import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { sectionOf, sectionsOf } from './sections.ts'

type RouteObject = Parameters<typeof matchRoutes>[0][number]

type Part = { id: string; parentId?: string; path?: string; index?: true }

const parts: Part[] = [
  { id: 'root', path: '' },
  { id: 'front', parentId: 'root', index: true },
  { id: 'buy', parentId: 'root', path: 'buy' },
  { id: 'good', parentId: 'root', path: 'products/:slug' },
  { id: 'sheet', parentId: 'root', path: 'desk/rows.csv' },
  { id: 'desk', parentId: 'root', path: 'desk' },
  { id: 'desk-front', parentId: 'desk', index: true },
  { id: 'desk-row', parentId: 'desk', path: 'rows/:id' },
  { id: 'frame', parentId: 'root' },
  { id: 'framed', parentId: 'frame', path: 'framed' },
  { id: 'picture', parentId: 'root', path: ':name.svg' },
]
const rest = [...parts, { id: 'anything', parentId: 'root', path: '*' }]

const buildOf = (routes: Part[]) => {
  const byId = Object.fromEntries(routes.map((route) => [route.id, route]))
  return { routes: byId, assets: { routes: byId, version: '1' } } as unknown as ServerBuild
}

/** The branch of routes that answers a path, by the framework's own rules. */
function branch({ routes }: ServerBuild, path: string): string[] {
  const below = (parentId?: string): RouteObject[] =>
    Object.values(routes)
      .filter((route) => route?.parentId === parentId)
      .map((route) => ({ id: route?.id, path: route?.path, index: route?.index, children: below(route?.id) }) as never)
  return (matchRoutes(below(), path) ?? []).map(({ route }) => route.id ?? '')
}

const paths = [
  ...['/', '//', '/buy', '/BUY/', '/b%75y', '/buy/more', '/products/luhua', '/products', '/desk', '/desk/rows/7'],
  ...['/desk/rows.csv', '/framed', '/logo.svg', '/nothing', '/products/%E9%B8%A1', '/desk/nothing'],
]

test.each([
  ['without a route for anything', parts],
  ['with one', rest],
])('a section answers as the whole would, %s', (_, routes) => {
  const whole = buildOf(routes)
  const sections = sectionsOf(whole)
  for (const path of paths)
    expect(branch(sections.get(sectionOf(path) ?? '?') ?? whole, path), path).toEqual(branch(whole, path))
})

test('a section has the routes that can match, and no others, also in what the pages are told of', () => {
  const sections = sectionsOf(buildOf(parts))
  expect([...sections.keys()].sort()).toEqual(['', 'buy', 'desk', 'products'])
  const desk = sections.get('desk')
  const ids = ['desk', 'desk-front', 'desk-row', 'frame', 'framed', 'picture', 'root', 'sheet']
  expect(Object.keys(desk?.routes ?? {}).sort()).toEqual(ids)
  expect(Object.keys(desk?.assets.routes ?? {}).sort()).toEqual(ids)
  expect(desk?.assets.version).toBe('1')
})

test.each([
  ['/', ''],
  ['/_root.data', ''],
  ['/Buy', 'buy'],
  ['/buy.data', 'buy'],
  ['/desk/rows/7.data', 'desk'],
  ['/%E0%A4%A', null],
])('%s asks for the section %j', (path, section) => expect(sectionOf(path)).toBe(section))
