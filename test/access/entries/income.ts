import { coordination, ofTheDistrict } from '../people.ts'
import { personal } from '../planted-household.ts'
import { admins, desk, district, nobody, page, type Try, unknown } from './try.ts'

/** The file that tells the bank whom to pay: of a run that was sent, for its district. */
const bankFile = (format: 'csv' | 'xlsx'): Try[] => [
  ...district(({ sentRun }) => `/coordinator/payouts/${sentRun}/bank.${format}`, {
    tells: [personal.headName, personal.number],
  }),
  page(({ payoutRun }) => `/coordinator/payouts/${payoutRun}/bank.${format}`, nobody),
]

/** What brings households money: agreements, certificates, lists, aid, payouts. */
export const income: Record<string, Try[]> = {
  'routes/coordinator.agreements._index': desk('/coordinator/agreements'),
  'routes/coordinator.agreements.new': desk('/coordinator/agreements/new', { intents: [null], may: coordination }),
  'routes/coordinator.certificates._index': desk('/coordinator/certificates'),
  'routes/coordinator.certificates.$id': district(({ certificate }) => `/coordinator/certificates/${certificate}`, {
    intents: ['change', 'approve', 'reject', 'withdraw'],
    may: ofTheDistrict,
  }),
  'routes/coordinator_.certificates[.csv]': desk('/coordinator/certificates.csv'),
  'routes/coordinator.agreements.$id': district(({ agreement }) => `/coordinator/agreements/${agreement}`, {
    intents: ['evidence', 'end', null],
    may: ofTheDistrict,
    fields: ({ version }) => ({ version, lastDay: '2099-01-01', reason: '不再合作了' }),
  }),
  'routes/coordinator.agreements.$id_.propose': district(
    ({ agreement }) => `/coordinator/agreements/${agreement}/propose`,
    { intents: [null], may: ofTheDistrict },
  ),
  'routes/coordinator.period-lists._index': desk('/coordinator/period-lists'),
  'routes/coordinator.period-lists.new': [
    page('/coordinator/period-lists/new', coordination),
    page(({ periodVersion }) => `/coordinator/period-lists/new?version=${periodVersion}`, ofTheDistrict, {
      intents: [null],
      may: ofTheDistrict,
      fields: ({ periodVersion }) => ({
        version: periodVersion,
        period: '2026-10',
        code: 'H',
        quantity: '1',
        rate: '1',
      }),
    }),
  ],
  'routes/coordinator.period-lists.$id': district(({ periodList }) => `/coordinator/period-lists/${periodList}`, {
    intents: ['approve', 'reject', 'evidence', 'pay', 'takeBack'],
    may: ofTheDistrict,
  }),
  'routes/coordinator_.period-lists[.csv]': desk('/coordinator/period-lists.csv'),
  'routes/coordinator_.period-lists.$id.rows[.csv]': district(
    ({ periodList }) => `/coordinator/period-lists/${periodList}/rows.csv`,
  ),
  'routes/coordinator.funds._index': desk('/coordinator/funds', {
    intents: ['fund'],
    may: coordination,
    fields: ({ district }) => ({
      ...{ id: unknown, code: 'F-1', districtCode: district, nameZh: '资金', sourceZh: '来源', year: '2026' },
    }),
  }),
  'routes/coordinator.funds.$id': district(({ fund }) => `/coordinator/funds/${fund}`, {
    intents: ['use', 'approve', 'reject', 'give', 'close', 'approveFund', 'rejectFund'],
    may: ofTheDistrict,
    fields: ({ aidUse }) => ({ ...{ of: aidUse, id: unknown, purposeZh: '鸡苗', repay: '20' }, outcome: '已经用上了' }),
  }),
  'routes/coordinator_.funds[.csv]': desk('/coordinator/funds.csv'),
  'routes/coordinator_.funds.$id.uses[.csv]': district(({ fund }) => `/coordinator/funds/${fund}/uses.csv`),
  'routes/coordinator.support': desk('/coordinator/support', { intents: ['support'], may: coordination }),
  'routes/coordinator_.support[.csv]': desk('/coordinator/support.csv'),
  'routes/coordinator.payouts._index': desk('/coordinator/payouts'),
  'routes/coordinator.payouts.new': desk('/coordinator/payouts/new', { intents: [null], may: coordination }),
  'routes/coordinator.payouts.$id': district(({ payoutRun }) => `/coordinator/payouts/${payoutRun}`, {
    intents: ['check', 'approve', 'export', 'prove', 'cancel', 'accounts'],
    may: ofTheDistrict,
    fields: () => ({ reason: '账户要换' }),
  }),
  'routes/coordinator.statements.$payoutId': district(({ payout }) => `/coordinator/statements/${payout}`, {
    intents: ['fail', 'returnConfirm', 'returnReject'],
    may: ofTheDistrict,
    fields: () => ({ reason: '户名不符' }),
  }),
  'routes/coordinator.hardship': desk('/coordinator/hardship', {
    intents: ['propose', null],
    may: ofTheDistrict,
    fields: ({ household, hardship }) => ({
      household,
      amount: '0.01',
      reason: '劳力住院',
      id: hardship,
      decision: 'approved',
    }),
  }),
  'routes/coordinator_.payouts[.csv]': desk('/coordinator/payouts.csv'),
  'routes/coordinator_.checks[.csv]': desk('/coordinator/checks.csv?state=all'),
  'routes/coordinator_.payouts.$id.rows[.csv]': district(
    ({ payoutRun }) => `/coordinator/payouts/${payoutRun}/rows.csv`,
  ),
  'routes/coordinator_.payouts.$id.bank[.csv]': bankFile('csv'),
  'routes/coordinator_.payouts.$id.bank[.xlsx]': bankFile('xlsx'),
  'routes/coordinator.ledger._index': desk('/coordinator/ledger', {
    intents: [null],
    may: ['admin'],
    fields: () => ({ period: '2026-01' }),
  }),
  'routes/coordinator.ledger.balances': admins('/coordinator/ledger/balances'),
  'routes/coordinator.ledger.entries': [
    ...admins(({ account }) => `/coordinator/ledger/entries?account=${account}`),
    page(`/coordinator/ledger/entries?account=${unknown}`, nobody),
  ],
  'routes/coordinator_.ledger.balances[.csv]': admins('/coordinator/ledger/balances.csv'),
  'routes/coordinator_.ledger.entries[.csv]': [
    ...admins(({ account }) => `/coordinator/ledger/entries.csv?account=${account}`),
    page(`/coordinator/ledger/entries.csv?account=${unknown}`, nobody),
  ],
  'routes/coordinator.checks._index': desk('/coordinator/checks'),
  'routes/coordinator.checks.$id': district(({ check }) => `/coordinator/checks/${check}`, {
    intents: ['visited', 'unreachable', 'send', 'close'],
    may: ofTheDistrict,
  }),
  'routes/coordinator_.agreements[.csv]': desk('/coordinator/agreements.csv'),
  'routes/coordinator_.agreements.$id.shares[.csv]': district(
    ({ agreement }) => `/coordinator/agreements/${agreement}/shares.csv`,
  ),
}
