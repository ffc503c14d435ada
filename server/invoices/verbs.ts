import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { issueInvoice } from './issue-invoice.ts'
import { listInvoices } from './list-invoices.ts'

export const invoiceVerbs = (deps: Deps) => ({
  list: (viewer: Viewer, query: { open?: boolean; page?: number; all?: boolean }) => listInvoices(deps, viewer, query),
  issue: (viewer: Viewer, input: { orderId: string; number: string }) => issueInvoice(deps, viewer, input),
})
