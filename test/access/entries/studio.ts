import { ofTheDistrict, ofTheFarm } from '../people.ts'
import { type Forms, nobody, own, page, type Try, unknown } from './try.ts'

/** What a desk of a live session sends. */
const steering: Forms = {
  intents: [
    ...['start', 'end', 'pause', 'resume', 'present', 'change', 'price', 'stock', 'takeHelm', 'leaveHelm'],
    ...['pin', 'answer', 'hide', 'mute', 'unmute', 'say', 'caption'],
  ],
  may: ['farmer'],
  fields: ({ liveItem }) => ({
    ...{ itemId: liveItem, item: liveItem, price: '1.00', quota: '1', was: '2.00', from: '1', by: '1' },
    ...{ seq: '1', muted: 'x', text: '字', id: unknown, source: 'typed' },
  }),
}

/** The studio of a live session. */
export const studio: Record<string, Try[]> = {
  'routes/studio._index': own('/studio'),
  'routes/studio.new': own('/studio/new', { intents: [null], may: ofTheFarm }),
  'routes/studio.$sessionId_.edit': [
    page(({ planned }) => `/studio/${planned}/edit`, ['farmer'], { intents: [null], may: ['farmer'] }),
  ],
  'routes/studio.$sessionId_.invitation': [
    page(({ planned }) => `/studio/${planned}/invitation`, ['buyer'], {
      intents: ['accept', 'decline'],
      may: ['buyer'],
    }),
  ],
  'routes/studio.$sessionId_.checks': [page(({ planned }) => `/studio/${planned}/checks`, ['farmer'])],
  'routes/studio.$sessionId_.share': [page(({ planned }) => `/studio/${planned}/share`, ['farmer'])],
  'routes/studio.$sessionId': [page(({ session }) => `/studio/${session}`, ['farmer'], steering)],
  'routes/studio.$sessionId_.now': [page(({ session }) => `/studio/${session}/now`, ['farmer'], steering)],
  'routes/studio.$sessionId_.operator': [page(({ session }) => `/studio/${session}/operator`, ['farmer'], steering)],
  'routes/studio.$sessionId_.report': [
    page(({ pastSession }) => `/studio/${pastSession}/report`, [...ofTheFarm, ...ofTheDistrict]),
  ],
  'routes/studio.$sessionId_.report[.csv]': [
    page(({ pastSession }) => `/studio/${pastSession}/report.csv`, [...ofTheFarm, ...ofTheDistrict]),
  ],
  'routes/studio.$sessionId_.replay': [
    page(({ pastSession }) => `/studio/${pastSession}/replay`, ['farmer'], {
      intents: ['cut', 'whole', 'hide', 'show', 'caption', 'preview', 'thank'],
      may: ['farmer'],
      fields: ({ caption }) => ({
        from: '0:10',
        to: '0:20',
        captionId: caption,
        text: '改',
        wordsZh: '谢谢',
        wordsEn: 'Thanks',
      }),
    }),
  ],
  'routes/studio.$sessionId_.camera': [
    page(({ session }) => `/studio/${session}/camera`, nobody, { intents: [null], may: ['farmer'] }),
  ],
  'routes/studio.$sessionId_.rehearsal': [page(({ session }) => `/studio/${session}/rehearsal`, ['farmer'])],
}
