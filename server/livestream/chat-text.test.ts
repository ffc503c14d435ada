import { expect, test } from 'vitest'
import { cleanChatText } from './chat-text.ts'

test.each([
  ['  好鸡  ', '好鸡'],
  ['一行\n两行\t三', '一行 两行 三'],
  ['\u202e倒着\u200b写\u0000', '倒着写'],
  ['<script>', '<script>'],
  ['\ud800坏字', '坏字'],
  ['字'.repeat(200), '字'.repeat(200)],
])('%j becomes %j', (raw, text) => expect(cleanChatText(raw)).toBe(text))

test.each(['', ' \n\t ', '\u200b\u2060', '字'.repeat(201)])('%j is not a message', (raw) =>
  expect(cleanChatText(raw)).toBeNull(),
)
