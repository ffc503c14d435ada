import { signedIn } from '../people.ts'
import { nobody, open, own, page, type Try } from './try.ts'

/** A person and their account. */
export const account: Record<string, Try[]> = {
  'routes/sign-in': [page('/sign-in', ['guest', 'otherGuest'], { intents: ['code', 'password'], may: signedIn })],
  'routes/sign-out': [page('/sign-out', nobody, { intents: [null], may: signedIn })],
  'routes/account._index': own('/account'),
  'routes/visits': own('/visits', { intents: [null] }),
  'routes/account.impact': open('/account/impact'),
  'routes/account.security': own('/account/security', { intents: ['password', 'offer', 'disable'], may: signedIn }),
  'routes/account.addresses': own('/account/addresses', {
    intents: ['remove', 'default'],
    may: ['buyer'],
    fields: ({ address }) => ({ id: address }),
  }),
  'routes/account.addresses_.$id': [
    page(({ address }) => `/account/addresses/${address}`, ['buyer'], {
      intents: ['paste', null],
      may: ['buyer'],
      fields: ({ address }) => ({ id: address }),
    }),
    page('/account/addresses/new', signedIn),
  ],
  'routes/account.hosting': own('/account/hosting', { intents: [null], may: signedIn }),
  'routes/account.data': own('/account/data', { intents: [null], may: signedIn }),
  'routes/account.data_.copy': [page('/account/data/copy', nobody, { intents: ['json', 'xlsx'], may: ['buyer'] })],
  'routes/account.close': own('/account/close', { intents: ['close'], may: ['buyer'] }),
}
