import { DomainError } from '#domain/errors.ts'
import type { readPictureName } from '#domain/pictures.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredFile } from '#server/files/file-store.ts'
import { readPictureFile } from '#server/files/read-picture-file.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type HostRow, type HostView, hostOfDistrict, selectHosts, toHostView } from './host-view.ts'

type Reading = Pick<Deps, 'db' | 'clock'>

/** What somebody handed in themselves; null: nothing. */
export async function readOwnPapers({ db, clock }: Reading, userId: string): Promise<HostView | null> {
  const { rows } = await db.pool.query<HostRow>(`${selectHosts} WHERE v.user_id = $1`, [userId])
  return rows[0] ? toHostView(rows[0], clock.now()) : null
}

/** People of the viewer’s scope who want to host or do, those who wait first. @throws DomainError Forbidden */
export async function listHosts({ db, clock }: Reading, viewer: Viewer): Promise<HostView[]> {
  const { rows } = await db.pool.query<HostRow>(
    `${selectHosts} WHERE ${hostOfDistrict(1)}
     ORDER BY v.verified_at IS NULL AND v.refused_reason IS NULL DESC, v.submitted_at DESC, v.user_id LIMIT 200`,
    [districtInScope(viewer)],
  )
  return rows.map((row) => toHostView(row, clock.now()))
}

/** Who waits for a decision in the viewer’s scope. @throws DomainError Forbidden */
export async function countWaitingHosts({ db }: Pick<Deps, 'db'>, viewer: Viewer): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM host_verification v
     WHERE v.verified_at IS NULL AND v.refused_reason IS NULL AND ${hostOfDistrict(1)}`,
    [districtInScope(viewer)],
  )
  return rows[0]?.count ?? 0
}

async function find({ db }: Pick<Deps, 'db'>, viewer: Viewer, userId: string): Promise<HostRow> {
  const { rows } = await db.pool.query<HostRow & { inScope: boolean }>(
    `${selectHosts.replace('SELECT', `SELECT ${hostOfDistrict(2)} AS "inScope",`)} WHERE v.user_id = $1`,
    [userId, districtInScope(viewer)],
  )
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  if (!row.inScope) throw new DomainError('OutOfScope')
  return row
}

/**
 * One person’s papers, for whoever decides about them. That they were read is logged.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 */
export async function readHost(
  deps: Pick<Deps, 'db' | 'clock' | 'log'>,
  viewer: Viewer,
  userId: string,
): Promise<HostView> {
  const view = toHostView(await find(deps, viewer, userId), deps.clock.now())
  deps.log.info({ viewer: viewer.userId, host: userId, standing: view.standing }, 'papers of a host were read')
  return view
}

/**
 * The guardian’s signed consent, while it waits to be checked. That it was read is logged.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 */
export async function readConsent(
  deps: Pick<Deps, 'db' | 'files' | 'log'>,
  viewer: Viewer,
  { userId, size }: { userId: string; size: NonNullable<ReturnType<typeof readPictureName>> },
): Promise<StoredFile> {
  const row = await find(deps, viewer, userId)
  const open = row.verifiedAt === null && row.reason === null
  const file = open && row.guardianFile ? await readPictureFile(deps, { fileKey: row.guardianFile, ...size }) : null
  if (!file) throw new DomainError('NotFound')
  deps.log.info({ viewer: viewer.userId, host: userId }, 'a guardian’s consent was read')
  return file
}
