import { expect, test } from 'vitest'
import { storedName } from './stored-name.ts'

test('a file is called by what it is, its day in Shanghai and its hash', () => {
  const at = new Date('2026-11-22T17:00:00Z')
  expect(storedName({ kind: 'bank_proof', at, sha256: 'ab12cd34ef'.padEnd(64, '0'), ending: 'pdf' })).toBe(
    'bank-proof-2026-11-23-ab12cd34.pdf',
  )
})
