import { checkValues } from '#domain/catalog/check-values.ts'
import { differenceOf } from '#domain/catalog/difference.ts'
import { type FieldValues, fieldOf, type Subject } from '#domain/catalog/fields.ts'
import { proposable } from '#domain/catalog/proposable.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { readEntry } from './catalog-entry.ts'
import { requireMember } from './membership.ts'

/** An edit of something there is, or (with `of`, the good it is a pack of) a new product. */
export type Proposal =
  | { id: string; subject: Subject; subjectId: string; values: FieldValues }
  | { id: string; subject: 'product'; of: string; slug: string; values: FieldValues }

/**
 * A member of the producer proposes a change; nothing is changed until somebody else approves it. The form's id sent twice
 * is one proposal.
 * @throws DomainError NotFound, InvalidInput {field, rule}
 */
export async function proposeChange(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  proposal: Proposal,
): Promise<void> {
  await db.tx(async (sql) => {
    const { producerId, before, after } = 'of' in proposal ? await forNew(sql, proposal) : await forEdit(sql, proposal)
    await requireMember(sql, userId, producerId)
    await sql.query(
      `INSERT INTO change_request (id, producer_id, subject, subject_id, before, after, proposed_by, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [
        knownId(proposal.id),
        producerId,
        proposal.subject,
        'of' in proposal ? null : proposal.subjectId,
        JSON.stringify(before),
        JSON.stringify(after),
        `user:${userId}`,
        clock.now(),
      ],
    )
  })
}

async function forEdit(sql: Sql, { subject, subjectId, values }: Extract<Proposal, { subjectId: string }>) {
  const entry = await readEntry(sql, subject, { id: knownId(subjectId) })
  if (!entry) throw new DomainError('NotFound')
  const allowed = Object.entries(values).filter(([name]) => proposable[subject].includes(name))
  const change = differenceOf(entry.values, Object.fromEntries(allowed))
  if (!change) throw new DomainError('InvalidInput', { field: 'form', rule: 'unchanged' })
  const problem = checkValues(subject, { ...entry.values, ...change.after })
  if (problem) throw new DomainError('InvalidInput', problem)
  return { producerId: entry.producerId, ...change }
}

async function forNew(sql: Sql, { of, slug, values }: Extract<Proposal, { of: string }>) {
  const family = await readEntry(sql, 'family', { id: knownId(of) })
  if (!family) throw new DomainError('NotFound')
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) throw new DomainError('InvalidInput', { field: 'slug', rule: 'slug' })
  if (await readEntry(sql, 'product', { slug })) throw new DomainError('InvalidInput', { field: 'slug', rule: 'taken' })
  const known = Object.entries(values).filter(([name]) => fieldOf('product', name))
  return { producerId: family.producerId, before: {}, after: { of, slug, ...Object.fromEntries(known) } }
}
