import { coordination, everybody, farmHands, ofTheDistrict, ofTheFarm, type Person, signedIn } from './people.ts'
import type { Planted } from './planted.ts'

/** One address of a route, with somebody's object in it where it names one. */
export type Try = {
  at: (planted: Planted) => string
  /** Who gets the page; everybody else must not. */
  open: readonly Person[]
  /** The forms of the page by their button; null: one without. */
  intents?: readonly (string | null)[]
  /** Who may change the planted rows with them. Everybody else tries and must not. */
  may?: readonly Person[]
  /** Fields that these forms name things by, beside those that all tries send. */
  fields?: (planted: Planted) => Record<string, string>
}

type Who = readonly Person[]
type Forms = Pick<Try, 'intents' | 'may' | 'fields'>

const page = (at: string | Try['at'], open: Who, forms: Forms = {}): Try => ({
  at: typeof at === 'string' ? () => at : at,
  open,
  ...forms,
})

const nobody: Who = []
const open = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, everybody, forms)]
const own = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, signedIn, forms)]
const desk = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, coordination, forms)]
const district = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, ofTheDistrict, forms)]
const admins = (at: string | Try['at'], forms?: Forms): Try[] => [page(at, ['admin'], forms)]
const certificate = {
  kind: 'quarantine',
  number: 'A1',
  issuedBy: '别的所',
  issuedOn: '2026-11-01',
  expiresOn: '2027-11-01',
}
const unknown = '00000000-0000-4000-8000-000000000000'
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

const shop: Record<string, Try[]> = {
  'routes/_index': open('/'),
  'routes/about': open('/about'),
  'routes/receipts._index': open('/receipts'),
  'routes/receipts.$reference': open('/receipts/R-unknown', { intents: [null] }),
  'routes/products._index': open('/products'),
  'routes/products.$slug': open(({ slug }) => `/products/${slug}`, { intents: ['ask', null] }),
  'routes/producers.$id': open(({ producer }) => `/producers/${producer}`),
  'routes/pictures.$slug[.svg]': open(({ slug }) => `/pictures/${slug}.svg`),
  'routes/og.products.$slug[.png]': open(({ slug }) => `/og/products/${slug}.png`),
  'routes/media.$key.$name': [page(() => `/media/${'a'.repeat(64)}/800.webp`, nobody)],
  'routes/banners.$scene[.svg]': open('/banners/home.svg'),
  'routes/search.suggest': open('/search/suggest?q=ji'),
  'routes/trace.$code': open(({ batchCode }) => `/trace/${batchCode}`),
  'routes/trace.$code_.label': [page(({ batchCode }) => `/trace/${batchCode}/label`, [...ofTheFarm, ...ofTheDistrict])],
  'routes/counter': open('/counter'),
  'routes/offline': open('/offline'),
  'routes/manifest[.webmanifest]': open('/manifest.webmanifest'),
  'routes/robots[.txt]': open('/robots.txt'),
  'routes/sitemap[.xml]': open('/sitemap.xml'),
  'routes/sitemaps.$part[.xml]': open('/sitemaps/1.xml'),
  'routes/addresses.divisions': open('/addresses/divisions'),
  'routes/city': [page('/city', nobody, { intents: [null] })],
  'routes/locale': [page('/locale', nobody, { intents: [null] })],
  'routes/live._index': open('/live'),
  'routes/live.$sessionId_.calendar[.ics]': open(({ planned }) => `/live/${planned}/calendar.ics`),
  'routes/live.$sessionId': [
    ...open(({ session }) => `/live/${session}`, { intents: ['say', null] }),
    ...open(({ pastSession }) => `/live/${pastSession}?t=1800`),
  ],
  'routes/live.$sessionId_.[log]': [
    page(({ pastSession }) => `/live/${pastSession}/log?from=1800000`, ['farmer', ...ofTheDistrict]),
  ],
  'routes/live.$sessionId_.words': [
    page(({ pastSession }) => `/live/${pastSession}/words`, ['farmer', ...ofTheDistrict]),
  ],
}

