import { useRouteLoaderData } from '@remix-run/react'
import type { loader } from './route.tsx'

/** Whether an administrator is at the desk, whether payments are practised here, and what time it is. */
export function useDesk(): { admin: boolean; practice: boolean; now: Date } {
  return useRouteLoaderData<typeof loader>('routes/coordinator.payments') ?? nobody
}

const nobody = { admin: false, practice: false, now: new Date(0) }
