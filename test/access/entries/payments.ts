import { coordination, ofTheDistrict } from '../people.ts'
import { admins, desk, district, nobody, page, type Try, unknown } from './try.ts'

/** Payments at the desk. */
export const payments: Record<string, Try[]> = {
  'routes/coordinator.payments': desk('/coordinator/payments'),
  'routes/coordinator.payments._index': desk('/coordinator/payments', { intents: [null], may: coordination }),
  'routes/coordinator.payments.checkouts': desk('/coordinator/payments/checkouts', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ order }) => ({ orderId: order }),
  }),
  'routes/coordinator.payments.differences._index': admins('/coordinator/payments/differences'),
  'routes/coordinator.payments.differences.$id': [
    ...admins(({ difference }) => `/coordinator/payments/differences/${difference}`, {
      intents: ['close'],
      may: ['admin'],
      fields: () => ({ resolution: '已经找到了' }),
    }),
    page(`/coordinator/payments/differences/${unknown}`, nobody),
  ],
  'routes/coordinator.payments.disputes': desk('/coordinator/payments/disputes'),
  'routes/coordinator.payments.jobs': admins('/coordinator/payments/jobs'),
  'routes/coordinator.payments.payables': desk('/coordinator/payments/payables'),
  'routes/coordinator.payments.refunds._index': desk('/coordinator/payments/refunds'),
  'routes/coordinator.payments.refunds.$id': district(({ refund }) => `/coordinator/payments/refunds/${refund}`, {
    intents: ['retry', 'byHand'],
    may: ofTheDistrict,
  }),
  'routes/coordinator.payments.silent': desk('/coordinator/payments/silent'),
  'routes/coordinator.payments.unmatched._index': admins('/coordinator/payments/unmatched'),
  'routes/coordinator.payments.unmatched.$id': [
    ...admins(({ unmatched }) => `/coordinator/payments/unmatched/${unmatched}`, {
      intents: ['return'],
      may: ['admin'],
    }),
    page(`/coordinator/payments/unmatched/${unknown}`, nobody),
  ],
  'routes/coordinator_.payments.differences[.csv]': admins('/coordinator/payments/differences.csv'),
  'routes/coordinator_.payments.unmatched[.csv]': admins('/coordinator/payments/unmatched.csv'),
  ...Object.fromEntries(
    ['checkouts', 'disputes', 'payables', 'refunds', 'silent'].map((list) => [
      `routes/coordinator_.payments.${list}[.csv]`,
      desk(`/coordinator/payments/${list}.csv`),
    ]),
  ),
}