const buying: Record<string, Try[]> = {
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
    page(({ claim, photo }) => `/claims/${claim}/photos/${photo}/small.webp`, nobody),
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

const account: Record<string, Try[]> = {
  'routes/sign-in': [page('/sign-in', ['guest', 'otherGuest'], { intents: ['code', 'password'], may: signedIn })],
  'routes/sign-out': [page('/sign-out', nobody, { intents: [null], may: signedIn })],
  'routes/account._index': own('/account'),
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

const farm: Record<string, Try[]> = {
  'routes/studio._index': own('/studio'),
  'routes/studio.new': own('/studio/new', { intents: [null], may: ofTheFarm }),
  'routes/studio.$sessionId_.edit': [
    page(({ planned }) => `/studio/${planned}/edit`, ['farmer'], { intents: [null], may: ['farmer'] }),
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

const money: Record<string, Try[]> = {
  'routes/coordinator.payments': desk('/coordinator/payments'),
  'routes/coordinator.payments._index': desk('/coordinator/payments', { intents: [null], may: coordination }),
  'routes/coordinator.payments.checkouts': desk('/coordinator/payments/checkouts', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ order }) => ({ orderId: order }),
  }),
  'routes/coordinator.payments.differences._index': admins('/coordinator/payments/differences'),
  'routes/coordinator.payments.differences.$id': [
    page(`/coordinator/payments/differences/${unknown}`, nobody, { intents: ['close'] }),
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
    page(`/coordinator/payments/unmatched/${unknown}`, nobody, { intents: ['return'] }),
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

const coordinating: Record<string, Try[]> = {
  'routes/coordinator': desk('/coordinator'),
  'routes/coordinator._index': desk('/coordinator'),
  'routes/coordinator.access-log': desk('/coordinator/access-log'),
  'routes/coordinator.rows': desk('/coordinator/rows'),
  'routes/coordinator.inbox': desk('/coordinator/inbox'),
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
  'routes/coordinator_.exports.$id': [page(`/coordinator/exports/${unknown}`, nobody)],
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
      'followUp',
    ],
    may: ofTheDistrict,
    fields: ({ household }) => ({ formId: household, purpose: 'alias', aliasZh: '老种家', why: '核对' }),
  }),
  'routes/coordinator.changes._index': desk('/coordinator/changes'),
  'routes/coordinator.changes.$id': [
    page(`/coordinator/changes/${unknown}`, nobody, { intents: ['approve', 'reject', 'withdraw', 'reveal'] }),
  ],
  'routes/coordinator.imports._index': desk('/coordinator/imports', { intents: [null] }),
  'routes/coordinator.imports.$id': [page(`/coordinator/imports/${unknown}`, nobody, { intents: ['apply', 'undo'] })],
  'routes/coordinator_.imports.$kind[.xlsx]': desk('/coordinator/imports/households.xlsx'),
  'routes/coordinator.duplicates': desk('/coordinator/duplicates', {
    intents: ['mergeLeft', 'mergeRight', 'apart'],
    fields: ({ household }) => ({ formId: household, left: household, right: household, why: '核对' }),
  }),
  'routes/coordinator.lines.$id': district(({ line }) => `/coordinator/lines/${line}`, {
    intents: ['refund', null],
    may: ofTheDistrict,
  }),
  'routes/coordinator.agreements._index': desk('/coordinator/agreements'),
  'routes/coordinator.agreements.new': desk('/coordinator/agreements/new', { intents: [null], may: coordination }),
  'routes/coordinator.certificates._index': desk('/coordinator/certificates'),
  'routes/coordinator.certificates.$id': [page(`/coordinator/certificates/${unknown}`, nobody)],
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
  'routes/coordinator.batches._index': desk('/coordinator/batches'),
  'routes/coordinator.batches.$id': district(({ batch }) => `/coordinator/batches/${batch}`, {
    intents: ['event', 'forecast', 'move', 'certificate', 'cost', 'costBack'],
    may: ofTheDistrict,
  }),
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
    intents: ['use', 'approve', 'reject', 'give', 'close'],
    may: ofTheDistrict,
    fields: ({ aidUse }) => ({ ...{ of: aidUse, id: unknown, purposeZh: '鸡苗', repay: '20' }, outcome: '好' }),
  }),
  'routes/coordinator_.funds[.csv]': desk('/coordinator/funds.csv'),
  'routes/coordinator_.funds.$id.uses[.csv]': district(({ fund }) => `/coordinator/funds/${fund}/uses.csv`),
  'routes/coordinator.support': desk('/coordinator/support', { intents: ['support'], may: coordination }),
  'routes/coordinator_.support[.csv]': desk('/coordinator/support.csv'),
  'routes/coordinator.payouts._index': desk('/coordinator/payouts'),
  'routes/coordinator.payouts.new': desk('/coordinator/payouts/new', { intents: [null], may: coordination }),
  'routes/coordinator.payouts.$id': district(({ payoutRun }) => `/coordinator/payouts/${payoutRun}`, {
    intents: ['check', 'approve', 'export', 'prove', 'cancel'],
    may: ofTheDistrict,
    fields: () => ({ reason: '账户要换' }),
  }),
  'routes/coordinator.statements.$payoutId': district(({ payout }) => `/coordinator/statements/${payout}`, {
    intents: ['fail'],
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
  'routes/coordinator_.payouts.$id.rows[.csv]': district(
    ({ payoutRun }) => `/coordinator/payouts/${payoutRun}/rows.csv`,
  ),
  'routes/coordinator_.payouts.$id.bank[.csv]': [
    page(({ payoutRun }) => `/coordinator/payouts/${payoutRun}/bank.csv`, nobody),
  ],
  'routes/coordinator_.payouts.$id.bank[.xlsx]': [
    page(({ payoutRun }) => `/coordinator/payouts/${payoutRun}/bank.xlsx`, nobody),
  ],
  'routes/coordinator.ledger._index': desk('/coordinator/ledger', {
    intents: [null],
    may: ['admin'],
    fields: () => ({ period: '2026-01' }),
  }),
  'routes/coordinator.ledger.balances': admins('/coordinator/ledger/balances'),
  'routes/coordinator.ledger.entries': [page(`/coordinator/ledger/entries?account=${unknown}`, nobody)],
  'routes/coordinator_.ledger.balances[.csv]': admins('/coordinator/ledger/balances.csv'),
  'routes/coordinator_.ledger.entries[.csv]': [page(`/coordinator/ledger/entries.csv?account=${unknown}`, nobody)],
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
  'routes/coordinator_.hosts.$id.consent.$name': [
    page(({ host }) => `/coordinator/hosts/${host}/consent/640.webp`, nobody),
  ],
  'routes/coordinator.claims._index': desk('/coordinator/claims'),
  'routes/coordinator.claims.$id': district(({ claim }) => `/coordinator/claims/${claim}`, {
    intents: ['accept', 'reject', 'agree'],
    may: ofTheDistrict,
  }),
  'routes/coordinator.checks._index': desk('/coordinator/checks'),
  'routes/coordinator.checks.$id': [
    page(`/coordinator/checks/${unknown}`, nobody, { intents: ['visited', 'unreachable', 'send', 'close'] }),
  ],
  'routes/coordinator_.access-log[.csv]': desk('/coordinator/access-log.csv'),
  'routes/coordinator_.agreements[.csv]': desk('/coordinator/agreements.csv'),
  'routes/coordinator_.agreements.$id.shares[.csv]': district(
    ({ agreement }) => `/coordinator/agreements/${agreement}/shares.csv`,
  ),
  'routes/coordinator_.evidence.$id': [page(`/coordinator/evidence/${unknown}`, nobody)],
  'routes/coordinator_.figures[.csv]': desk('/coordinator/figures.csv'),
  'routes/coordinator_.lines.$id.ledger[.csv]': district(({ line }) => `/coordinator/lines/${line}/ledger.csv`),
  'routes/coordinator_.rows[.csv]': desk('/coordinator/rows.csv'),
  'routes/coordinator_.trend[.csv]': desk('/coordinator/trend.csv'),
  'routes/coordinator_.stream': desk('/coordinator/stream'),
}

const catalogue: Record<string, Try[]> = {
  'routes/admin': desk('/admin'),
  'routes/admin._index': desk('/admin'),
  'routes/admin.categories': desk('/admin/categories', {
    intents: ['make', 'save'],
    may: ['admin'],
    fields: () => ({ slug: 'meat', nameZh: '改', nameEn: 'Changed', position: '3' }),
  }),
  'routes/admin.changes._index': desk('/admin/changes'),
  'routes/admin.changes.$id': district(({ change }) => `/admin/changes/${change}`, {
    intents: ['approve', 'reject'],
    may: ofTheDistrict,
  }),
  'routes/admin.coupons._index': desk('/admin/coupons', {
    intents: ['withdraw', null],
    may: ['admin'],
    fields: ({ coupon }) => ({ id: coupon, coupon }),
  }),
  'routes/admin.coupons.new': desk('/admin/coupons/new', { intents: [null], may: coordination }),
  'routes/admin.families.new': desk('/admin/families/new', { intents: [null], may: coordination }),
  'routes/admin.families.$id': district(({ family }) => `/admin/families/${family}`, {
    intents: ['save', 'add', 'remove'],
    may: ofTheDistrict,
  }),
  'routes/admin.families.$id_.new': district(({ family }) => `/admin/families/${family}/new`, {
    intents: [null],
    may: ofTheDistrict,
  }),
  'routes/admin.families.$id_.packs.$pack': district(
    ({ family, product }) => `/admin/families/${family}/packs/${product}`,
    { intents: ['save', 'stock'], may: ofTheDistrict },
  ),
  'routes/admin.imports._index': desk('/admin/imports', { intents: [null], may: ['admin'] }),
  'routes/admin.imports.$id': admins(({ import: id }) => `/admin/imports/${id}`, {
    intents: ['apply', 'undo'],
    may: ['admin'],
  }),
  'routes/admin.invoices': desk('/admin/invoices', {
    intents: [null],
    may: ofTheDistrict,
    fields: ({ order }) => ({ order, number: 'NOTYOURS' }),
  }),
  'routes/admin.producers._index': desk('/admin/producers'),
  'routes/admin.producers.$id': district(({ producer }) => `/admin/producers/${producer}`, {
    intents: ['save', 'freight'],
    may: ofTheDistrict,
  }),
  'routes/admin_.goods[.csv]': desk('/admin/goods.csv'),
  'routes/admin_.imports.sheet[.xlsx]': desk('/admin/imports/sheet.xlsx'),
  'routes/admin_.invoices[.csv]': desk('/admin/invoices.csv'),
}

/** Every route, who may see it and who may change something there. A route that is not listed fails the test. */
export const entries: Record<string, Try[]> = {
  ...shop,
  ...buying,
  ...account,
  ...farm,
  ...money,
  ...coordinating,
  ...catalogue,
}
