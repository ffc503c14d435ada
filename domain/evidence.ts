/** What a stored file proves. */
export const evidenceKinds = [
  'contract',
  'weigh_slip',
  'payroll',
  'lease',
  'certificate',
  'resolution',
  'training_log',
  'receipt',
  'bank_proof',
  'photo',
  'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** What it is evidence of. */
export type EvidenceSubject =
  | 'agreement_version'
  | 'period_list'
  | 'aid_use'
  | 'support'
  | 'batch_cost'
  | 'payout_run'
  | 'payout'
  | 'receipt_check'
  | 'survey'

/** Bytes of one file. */
export const MOST_EVIDENCE_BYTES = 15 * 1024 * 1024

/** For the file choosers of pages; what is taken is told by the content. */
export const EVIDENCE_ACCEPT = 'image/*,application/pdf,.pdf,.xlsx,.csv'

const LONGEST_NAME = 120

/** The last part of a file's name, without what no list could show. */
export const plainFileName = (name: string): string =>
  [...(name.split(/[/\\]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim()].slice(-LONGEST_NAME).join('') || 'file'
