import { personal } from './planted-household.ts'

/** Words that tell who the planted household is. */
export const said = `${personal.headName}，电话${personal.phone}，证件${personal.idNumber}，卡号${personal.number}，住${personal.address}`

/** Fields of forms that take words; each is given what tells who the planted household is. */
export const typedWords: Record<string, string> = Object.fromEntries(
  [
    ...[
      'reason',
      'reasonZh',
      'reasonEn',
      'why',
      'words',
      'note',
      'noteZh',
      'noteEn',
      'resolution',
      'evidence',
      'source',
    ],
    ...['sourceZh', 'sourceEn', 'nameZh', 'nameEn', 'purposeZh', 'purposeEn', 'descriptionZh', 'descriptionEn'],
    ...['titleZh', 'titleEn', 'outcome', 'employer', 'post', 'plot', 'asset', 'house', 'leased', 'topic', 'occasion'],
  ].map((name) => [name, said]),
)

/** How the name stands where it was covered. */
export const coveredName = '冉**，电话+****6771'
