import { expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireRole, requireUser } from './require-user.ts'

const request = new Request('http://shop.test/coordination?period=2026-11')
const viewer: Viewer = {
  userId: 'u',
  name: '测试',
  phone: null,
  role: 'coordinator',
  scope: { kind: 'all' },
  twoFactorEnabled: false,
}
const someone = { viewer, locale: 'zh', requestId: 'r-1' } as const
const nobody = { ...someone, viewer: null }

const thrown = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('a visitor is sent to sign in and back again', () => {
  const response = thrown(() => requireUser(request, nobody)) as Response
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/sign-in?next=%2Fcoordination%3Fperiod%3D2026-11')
})

test('the right role enters, another is refused', () => {
  expect(requireUser(request, someone)).toBe(viewer)
  expect(requireRole(request, someone, 'admin', 'coordinator')).toBe(viewer)
  expect(thrown(() => requireRole(request, someone, 'admin'))).toMatchObject({ init: { status: 403 } })
})
