import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** Views stand on the pages they are of. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireCoordinator(request, context)
  return redirect('/coordinator')
}

/** Keeps a page as it is asked for, or forgets one of the viewer's own views. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const form = await request.formData()
  const [page = '', query = '', name = '', id = ''] = ['page', 'query', 'name', 'id'].map((key) =>
    String(form.get(key) ?? ''),
  )
  const removing = form.get('intent') === 'remove'
  const { views } = context.shop
  try {
    await (removing ? views.remove(viewer, id) : views.save(viewer, { page, query, name }))
  } catch (error) {
    const refusal = toRefusal(error, context.locale)
    throw data({ ...refusal, requestId: context.requestId }, { status: refusal.status })
  }
  const to = page === '/coordinator/rows' ? page : '/coordinator'
  const kept = removing ? '' : new URLSearchParams(query).toString()
  const done = removing ? 'reports.views.removed' : 'reports.views.saved'
  return goOn(kept ? `${to}?${kept}` : to, done)
}
