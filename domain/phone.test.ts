import { expect, test } from 'vitest'
import { parsePhone, showPhone } from './phone.ts'

test.each([
  '19900000001',
  '199 0000 0001',
  '+86 199-0000-0001',
  '008619900000001',
  '8619900000001',
  '１９９０００００００１',
])('%s is understood', (text) => expect(parsePhone(text)).toBe('+8619900000001'))

test.each(['', '1990000000', '199000000012', '12900000001', '02158881234', '+1 202 555 0100', '1990000000a'])(
  '%s is no mobile number',
  (text) => expect(parsePhone(text)).toBeNull(),
)

test('a number is shown in groups', () => {
  expect(showPhone('+8619900000001')).toBe('199 0000 0001')
})
