import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { cashierHost } from '#server/payments/cashier/cashier-host.ts'
import type { Disorder } from '#server/payments/cashier/disorder.ts'
import { signBody } from '#server/payments/cashier/signature.ts'
import { cashierVerbs } from '#server/payments/cashier/verbs.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'
import type { Notice, ProviderSide, Trouble } from './provider-side.ts'
import { type TroubleState, withTrouble } from './with-trouble.ts'

/** Plain data from which any process with the same database reaches the same cashier. */
export type CashierConnection = { provider: 'cashier'; secret: string }

type Outer = { db: Db; clock: Clock }

/** Nothing is delivered by itself: the notices wait to be taken. */
const untold: Disorder = () => []

/** A connection of a shop to the cashier in its database. */
export const connectCashier = ({ secret }: CashierConnection, { db, clock }: Outer): PaymentHost =>
  cashierHost({
    ...{ db, clock },
    publicUrl: 'http://shop.test',
    env: { CASHIER_WEBHOOK_SECRET: secret },
    disorder: untold,
  })

/** How the database starts refunds: every process on it goes by that. */
const startRefundsAs = (db: Db, state: 'pending' | 'succeeded') =>
  db.pool.query(`ALTER TABLE cashier_refund ALTER COLUMN state SET DEFAULT '${state}'`)

async function sessionOf(db: Db, paymentId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM cashier_session WHERE payment_id = $1', [
    paymentId,
  ])
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  return row.id
}

/** Takes the notices that wait, oldest first; ids ascend among those of one moment. */
async function takeNotices({ db, clock }: Outer, sign: ProviderSide['sign']): Promise<Notice[]> {
  const { rows } = await db.pool.query<{ body: string }>(
    `WITH taken AS (UPDATE cashier_event SET delivered_at = $1 WHERE delivered_at IS NULL RETURNING id, body, not_before)
     SELECT body FROM taken ORDER BY not_before, id`,
    [clock.now()],
  )
  return rows.map(({ body }) => sign(Buffer.from(body)))
}

function buyersAndBanks({ db, clock }: Outer) {
  const verbs = cashierVerbs({ db, clock, disorder: untold })
  return {
    async pay(sessionId, { late = false } = {}) {
      const asked = { sessionId, method: 'wechat_pay' } as const
      const session = await verbs.pay(asked)
      const { state, paymentId } = session.state !== 'paid' && late ? await verbs.pay({ ...asked, late }) : session
      if (state !== 'paid' || !paymentId) throw new Error(`session ${sessionId} cannot be paid: it is ${state}`)
      return paymentId
    },
    startPaying: async (sessionId) => void (await verbs.startPaying({ sessionId, method: 'alipay' })),
    finishPaying: async (sessionId, outcome) => void (await verbs.finishPaying(sessionId, outcome)),
    fail: async (sessionId) => void (await verbs.fail(sessionId, 'declined')),
    expire: async (sessionId) => void (await verbs.leave(sessionId)),
    holdRefunds: async () => void (await startRefundsAs(db, 'pending')),
    async settleRefunds() {
      await startRefundsAs(db, 'succeeded')
      await verbs.settleRefunds()
    },
    async refundByHand(paymentId, amountFen) {
      const { id } = await verbs.refundByHand({ sessionId: await sessionOf(db, paymentId), amountFen })
      return id
    },
    returnRefund: async (providerRefundId) => void (await verbs.returnRefund(providerRefundId)),
    dispute: async (paymentId, options) => (await verbs.raiseDispute(await sessionOf(db, paymentId), options)).id,
    closeDispute: async (disputeId, outcome) => void (await verbs.closeDispute(disputeId, outcome)),
  } satisfies Partial<ProviderSide>
}

/** The embedded cashier of a test's database, from its other side. */
export async function openCashierSide(outer: Outer): Promise<ProviderSide & { connection: CashierConnection }> {
  const connection: CashierConnection = { provider: 'cashier', secret: 'cashier-side-0123456789-0123456789' }
  const state: TroubleState = { trouble: null }
  const sign = (rawBody: Buffer, ageSeconds = 0): Notice => {
    const at = new Date(outer.clock.now().getTime() - ageSeconds * 1000)
    return { rawBody, signature: signBody(connection.secret, rawBody, at) }
  }
  return {
    name: 'cashier',
    connection,
    host: withTrouble(connectCashier(connection, outer), state),
    ...buyersAndBanks(outer),
    notices: () => takeNotices(outer, sign),
    sign,
    trouble(kind: Trouble) {
      state.trouble = kind
    },
    heal() {
      state.trouble = null
    },
    close: async () => undefined,
  }
}
