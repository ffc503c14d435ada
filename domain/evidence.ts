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
  | 'certificate_change'

/** Bytes of one file. */
export const MOST_EVIDENCE_BYTES = 15 * 1024 * 1024

/** For the file choosers of pages; what is taken is told by the content. */
export const EVIDENCE_ACCEPT = 'image/*,application/pdf,.pdf,.xlsx,.csv'
