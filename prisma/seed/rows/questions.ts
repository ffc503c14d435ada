import { questions } from '../data/questions.ts'
import { daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Questions that were asked and answered; people must be written before them. */
export const questionRows = (now: Date): TableRows[] => [
  {
    table: 'question',
    rows: questions.map((question) => ({
      id: seedId('question', `${question.family}:${question.daysAgo}`),
      family_id: seedId('family', question.family),
      user_id: seedId('user', 'consumer'),
      words: question.words,
      shown_name: '孙**',
      asked_at: daysFrom(now, -question.daysAgo).toISOString(),
      answer: question.answer,
      answered_by: seedId('user', 'farmer'),
      answered_at: daysFrom(now, -question.daysAgo + 0.2).toISOString(),
    })),
  },
]
