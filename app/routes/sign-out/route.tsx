import { type ActionFunctionArgs, redirectDocument } from '@remix-run/node'
import { flash } from '../../http/flash.ts'

/** Ends this session, or with `everywhere` all of the account's. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { identity } = context.shop
  const everywhere = (await request.formData()).has('everywhere')
  const { setCookies } = await (everywhere ? identity.signOutEverywhere : identity.signOut)(request.headers)
  const said = flash(everywhere ? 'identity.flash.signedOutEverywhere' : 'identity.flash.signedOut')
  const headers = [...setCookies, said].map((cookie): [string, string] => ['Set-Cookie', cookie])
  return redirectDocument('/', { status: 303, headers })
}

/** The address typed in by hand signs nobody out. */
export const loader = () => redirectDocument('/account')
