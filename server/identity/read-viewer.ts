import type { Auth } from './auth.ts'
import type { Role, Scope, Viewer } from './viewer.ts'

export type Account = {
  id: string
  name: string
  phoneNumber?: string | null
  role?: string | null
  scopeKind?: string | null
  scopeCode?: string | null
  twoFactorEnabled?: boolean | null
}

/** What an account may look at; null for everybody but coordinators and admins. */
export function scopeOf({ role, scopeKind, scopeCode }: Account): Scope | null {
  if (role === 'admin') return { kind: 'all' }
  if (role !== 'coordinator') return null
  if (scopeKind === 'all') return { kind: 'all' }
  if ((scopeKind === 'district' || scopeKind === 'pairing') && scopeCode)
    return { kind: scopeKind, districtCode: scopeCode }
  return null
}

/** The signed-in person of a request, or null. A cookie that is forged, expired or signed out is nobody's. */
export async function readViewer({ auth }: { auth: Auth }, headers: Headers): Promise<Viewer | null> {
  const session = await auth.api.getSession({ headers })
  if (!session) return null
  const user: Account = session.user
  return {
    userId: user.id,
    name: user.name,
    phone: user.phoneNumber ?? null,
    role: (user.role ?? 'consumer') as Role,
    scope: scopeOf(user),
    twoFactorEnabled: user.twoFactorEnabled ?? false,
  }
}
