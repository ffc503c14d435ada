import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import type { Role, Viewer } from '#server/identity/viewer.ts'

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>
type RouteModule = { loader?: Handler; action?: Handler }

/** Every route of the desk that exists, also those written after this test; a `.data` request runs the same functions. */
const routes = import.meta.glob<RouteModule>('../coordinator*/route.{ts,tsx}', { eager: true })
const handlers = Object.entries(routes).flatMap(([file, { loader, action }]) => [
  { name: `GET ${file}`, method: 'GET', handler: loader },
  ...(action ? [{ name: `POST ${file}`, method: 'POST', handler: action }] : []),
])

/** Verbs that must not be reached. */
const untouchable = new Proxy({}, { get: (_, noun) => expect.fail(`shop.${String(noun)} was reached`) })

const someone = (role: Role): Viewer => ({
  userId: 'u',
  name: '测试',
  phone: null,
  role,
  scope: null,
  twoFactorEnabled: false,
})

function ask(handler: Handler | undefined, method: string, viewer: Viewer | null) {
  const context = { shop: untouchable, viewer, locale: 'zh', requestId: 'r' } as unknown as AppLoadContext
  const body = method === 'POST' ? new FormData() : undefined
  const request = new Request('http://shop.test/coordinator', { method, body })
  return handler?.({ request, context, params: { id: 'x' } })
}

test('every route of the desk reads something, so that the guard has a place', () => {
  expect(handlers.length).toBeGreaterThanOrEqual(18)
  expect(handlers.filter(({ handler }) => !handler)).toEqual([])
})

describe.each(handlers)('$name', ({ handler, method }) => {
  test('sends whoever is not signed in to the sign-in page', async () => {
    const refusal = await Promise.resolve(ask(handler, method, null)).catch((thrown: unknown) => thrown)
    expect(refusal).toBeInstanceOf(Response)
    expect((refusal as Response).headers.get('Location')).toMatch(/^\/sign-in\?next=/)
  })
  test.each(['consumer', 'farmer', 'volunteer'] as const)('refuses a %s', async (role) => {
    const refusal = await Promise.resolve(ask(handler, method, someone(role))).catch((thrown: unknown) => thrown)
    expect(refusal).toMatchObject({ data: { code: 'Forbidden' }, init: { status: 403 } })
  })
})
