import { expect, test } from 'vitest'
import { maskName, maskPhone } from './masking.ts'

test.each([
  ['杨秀英', '杨**'],
  [' Ann ', 'A**'],
  ['𠮷野', '𠮷**'],
  ['', '**'],
])('%s becomes %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('a phone keeps its ends', () => expect(maskPhone('+8619900001234')).toBe('199****1234'))
