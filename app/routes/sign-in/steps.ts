import { safePath } from '../../http/safe-path.ts'

export type Step = 'phone' | 'code' | 'password' | 'totp'

const steps: readonly Step[] = ['phone', 'code', 'password', 'totp']

/** Where the visitor is on the way in, and where the way leads; '' where nothing was said. */
export function readStep(url: string): { step: Step; next: string } {
  const { searchParams } = new URL(url)
  return {
    step: steps.find((step) => step === searchParams.get('step')) ?? 'phone',
    next: safePath(searchParams.get('next'), ''),
  }
}

/** The address of a step, keeping where the way leads. */
export function stepPath(step: Step, next: string): string {
  const query = new URLSearchParams({ ...(step === 'phone' ? {} : { step }), ...(next ? { next } : {}) }).toString()
  return query ? `/sign-in?${query}` : '/sign-in'
}

const name = 'signing-in'

/** Keeps the number a code was sent to for the next step, out of the address bar. */
export const keepPhone = (phone: string): string =>
  `${name}=${encodeURIComponent(phone)}; Path=/; Max-Age=900; HttpOnly; SameSite=Lax`

export const forgetPhone = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`

/** The number kept by `keepPhone`, or null. */
export function keptPhone(request: Request): string | null {
  const value = /(?:^|;\s*)signing-in=(%2B86\d{11})(?:;|$)/.exec(request.headers.get('Cookie') ?? '')?.[1]
  return value ? decodeURIComponent(value) : null
}
