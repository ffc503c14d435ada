import { expect, test } from 'vitest'
import { svgResponse } from './svg-response.ts'

const ask = (etag?: string) =>
  new Request('http://shop.test/pictures/hen.svg', { headers: etag ? { 'If-None-Match': etag } : {} })

test('a drawing is sent once and then only confirmed', async () => {
  const first = svgResponse(ask(), '<svg/>')
  expect(await first.text()).toBe('<svg/>')
  expect(first.headers.get('Content-Type')).toContain('image/svg+xml')
  const etag = first.headers.get('ETag') ?? ''
  expect(svgResponse(ask(etag), '<svg/>').status).toBe(304)
  expect(svgResponse(ask(`W/${etag}`), '<svg/>').status).toBe(304)
})

test('a drawing that changed is sent again', () => {
  const etag = svgResponse(ask(), '<svg/>').headers.get('ETag') ?? ''
  expect(svgResponse(ask(etag), '<svg><g/></svg>').status).toBe(200)
})
