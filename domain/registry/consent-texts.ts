/** What a household agrees to, each by itself and withdrawn by itself; the version of the text in use. */
export const consentTexts = { alias: '2026-11', payout_code: '2026-11', survey: '2026-11' } as const
export type ConsentPurpose = keyof typeof consentTexts

export const isConsentPurpose = (text: string): text is ConsentPurpose => text in consentTexts
