import { arriving } from './cases/arriving.ts'
import { attempts } from './cases/attempts.ts'
import { deposits } from './cases/deposits.ts'
import { discounts } from './cases/discounts.ts'
import { disputes } from './cases/disputes.ts'
import { outages } from './cases/outages.ts'
import { refunds } from './cases/refunds.ts'
import { refundsTold } from './cases/refunds-told.ts'
import { signed } from './cases/signed.ts'

/** Everything that can happen to a payment, each with the order, the stock and the books that must come of it. */
export const paymentCases = [
  ...arriving,
  ...attempts,
  ...signed,
  ...refunds,
  ...refundsTold,
  ...deposits,
  ...discounts,
  ...disputes,
  ...outages,
]
