import { CURRENCY } from './money.ts'

/** Chart of accounts. Debits are positive, credits negative; each party account says what is owed to it. */
export type AccountKind = 'asset' | 'liability' | 'revenue' | 'expense'

export type AccountRef = {
  code: string
  kind: AccountKind
  householdId?: string
  producerId?: string
}

/** Every account holds one currency: CNY, or the one its code ends with. */
const inCurrency = (code: string, currency: string): string => (currency === CURRENCY ? code : `${code}:${currency}`)

export const accounts = {
  /** Money that a payment provider holds for us. */
  provider: (name: string, currency: string = CURRENCY): AccountRef => ({
    code: inCurrency(`provider:${name}`, currency),
    kind: 'asset',
  }),
  /** Owed to a household for sales that can still be returned. */
  householdProvisional: (id: string): AccountRef => ({
    code: `household:${id}:provisional`,
    kind: 'liability',
    householdId: id,
  }),
  /** Owed to a household for sales of which nothing can be claimed any more. */
  householdConfirmed: (id: string): AccountRef => ({
    code: `household:${id}:confirmed`,
    kind: 'liability',
    householdId: id,
  }),
  producer: (id: string): AccountRef => ({ code: `producer:${id}:payable`, kind: 'liability', producerId: id }),
  logistics: { code: 'logistics:payable', kind: 'liability' } satisfies AccountRef,
  /** What buyers paid for freight beside the goods: owed to whoever carries them. */
  freight: { code: 'freight:payable', kind: 'liability' } satisfies AccountRef,
  /** Deposits of pre-orders until their balance is paid. */
  deposits: { code: 'deposits:held', kind: 'liability' } satisfies AccountRef,
  /** Discounts that the marketplace bears. */
  platformCoupons: { code: 'coupons:platform', kind: 'expense' } satisfies AccountRef,
  /** Discounts that a district bears: it owes them to us. */
  districtCoupons: (code: string): AccountRef => ({ code: `coupons:district:${code}`, kind: 'asset' }),
  platform: { code: 'platform:revenue', kind: 'revenue' } satisfies AccountRef,
  /** Owed back to buyers until the provider has paid the refund. */
  refunds: (currency: string = CURRENCY): AccountRef => ({
    code: inCurrency('refunds:payable', currency),
    kind: 'liability',
  }),
  /** Money that fits no order. A person decides; it is never lost. */
  suspense: (currency: string = CURRENCY): AccountRef => ({
    code: inCurrency('suspense:unmatched', currency),
    kind: 'liability',
  }),
  /** Money that a provider keeps back while a buyer's bank disputes the payment. */
  disputes: (currency: string = CURRENCY): AccountRef => ({
    code: inCurrency('disputes:withheld', currency),
    kind: 'asset',
  }),
  /** Our own bank account, where providers pay out to and where a refund by hand comes from. */
  bank: { code: 'bank:settlement', kind: 'asset' } satisfies AccountRef,
  /** What providers charge for taking money. The marketplace bears it, never a household's share. */
  providerFees: { code: 'fees:provider', kind: 'expense' } satisfies AccountRef,
  /** What a household still has to repay of advances. */
  advance: (householdId: string): AccountRef => ({ code: `advance:${householdId}`, kind: 'asset', householdId }),
  /** What is left of an aid fund. */
  fund: (id: string): AccountRef => ({ code: `fund:${id}`, kind: 'liability' }),
  /** What the marketplace bears where a household need not give back what a refund took. */
  hardship: { code: 'aid:hardship', kind: 'expense' } satisfies AccountRef,
  /** Payouts that the bank was told to make and that are neither proven nor failed. */
  payoutsSent: { code: 'payouts:sent', kind: 'liability' } satisfies AccountRef,
  /** What a producer declared to owe its households for a period (wage, rent, dividend) and has not proven to be paid. */
  producerDeclared: (id: string): AccountRef => ({ code: `declared:producer:${id}`, kind: 'asset', producerId: id }),
  /** The same, seen from the household. Never money of a buyer. */
  householdDeclared: (id: string): AccountRef => ({
    code: `declared:household:${id}`,
    kind: 'liability',
    householdId: id,
  }),
  /** Money that went back to a buyer although nothing was owed to them any more. */
  losses: (currency: string = CURRENCY): AccountRef => ({
    code: inCurrency('losses:payments', currency),
    kind: 'expense',
  }),
}

/**
 * Accounts that an order's money is divided into. Their balances sum to what was paid and not refunded; whoever bears a
 * discount holds less than nothing.
 */
export const isPartyAccount = (code: string): boolean =>
  /^(household|producer|logistics|platform|freight|deposits|coupons):/.test(code)
