/** Chart of accounts. Debits are positive, credits negative; each party account says what is owed to it. */
export type AccountKind = 'asset' | 'liability' | 'revenue'

export type AccountRef = {
  code: string
  kind: AccountKind
  householdId?: string
  producerId?: string
}

export const accounts = {
  /** Money that a payment provider holds for us. */
  provider: (name: string): AccountRef => ({ code: `provider:${name}`, kind: 'asset' }),
  /** Owed to a household for sales that can still be returned. */
  householdProvisional: (id: string): AccountRef => ({
    code: `household:${id}:provisional`,
    kind: 'liability',
    householdId: id,
  }),
  /** Owed to a household for sales that are completed. */
  householdConfirmed: (id: string): AccountRef => ({
    code: `household:${id}:confirmed`,
    kind: 'liability',
    householdId: id,
  }),
  producer: (id: string): AccountRef => ({ code: `producer:${id}:payable`, kind: 'liability', producerId: id }),
  logistics: { code: 'logistics:payable', kind: 'liability' } satisfies AccountRef,
  platform: { code: 'platform:revenue', kind: 'revenue' } satisfies AccountRef,
  /** Owed back to buyers until the provider has paid the refund. */
  refunds: { code: 'refunds:payable', kind: 'liability' } satisfies AccountRef,
  /** Money that fits no order. A person decides; it is never lost. */
  suspense: { code: 'suspense:unmatched', kind: 'liability' } satisfies AccountRef,
}

/** Accounts that belong to a party of a sale: what the order's money was divided into. */
export const isPartyAccount = (code: string): boolean => /^(household:|producer:|logistics:|platform:)/.test(code)
