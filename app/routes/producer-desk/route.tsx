import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { Page } from '../../components/page.tsx'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskNav } from './desk-nav.tsx'
import { requireFarmHand } from './guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireFarmHand(request, context)
  return null
}

/** The desk from which a producer's people pack and send. Each of its pages asks who is there by itself, too. */
export default function ProducerDesk() {
  return (
    <Page>
      <DeskNav />
      <Outlet />
    </Page>
  )
}
