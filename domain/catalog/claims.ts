/** Words that advertising must not use: superlatives (Advertising Law art. 9) and cures of food (art. 17). */
export type ClaimKind = 'absolute' | 'disease'
export type Claim = { word: string; kind: ClaimKind }

const words: Record<ClaimKind, readonly string[]> = {
  absolute: [
    '国家级',
    '世界级',
    '最高级',
    '最佳',
    '最好',
    '最优',
    '最新鲜',
    '最便宜',
    '第一',
    '唯一',
    '顶级',
    '极品',
    '首选',
    '绝无仅有',
    '史无前例',
    '独一无二',
    '百分之百',
    '100%纯',
    '全网最低',
    '王牌',
    'the best',
    'number one',
    'no. 1',
    'unrivalled',
    'world-class',
    'the only',
    '100% pure',
  ],
  disease: [
    '治疗',
    '治愈',
    '疗效',
    '抗癌',
    '防癌',
    '降血糖',
    '降血压',
    '降血脂',
    '降三高',
    '消炎',
    '止痛',
    '壮阳',
    '延年益寿',
    '预防疾病',
    '提高免疫力',
    '增强免疫力',
    '药到病除',
    'cures',
    'heals',
    'prevents cancer',
    'lowers blood pressure',
    'boosts immunity',
  ],
}

const all: readonly Claim[] = (['absolute', 'disease'] as const).flatMap((kind) =>
  words[kind].map((word) => ({ word, kind })),
)

/** Claims in a text, each once. It warns; a person decides, because `第一批` is no claim. */
export function findClaims(text: string): Claim[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return all.filter(({ word }) => plain.includes(word) && !(word === '第一' && !/第一(?![批次步天届只季])/.test(plain)))
}
