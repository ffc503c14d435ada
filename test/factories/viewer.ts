import type { Role, Scope, Viewer } from '#server/identity/viewer.ts'

/** A signed-in person as verbs see one. `userId` must exist where the verb writes it. */
export const viewer = (change: { userId?: string; role?: Role; scope?: Scope | null } = {}): Viewer => ({
  userId: 'nobody',
  name: '测试',
  phone: null,
  role: 'coordinator',
  scope: { kind: 'all' },
  twoFactorEnabled: false,
  ...change,
})

/** A coordinator who may see one district. */
export const districtViewer = (districtCode: string, userId = 'nobody'): Viewer =>
  viewer({ userId, scope: { kind: 'district', districtCode } })

/** Everybody who is no coordinator, and a coordinator whose scope is missing. */
export const outsiders: Viewer[] = [
  viewer({ role: 'consumer', scope: null }),
  viewer({ role: 'farmer', scope: null }),
  viewer({ role: 'volunteer', scope: null }),
  viewer({ role: 'coordinator', scope: null }),
  viewer({ role: 'consumer', scope: { kind: 'all' } }),
]
