import { customPinyin, pinyin } from 'pinyin-pro'

/** Places and goods whose characters are read otherwise than a dictionary would. */
customPinyin({ 丰都: 'fēng dū', 苕: 'sháo', 济万: 'jǐ wàn', 重庆: 'chóng qìng' })

/** How Chinese characters are read, one syllable each, without tones; ü is v, as it is typed. */
export const syllables = (han: string): string[] => pinyin(han, { toneType: 'none', type: 'array', v: true })
