import { expect, test } from 'vitest'
import { isQuestion } from './is-question.ts'

test.each(['多少钱一只', '几天到', '鸡蛋怎么寄？', '能不能不杀', '有鸡蛋吗', 'How is it shipped', 'fresh?'])(
  '%s asks',
  (text) => {
    expect(isQuestion(text)).toBe(true)
  },
)

test.each(['买了两只', '老家的味道', '支持！', 'Bought two', '谢谢主播'])('%s does not', (text) => {
  expect(isQuestion(text)).toBe(false)
})
