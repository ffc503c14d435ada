/**
 * Words that advertising law forbids or that call for a second look.
 * `absolute`: the best, the first. `official`: the state’s name. `health`: what food may not promise. `disease`: that it heals.
 */
export type AdWordKind = 'absolute' | 'official' | 'health' | 'disease'

/** A word in a text: characters from `start` up to, not including, `end` (UTF-16, as in `slice`). */
export type AdWord = { kind: AdWordKind; start: number; end: number; text: string }

/** These are never published; the others are, once a person has looked at them. */
const forbidden: ReadonlySet<AdWordKind> = new Set(['official', 'disease'])
export const isForbidden = ({ kind }: Pick<AdWord, 'kind'>): boolean => forbidden.has(kind)

/** What may stand before a claim and take it back: 不能治疗, 并非最好. */
const denied = '(?<!(?:不|非|未|无法|不能|不会|不可|不是|不用于|不得))'

/** Chinese is written without spaces; here they, and ornaments put between two characters, are gone. */
const chinese: [AdWordKind, RegExp][] = [
  // 国家级 as part of a title that the state gives to places, firms and crafts is a fact.
  [
    'official',
    /国家级(?!(?:非物质|非遗|自然保护|风景|森林|湿地|地质|贫困|脱贫|重点|示范|龙头|农业|生态|科技|高新|出口))/g,
  ],
  [
    'official',
    /最高级|国宴(?:用|专用|级)|特供|人民大会堂|(?:中央|国家|部队|机关)(?:领导|首长)?专供|(?:国家|质量|产品)免检|驰名商标/g,
  ],
  ['disease', /治疗|治愈|根治|主治|医治|治病|疗效|药效|包治|药到病除|处方/g],
  [
    'disease',
    /[防抗治]癌|[抗防]肿瘤|癌症|肿瘤|糖尿病|高血[压脂糖]|冠心病|心脑血管|心脏病|脑梗|中风|关节炎|肝炎|胃病|肾病|哮喘|新冠/g,
  ],
  [
    'disease',
    /(?:降|控|调节?|稳)(?:血压|血糖|血脂|三高)|降[压脂糖]|三高(?!(?:农|田))|抗病毒|抗炎|消炎|止咳|化痰|平喘|止痛|防病|预防疾病/g,
  ],
  [
    'health',
    /(?:增强|提高|提升|改善)(?:免疫|抵抗)力?|抗(?:衰老?|氧化|疲劳)|延缓衰老|延年益寿|长生|减肥|瘦身|排毒|美容养颜|养颜/g,
  ],
  ['health', /(?:补|养|护|健|润|滋)(?:肾|血|气血|肝|胃|脾|肺|脑|阴)|壮阳|祛湿|清热|活血|化瘀|安神|助眠|明目/g],
  [
    'absolute',
    /最(?!(?:后|近|初|终|早|晚|迟|先|多(?!功能)|少|起码|低(?:起|消|温|气)|高(?:气|温|限)|小(?:起|包|规)|大限))(?:[低高]价|\p{Script=Han}[吃喝看闻用甜鲜质级大强佳贵宜康全美]?)/gu,
  ],
  [
    'absolute',
    /第(?:一|1)(?!(?:\d|[十百千次天步时年个位批场届章期季茬道锅口眼杯只遍件课代讲节段句页层排回轮声站人月周日产书手]))/g,
  ],
  [
    'absolute',
    /唯一|独一无二|独家|绝无仅有|史无前例|前所未有|无与伦比|举世无双|首屈一指|顶[级尖]|极[品致]|至尊|王牌|之王|霸主|冠军|世界级|全网最?低|全[国球网]首|首选|万能|绝对|永久|(?:100|百分之百)%?(?:天然|无害|安全|有效|纯|满意|好评)|百分之百|100%/g,
  ],
]

const english: [AdWordKind, RegExp][] = [
  ['official', /\b(?:national|state)[- ]level\b|\bstate banquet\b/g],
  [
    'disease',
    /\b(?:cures?|curing|heals?|healing|treats?\s+(?:disease|illness|cancer|diabetes)|remed(?:y|ies)|anti-?cancer|cancer|tumou?rs?|diabet(?:es|ic)|hypertension|therapeutic)\b/g,
  ],
  [
    'disease',
    /\b(?:lowers?|reduces?|controls?)\s+(?:your\s+)?(?:high\s+)?(?:blood\s+(?:pressure|sugar|lipids)|cholesterol)\b/g,
  ],
  [
    'health',
    /\b(?:boosts?|strengthens?|improves?)\s+(?:your\s+)?immun\w+|\banti-?ag(?:e?ing)\b|\bdetox\w*|\bweight\s+loss\b|\bslimming\b/g,
  ],
  [
    'absolute',
    /\bbest\b(?!\s+(?:before|by|served|eaten|kept|used|regards|wishes))|\b(?:no\.?|number)\s*(?:1|one)\b|\bworld[- ]class\b|\bunrivall?ed\b|\bunique\b|100\s?%/g,
  ],
]

const ORNAMENT = /[\s\u200b-\u200f\u2060\ufeff·•*_~^|]/

/** A text as it is searched, and where each of its characters stands in the original. */
type Spelled = { text: string; at: number[] }

function spell(text: string, keep: (char: string) => boolean): Spelled {
  const spelled: Spelled = { text: '', at: [] }
  let at = 0
  for (const char of text) {
    const plain = keep(char) ? char.normalize('NFKC').toLowerCase() : ''
    for (const unit of plain.split('')) {
      spelled.text += unit
      spelled.at.push(at)
    }
    at += char.length
  }
  spelled.at.push(at)
  return spelled
}

function search(original: string, { text, at }: Spelled, words: readonly (readonly [AdWordKind, RegExp])[]): AdWord[] {
  return words.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const last = at[match.index + match[0].length - 1] ?? 0
      const start = at[match.index] ?? 0
      const end = last + (String.fromCodePoint(original.codePointAt(last) ?? 0).length || 1)
      return { kind, start, end, text: original.slice(start, end) }
    }),
  )
}

const undeniedChinese = chinese.map(
  ([kind, pattern]) => [kind, new RegExp(`${denied}(?:${pattern.source})`, 'gu')] as const,
)

/**
 * Finds words of a title, a text or a caption that advertising law forbids (`isForbidden`) or that a person has to look at.
 * In order; where two meet, the one that is forbidden, then the longer one.
 */
export function findAdWords(text: string): AdWord[] {
  const found = [
    ...search(
      text,
      spell(text, (char) => !ORNAMENT.test(char)),
      undeniedChinese,
    ),
    ...search(
      text,
      spell(text, () => true),
      english,
    ),
  ]
  found.sort((a, b) => Number(isForbidden(b)) - Number(isForbidden(a)) || b.end - b.start - (a.end - a.start))
  const kept: AdWord[] = []
  for (const word of found) if (kept.every(({ start, end }) => word.end <= start || end <= word.start)) kept.push(word)
  return kept.sort((a, b) => a.start - b.start)
}
