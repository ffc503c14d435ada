import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'

const uuid = z.uuid()

/** An id from an address, before it reaches SQL. @throws DomainError NotFound where it cannot be one */
export function knownId(id: string): string {
  if (!uuid.safeParse(id).success) throw new DomainError('NotFound')
  return id
}
