/** Name of the constraint, unique index or guard that the database refused a statement by; null for any other error. */
export const violated = (error: unknown): string | null =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null
