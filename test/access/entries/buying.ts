import { ofTheDistrict, ofTheFarm } from '../people.ts'
import { nobody, open, page, type Try, unknown } from './try.ts'

/** Carts, orders and what follows them. */
export const buying: Record<string, Try[]> = {
  'routes/cart': open('/cart', { intents: ['add', 'set', 'remove'], may: ['buyer'] }),
  'routes/buy': [page('/buy', nobody, { intents: [null], may: ['buyer', 'guest'] })],
  'routes/checkout': [
    page(`/checkout?order=${unknown}`, ['buyer'], {
      intents: ['place', 'paste', 'coupon'],
      may: ['buyer'],
      fields: ({ address }) => ({ addressId: address }),
    }),
  ],
  'routes/orders._index': open('/orders'),
  'routes/orders.$id': [
    page(({ order }) => `/orders/${order}`, ['buyer'], {
      intents: ['cancel', 'refund', 'receive', 'pay', 'again'],
      may: ['buyer'],
    }),
    page(({ heldOrder }) => `/orders/${heldOrder}`, ['buyer'], {
      intents: ['cancel', 'refund', 'pay'],
      may: ['buyer'],
    }),
    page(({ guestOrder }) => `/orders/${guestOrder}`, ['guest'], { intents: ['refund', 'receive'], may: ['guest'] }),
  ],
  'routes/orders.$id_.progress': [
    page(({ order }) => `/orders/${order}/progress`, ['buyer']),
    page(({ guestOrder }) => `/orders/${guestOrder}/progress`, ['guest']),
  ],
  'routes/orders.$id_.receipt': [
    page(({ order }) => `/orders/${order}/receipt`, ['buyer']),
    page(({ guestOrder }) => `/orders/${guestOrder}/receipt`, ['guest']),
  ],
  'routes/orders.$id_.return': [page(({ heldOrder }) => `/orders/${heldOrder}/return`, nobody)],
  'routes/cashier.$id': [page(`/cashier/${unknown}`, nobody, { intents: ['pay', 'fail', 'refund'] })],
  'routes/claims._index': open('/claims'),
  'routes/claims.new': [
    page(({ line }) => `/claims/new?line=${line}`, ['buyer'], { intents: [null], may: ['buyer'] }),
    page(({ guestLine }) => `/claims/new?line=${guestLine}`, ['guest'], { intents: [null], may: ['guest'] }),
  ],
  'routes/claims.$id': [
    page(({ claim }) => `/claims/${claim}`, ['buyer'], { intents: ['sent', 'withdraw'], may: ['buyer'] }),
  ],
  'routes/claims.$id_.photos.$photo.$name': [
    page(({ claim, photo }) => `/claims/${claim}/photos/${photo}/320.webp`, ['buyer', ...ofTheFarm, ...ofTheDistrict]),
  ],
  'routes/reviews.new': [
    page(({ line }) => `/reviews/new?line=${line}`, ['buyer'], { intents: [null], may: ['buyer'] }),
    page(({ guestLine }) => `/reviews/new?line=${guestLine}`, ['guest'], { intents: [null], may: ['guest'] }),
  ],
  'routes/notices': open('/notices'),
  'routes/push': [page('/push', nobody, { intents: ['subscribe', 'off', null], may: ['buyer'] })],
  'routes/reminders': [
    page('/reminders', nobody, { intents: ['forget', null], may: ['buyer'], fields: ({ session }) => ({ session }) }),
  ],
  'routes/reminders_.new': open(({ session }) => `/reminders/new?session=${session}`, {
    intents: [null],
    may: ['buyer'],
  }),
}
