import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node'
import { cityCookie } from '#domain/city.ts'

const YEAR = 365 * 24 * 60 * 60

export const loader = () => redirect('/#city')

/** Remembers the visitor's city in this browser, or forgets it, and goes back to what it changes. */
export async function action({ request }: ActionFunctionArgs) {
  const code = String((await request.formData()).get('city') ?? '')
  const kept = /^\d{6}$/.test(code) ? `${code}; Max-Age=${YEAR}` : '; Max-Age=0'
  return redirectDocument('/#city', {
    status: 303,
    headers: { 'Set-Cookie': `${cityCookie}=${kept}; Path=/; HttpOnly; SameSite=Lax` },
  })
}
