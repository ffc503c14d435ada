import { type ActionFunctionArgs, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { isLocale, localeCookie } from '#domain/locale.ts'
import { safePath } from '../../http/safe-path.ts'

const aYear = 365 * 24 * 60 * 60

/** Remembers the chosen language, for an account's text messages too, and goes back to where the visitor was. */
export async function action({ request, context: { shop, viewer } }: ActionFunctionArgs) {
  const form = await request.formData()
  const chosen = form.get('locale')
  if (viewer && isLocale(chosen)) await shop.identity.chooseLanguage(viewer, chosen)
  const headers = isLocale(chosen)
    ? { 'Set-Cookie': `${localeCookie}=${chosen}; Path=/; Max-Age=${aYear}; SameSite=Lax` }
    : undefined
  return redirectDocument(safePath(form.get('next')), { status: 303, headers })
}

/** The address typed in by hand has nothing to show. */
export async function loader(_: LoaderFunctionArgs) {
  return redirectDocument('/')
}
