import { type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { type Asked, readAsked } from '../coordinator/report-query.ts'

/**
 * The loader of a list of the desk: what its address asks for, and the list as `read` finds it for the viewer.
 * A refusal of `read` becomes an error page.
 */
export const listLoader =
  <List>(read: (shop: AppLoadContext['shop'], viewer: Viewer, asked: Asked) => Promise<List>) =>
  async ({ request, context }: LoaderFunctionArgs) => {
    const viewer = requireCoordinator(request, context)
    const asked = readAsked(request.url)
    return data({ asked, list: await refusing(context, read(context.shop, viewer, asked)) })
  }
