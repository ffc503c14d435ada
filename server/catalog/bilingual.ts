/** A text in both languages of the shop. Pages pick one. */
export type Bilingual = { zh: string; en: string }

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en })
