import { DomainError } from '#domain/errors.ts'
import type { AddressContent } from './address.ts'
import { findPlace } from './find-place.ts'

/** The address with its place written in full. @throws DomainError InvalidInput {field}: the level that is not known */
export function withKnownPlace(given: AddressContent): AddressContent {
  const found = findPlace(given)
  if ('problem' in found) throw new DomainError('InvalidInput', { field: found.problem.field })
  return { ...given, ...found.place }
}
