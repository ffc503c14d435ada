import { describe, expect, test } from 'vitest'
import { coverPieces, personalPieces } from './personal-words.ts'

const known = [
  '冉云岫',
  '云岫',
  '阿依·古丽',
  '19900066771',
  '110105194912310011',
  '11010519491231001X',
  '6228480473912650187',
  '示例村1组8号',
  '冉家坝九组三十六号',
]
const covered = (text: string) =>
  coverPieces(
    text,
    personalPieces(text).filter(({ value }) => known.includes(value)),
  )

describe('words that name somebody', () => {
  test.each([
    ['冉云岫说没有收到', '冉**说没有收到'],
    ['去找冉 云岫和阿依·古丽。', '去找冉**和阿**。'],
    ['电话199-0006-6771打不通', '电话****6771打不通'],
    ['１９９０００６６７７１', '****6771'],
    ['号码110105194912310011,另一个11010519491231001X', '号码****0011,另一个****001X'],
    ['账号6228 4804 7391 2650 187', '账号****0187'],
    ['19900066771 6228480473912650187', '****6771 ****0187'],
    ['他住示例村 1 组、8 号，屋顶漏雨', '他住****，屋顶漏雨'],
    ['冉家坝（九组）三十六号的冉云岫', '****的冉**'],
    ['示例村1组8号附1', '****附1'],
    ['示例村1组18号和示例村1组', '示例村1组18号和示例村1组'],
  ])('%s', (text, expected) => {
    expect(covered(text)).toBe(expected)
  })
  test('keep everything else as it was typed', () => {
    const text = '2026-11-22 收到 1 200.50 元，编号 XY-500230-01，（流水 20261122000123）'
    expect(covered(text)).toBe(text)
  })
  test('name no house without its number: a place that many live in is no address', () => {
    const addresses = personalPieces('示例村1组、石桥镇、九社').filter(({ kind }) => kind === 'address')
    expect(addresses).toEqual([])
  })
  test('are read in time that grows with their length', () => {
    expect(personalPieces('村1号'.repeat(700)).length).toBeLessThan(70_000)
    expect(personalPieces('字'.repeat(2_000)).length).toBeLessThan(8_000)
    expect(personalPieces('1 '.repeat(2_000)).length).toBeLessThan(20_000)
  })
})
