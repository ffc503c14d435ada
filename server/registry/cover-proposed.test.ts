import { expect, test } from 'vitest'
import { testVault } from '#test/vault.ts'
import { coverProposed } from './cover-proposed.ts'

const after = { headName: '滕望舒', phone: '+8619900066772', address: '示例村1组8号', idNumber: null, memberCount: 2 }
const members = [{ relation: 'spouse' as const, birthYear: 1971, name: '冉云岫', idNumber: '110105194912310011' }]

test('words about a change do not name whom it would put on record', () => {
  const cover = (words: string) => coverProposed(testVault, words, { before: {}, after, members, why: '新识别' })
  expect(cover('滕望舒（199 0006 6772，示例村1组8号）和冉云岫 110105194912310011 已在册')).toBe(
    '滕**（****6772，****）和冉** ****0011 已在册',
  )
  expect(cover('杨秀英 2 口人，材料不齐')).toBe('杨秀英 2 口人，材料不齐')
})
