import type { LoaderFunctionArgs } from '@remix-run/node'
import { robots } from '../../seo/robots.ts'
import { textResponse } from '../../seo/text-response.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const demo = context.shop.identity.demoAccounts().length > 0
  return textResponse(robots(context.publicUrl, demo), 'text/plain')
}
