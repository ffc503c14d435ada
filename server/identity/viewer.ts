export type { Buyer } from '#server/orders/buyer.ts'

export type Role = 'consumer' | 'farmer' | 'volunteer' | 'coordinator' | 'admin'

/** What a coordinator may see: one district, one pairing (named by its district), or everything. */
export type Scope = { kind: 'all' } | { kind: 'district' | 'pairing'; districtCode: string }

/** The signed-in person of a request. */
export type Viewer = {
  userId: string
  name: string
  /** E.164, such as +8619900000001. */
  phone: string | null
  role: Role
  /** Set for coordinators and admins only. */
  scope: Scope | null
  twoFactorEnabled: boolean
}
