import { coordination, farmHands, ofTheDistrict, ofTheFarm } from '../people.ts'
import { page, type Try } from './try.ts'

const certificate = {
  kind: 'quarantine',
  number: 'A1',
  issuedBy: '别的所',
  issuedOn: '2026-11-01',
  expiresOn: '2027-11-01',
}

/** The producer’s desk. */
export const farm: Record<string, Try[]> = {
  'routes/producer-desk': [page('/producer-desk', farmHands)],
  'routes/producer-desk._index': [page('/producer-desk', farmHands)],
  'routes/producer-desk.sent': [page('/producer-desk/sent', farmHands)],
  'routes/producer-desk.tracking': [page('/producer-desk/tracking', farmHands, { intents: [null], may: ofTheFarm })],
  'routes/producer-desk.certificates': [
    page('/producer-desk/certificates', farmHands, {
      intents: [null],
      may: ofTheFarm,
      fields: ({ batch }) => ({ ...certificate, batch, batchId: batch }),
    }),
  ],
  'routes/producer-desk_.labels': [page('/producer-desk/labels', farmHands)],
  'routes/producer-desk_.labels[.csv]': [page('/producer-desk/labels.csv', farmHands)],
  'routes/producer-desk_.labels[.xlsx]': [page('/producer-desk/labels.xlsx', farmHands)],
  'routes/producer-desk.parcels.$id': [
    page(({ waitingParcel }) => `/producer-desk/parcels/${waitingParcel}`, ofTheFarm, {
      intents: ['pack', 'ship', 'deliver'],
      may: ofTheFarm,
    }),
  ],
  'routes/producer-desk_.story': [
    page('/producer-desk/story', [...farmHands, ...coordination], {
      intents: ['give', 'withdraw'],
      may: [...ofTheFarm, ...ofTheDistrict],
      fields: ({ producer }) => ({ producer }),
    }),
  ],
  'routes/producer-desk_.claims._index': [page('/producer-desk/claims', farmHands)],
  'routes/producer-desk_.claims.$id': [
    page(({ claim }) => `/producer-desk/claims/${claim}`, ofTheFarm, {
      intents: ['accept', 'reject', 'agree'],
      may: ofTheFarm,
    }),
  ],
  'routes/producer-desk_.catalog._index': [
    page('/producer-desk/catalog', farmHands, {
      intents: [null],
      may: ofTheFarm,
      fields: ({ change }) => ({ id: change }),
    }),
  ],
  'routes/producer-desk_.catalog.$id': [
    page(({ family }) => `/producer-desk/catalog/${family}`, ofTheFarm, { intents: [null], may: ofTheFarm }),
  ],
  'routes/producer-desk_.catalog.batches.$id': [
    page(({ batch }) => `/producer-desk/catalog/batches/${batch}`, ofTheFarm, {
      intents: ['event', 'forecast', 'move', 'certificate'],
      may: ofTheFarm,
    }),
  ],
  'routes/voices': [
    page('/voices', [...farmHands, ...coordination], {
      intents: ['reply', 'hide', 'answer', 'hideQuestion'],
      may: [...ofTheFarm, ...ofTheDistrict],
      fields: ({ review }) => ({ id: review }),
    }),
  ],
}
