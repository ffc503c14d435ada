import pino from 'pino'
import type { Db } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { requestsUnderWay } from '#server/http/under-way.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { embeddedMedia } from '#server/media/embedded-media.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { type CartOrderInput, placeCartOrder } from '#server/orders/place-cart-order.ts'
import { type PlaceOrderInput, placeOrderWith } from '#server/orders/place-order.ts'
import type { Wish } from '#server/orders/price-order.ts'
import { quoteOrder } from '#server/orders/quote-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import type { OutboxTopic } from '#server/outbox/append.ts'
import { outboxHandlers } from '#server/outbox/handlers.ts'
import { endHolds } from '#server/payments/end-holds.ts'
import { endReservations } from '#server/payments/end-reservations.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import { onlyHost, type PaymentHost } from '#server/payments/payment-host.ts'
import { pollPayments } from '#server/payments/poll-payments.ts'
import { recheckOrder } from '#server/payments/recheck-order.ts'
import { reconcileAll } from '#server/payments/reconciliation/reconcile-all.ts'
import { recordEvent } from '#server/payments/record-event.ts'
import { refreshOwn } from '#server/payments/refresh-own.ts'
import { refundAsStaff, type StaffRefundInput } from '#server/payments/refund-as-staff.ts'
import { refundOwn } from '#server/payments/refund-own.ts'
import { refundByHand, retryRefund } from '#server/payments/replace-refund.ts'
import { returnUnmatched } from '#server/payments/return-unmatched.ts'
import { openRecorder } from '#server/recordings/recorder.ts'
import { postgresSearch } from '#server/search/postgres-search.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { testVault } from '#test/vault.ts'
import type { Notice } from './provider-side.ts'

/** Jobs that a run takes up at most, those it queues itself included. */
const BOUND = 500

/** What a running shop does, as steps whose arguments and answers can be sent to another process. */
export function shopSteps({ db, clock, host }: { db: Db; clock: Deps['clock']; host: PaymentHost }) {
  const [files, log] = [memoryFiles(), pino({ level: 'silent' })]
  const recorder = openRecorder({ db, files, log, env: {} as Deps['env'] })
  const publicUrl = 'http://shop.test'
  const deps = {
    ...{ db, clock, bus: quietBus, payments: onlyHost(host), publicUrl, holdMinutes: 15 },
    sms: { send: async () => undefined },
    mail: null,
    push: null,
    files,
    recorder,
    vault: testVault,
    media: embeddedMedia(
      { db, clock, bus: quietBus, log, files, recorder, publicUrl, others: requestsUnderWay() },
      { processUrl: null },
    ),
    search: postgresSearch(db),
    log,
    env: {} as Deps['env'],
    closing: new AbortController().signal,
  } satisfies Deps
  const handlers = outboxHandlers(deps) as Record<OutboxTopic, (payload: unknown) => Promise<void>>
  const place = placeOrderWith(deps)
  return {
    place: async (buyer: Buyer, input: PlaceOrderInput) => (await place(buyer, input)).orderId,
    quote: (buyer: Buyer, wish: Wish) => quoteOrder(deps, buyer, wish),
    placeCart: async (buyer: Buyer, input: CartOrderInput) => (await placeCartOrder(deps, buyer, input)).orderId,
    open: (buyer: Buyer, orderId: string) => openCheckout(deps, buyer, orderId),
    comeBack: (buyer: Buyer, orderId: string) => refreshOwn(deps, buyer, orderId),
    cancel: (buyer: Buyer, orderId: string) => cancelOrder(deps, buyer, orderId),
    confirm: (buyer: Buyer, orderId: string) => confirmReceipt(deps, buyer, orderId),
    confirmOrders: () => confirmOrders(deps),
    refundOwn: (buyer: Buyer, orderId: string) => refundOwn(deps, buyer, orderId),
    ship: (userId: string, orderId: string) => shipOrder(deps, userId, { orderId, trackingNo: 'SF100' }),
    notify: ({ rawBody, signature }: Notice) => recordEvent(deps, host, Buffer.from(rawBody), signature),
    endHolds: () => endHolds(deps),
    endReservations: () => endReservations(deps),
    poll: () => pollPayments(deps),
    recheck: (viewer: Viewer, orderId: string) => recheckOrder(deps, viewer, orderId),
    refund: (viewer: Viewer, input: StaffRefundInput) => refundAsStaff(deps, viewer, input),
    retryRefund: (viewer: Viewer, refundId: string) => retryRefund(deps, viewer, refundId),
    refundByHand: (viewer: Viewer, refundId: string) => refundByHand(deps, viewer, { refundId, evidence: '转账 001' }),
    returnUnmatched: (viewer: Viewer, paymentId: string) =>
      returnUnmatched(deps, viewer, { paymentId, reason: '对方付错了' }),
    compareBooks: async () => void (await reconcileAll(deps, 'clock')),
    work: () => workOff(db, handlers),
  }
}

export type ShopSteps = ReturnType<typeof shopSteps>

type Job = { id: bigint; task: OutboxTopic; payload: unknown }

/**
 * Does what is queued, oldest first, due or not: each handler runs, then its job is taken off. One that fails stays and is
 * not tried again in this run.
 */
async function workOff(db: Db, handlers: Record<OutboxTopic, (payload: unknown) => Promise<void>>): Promise<void> {
  const failed: bigint[] = []
  for (let done = 0; done < BOUND; done++) {
    const { rows } = await db.pool.query<Job>(
      `SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.id <> ALL($1::bigint[]) ORDER BY j.id LIMIT 1`,
      [failed],
    )
    const job = rows[0]
    if (!job) return
    try {
      await handlers[job.task](job.payload)
      await db.pool.query('SELECT graphile_worker.complete_jobs(ARRAY[$1]::bigint[])', [job.id])
    } catch {
      failed.push(job.id)
    }
  }
  throw new Error(`more than ${BOUND} jobs`)
}
