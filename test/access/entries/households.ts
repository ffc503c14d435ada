import { coordination, ofTheDistrict } from '../people.ts'
import { desk, district, nobody, page, type Try, unknown } from './try.ts'

/** Households, their registry and what coordinators see of them. */
export const households: Record<string, Try[]> = {
  'routes/coordinator': desk('/coordinator'),
  'routes/coordinator._index': desk('/coordinator'),
  'routes/coordinator.access-log': desk('/coordinator/access-log'),
  'routes/coordinator.rows': desk('/coordinator/rows'),
  'routes/coordinator.inbox': desk('/coordinator/inbox'),
  'routes/coordinator.visits._index': desk('/coordinator/visits'),
  'routes/coordinator.visits.new': district(({ household }) => `/coordinator/visits/new?household=${household}`, {
    intents: [null],
    may: ofTheDistrict,
    fields: () => ({ id: unknown, dueOn: '2099-01-01', reason: '看看' }),
  }),
  'routes/coordinator.flow': desk('/coordinator/flow'),
  'routes/coordinator.targets': desk('/coordinator/targets', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ district }) => ({ district, year: '2026', yuan: '1', source: '县里的文件' }),
  }),
  'routes/coordinator.displacement': desk('/coordinator/displacement', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ family }) => ({ family, year: '2025', quantity: '1', yuan: '1', source: '合作社台账' }),
  }),
  'routes/coordinator.exports': desk('/coordinator/exports', {
    intents: [null],
    may: coordination,
    fields: () => ({ table: 'rows', format: 'csv', query: '' }),
  }),
  'routes/coordinator_.exports.$id': [
    page(({ exportFile }) => `/coordinator/exports/${exportFile}`, ['coordinator']),
    page(`/coordinator/exports/${unknown}`, nobody),
  ],
  'routes/coordinator_.views': [
    page('/coordinator/views', nobody, {
      intents: ['save', 'remove'],
      may: coordination,
      fields: () => ({ page: '/coordinator', query: '', name: '看看' }),
    }),
  ],
  'routes/coordinator.households.$id': district(({ household }) => `/coordinator/households/${household}`, {
    intents: [null],
    may: ofTheDistrict,
  }),
  'routes/coordinator.registry._index': desk('/coordinator/registry', { intents: [null] }),
  'routes/coordinator.registry.new': desk('/coordinator/registry/new', { intents: [null] }),
  'routes/coordinator.registry.$id': district(({ household }) => `/coordinator/registry/${household}`, {
    intents: [
      ...['update', 'members', 'remove', 'account', 'approveAccount', 'rejectAccount', 'give', 'withdraw', 'survey'],
      ...['followUp', 'withdrawVisit'],
    ],
    may: ofTheDistrict,
    fields: ({ household }) => ({ formId: household, purpose: 'alias', aliasZh: '老种家', why: '入户核对' }),
  }),
  'routes/coordinator.changes._index': desk('/coordinator/changes'),
  'routes/coordinator.changes.$id': district(({ householdChange }) => `/coordinator/changes/${householdChange}`, {
    intents: ['approve', 'reject', 'withdraw', 'reveal'],
    may: ofTheDistrict,
  }),
  'routes/coordinator.imports._index': desk('/coordinator/imports', { intents: [null] }),
  'routes/coordinator.imports.$id': district(({ householdImport }) => `/coordinator/imports/${householdImport}`, {
    intents: ['apply', 'undo'],
    may: ofTheDistrict,
  }),
  'routes/coordinator_.imports.$kind[.xlsx]': desk('/coordinator/imports/households.xlsx'),
  'routes/coordinator.duplicates': desk('/coordinator/duplicates', {
    intents: ['mergeLeft', 'mergeRight', 'apart'],
    fields: ({ household }) => ({ formId: household, left: household, right: household, why: '入户核对' }),
  }),
  'routes/coordinator.lines.$id': district(({ line }) => `/coordinator/lines/${line}`, {
    intents: ['refund', null],
    may: ofTheDistrict,
  }),
  'routes/coordinator.batches._index': desk('/coordinator/batches'),
  'routes/coordinator.batches.$id': district(({ batch }) => `/coordinator/batches/${batch}`, {
    intents: ['event', 'forecast', 'move', 'certificate', 'cost', 'costBack'],
    may: ofTheDistrict,
  }),
  'routes/coordinator.live': desk('/coordinator/live', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ planned }) => ({ session: planned, reason: '画面里有别的品牌' }),
  }),
  'routes/coordinator.hosts._index': desk('/coordinator/hosts'),
  'routes/coordinator.hosts.$id': district(({ host }) => `/coordinator/hosts/${host}`, {
    intents: ['verified', 'refused', 'revoked'],
    may: ofTheDistrict,
    fields: ({ hostSubmittedAt }) => ({ submittedAt: hostSubmittedAt, reason: '看不清楚' }),
  }),
  'routes/coordinator_.hosts.$id.consent.$name': district(({ host }) => `/coordinator/hosts/${host}/consent/640.webp`),
  'routes/coordinator.claims._index': desk('/coordinator/claims'),
  'routes/coordinator.claims.$id': district(({ claim }) => `/coordinator/claims/${claim}`, {
    intents: ['accept', 'reject', 'agree'],
    may: ofTheDistrict,
  }),
  'routes/coordinator_.access-log[.csv]': desk('/coordinator/access-log.csv'),
  'routes/coordinator_.evidence.$id': district(({ evidence }) => `/coordinator/evidence/${evidence}`),
  'routes/coordinator_.figures[.csv]': desk('/coordinator/figures.csv'),
  'routes/coordinator_.lines.$id.ledger[.csv]': district(({ line }) => `/coordinator/lines/${line}/ledger.csv`),
  'routes/coordinator_.rows[.csv]': desk('/coordinator/rows.csv'),
  'routes/coordinator_.trend[.csv]': desk('/coordinator/trend.csv'),
  'routes/coordinator_.stream': desk('/coordinator/stream'),
}
