import type { Db } from '#server/db/db.ts'

const MOST = 20

export type QuestionView = {
  id: string
  words: string
  shownName: string
  askedAt: Date
  /** Null: it waits, and only who asked sees it. */
  answer: string | null
  answeredAt: Date | null
  /** Whether the producer's own people answered, or a coordinator. */
  byProducer: boolean
}

/** Questions about a good that were answered, and those of the asking person that wait; newest first, at most 20. */
export async function listQuestions(
  db: Pick<Db, 'pool'>,
  familyId: string,
  userId: string | null,
): Promise<QuestionView[]> {
  const { rows } = await db.pool.query<QuestionView>(
    `SELECT q.id, q.words, q.shown_name AS "shownName", q.asked_at AS "askedAt", q.answer, q.answered_at AS "answeredAt",
       EXISTS (SELECT 1 FROM product_family f JOIN producer_member m ON m.producer_id = f.producer_id
               WHERE f.id = q.family_id AND m.user_id = q.answered_by) AS "byProducer"
     FROM question q
     WHERE q.family_id = $1 AND q.hidden_at IS NULL AND (q.answer IS NOT NULL OR q.user_id = $2)
     ORDER BY q.asked_at DESC, q.id LIMIT ${MOST}`,
    [familyId, userId],
  )
  return rows
}
