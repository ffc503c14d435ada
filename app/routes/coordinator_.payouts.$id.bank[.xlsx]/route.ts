import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The bank's batch file of a run. Opening the accounts is logged for each household. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const wanted = { runId: params.id ?? '', format: 'xlsx' } as const
  const { name, bytes } = await refusing(context, context.shop.payouts.bankFile(viewer, wanted))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
