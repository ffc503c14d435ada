import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireFarmHand } from '../producer-desk/guard.ts'
import { labelColumns, toLabel } from '../producer-desk/label-columns.server.ts'

/** Addresses of the parcels to send, as CSV. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { userId } = requireFarmHand(request, context)
  const { parcels } = await context.shop.parcels.desk(userId)
  return csvResponse('reedflower-labels', labelColumns(context.locale), toLabel(parcels))
}
