import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAdWords, isForbidden } from './advertising-words.ts'

const kinds = (text: string) => findAdWords(text).map(({ kind, text }) => `${kind}:${text}`)

describe('found', () => {
  test.each([
    ['全村最好吃的芦花鸡', ['absolute:最好吃']],
    ['全国第一鸡', ['absolute:第一']],
    ['销量第1', ['absolute:第1']],
    ['国家级品质', ['official:国家级']],
    ['机关专供土鸡蛋', ['official:机关专供']],
    ['顶级食材，100%放心', ['absolute:顶级', 'absolute:100%']],
    ['可以治疗咳嗽', ['disease:治疗']],
    ['长期喝能降血压、抗癌', ['disease:降血压', 'disease:抗癌']],
    ['适合糖尿病人', ['disease:糖尿病']],
    ['增强免疫力，养胃', ['health:增强免疫力', 'health:养胃']],
    ['全网最低价', ['absolute:全网最低']],
    ['The best hens, no. 1 in China', ['absolute:best', 'absolute:no. 1']],
    ['Cures colds and lowers blood pressure', ['disease:Cures', 'disease:lowers blood pressure']],
  ])('%s', (text, found) => expect(kinds(text)).toEqual(found))

  test('also when it is written so that it would not be', () => {
    expect(kinds('治 疗·抗*癌')).toEqual(['disease:治 疗', 'disease:抗*癌'])
    expect(kinds('１００％ 第\u200b一')).toEqual(['absolute:１００％', 'absolute:第\u200b一'])
  })

  test('where it stands in what was written', () => {
    const text = '🐔 国家级 鸡'
    const [word] = findAdWords(text)
    expect(text.slice(word?.start, word?.end)).toBe('国家级')
  })
})

describe('no alarm', () => {
  test.each([
    '第一次直播，请多关照',
    '第一批出栏的芦花鸡，最后三十只',
    '第一天、第10届、第一锅汤',
    '最近天冷，最多每人五只，最少一只',
    '最早明天发货，最晚后天到',
    '云顶坪芦花鸡开栏直播',
    '一只芦花鸡的三种吃法',
    '国家级非物质文化遗产：涪陵榨菜',
    '国家级农业产业化龙头企业',
    '本品不能治疗疾病，不是药',
    '三高农田，病虫害防治',
    '降价，降到八十八元',
    '巴氏杀菌，冷链直达',
    '治理水土流失',
    'Best before 12 March. Best served hot',
    'Opening the sheds: Luhua chickens of Yundingping',
    'The first hundred birds',
  ])('%s', (text) => expect(kinds(text)).toEqual([]))
})

test('disease and the state’s name are never published', () => {
  expect(findAdWords('治疗 国家级 最好 养胃').map(isForbidden)).toEqual([true, true, false, false])
})

test('what is found never overlaps and is what stands there', () => {
  const piece = fc.constantFrom(
    '最',
    '好',
    '第',
    '一',
    '国家级',
    '抗癌',
    '降',
    '血压',
    ' ',
    '·',
    '🐔',
    '100',
    '%',
    'best',
    '不',
    '补血',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      let from = 0
      for (const { start, end, text: word } of findAdWords(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(word)
        from = end
      }
    }),
  )
})
