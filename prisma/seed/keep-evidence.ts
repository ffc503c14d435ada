import type { EvidenceKind } from '#domain/evidence.ts'
import { evidenceNeeded } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Db } from '#server/db/db.ts'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import type { FileStore } from '#server/files/file-store.ts'

const DISTRICT = '500230'

type Row = { id: string; code: string; version: number; type: LinkageType; proposedBy: string }

/** A page of one line in letters that every reader of PDFs has. */
function paper(line: string): Buffer {
  const text = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ]
  const parts = ['%PDF-1.4\n', ...objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`)]
  const starts = objects.map((_, at) => parts.slice(0, at + 1).join('').length)
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  const end = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${parts.join('').length}\n%%EOF\n`
  return Buffer.from(`${parts.join('')}${table}${end}`, 'latin1')
}

/** Gives the versions of the demo's own district the papers that their types need. Safe to run twice. */
export async function keepEvidence({ db, files }: { db: Db; files: FileStore }, now: Date): Promise<void> {
  const { rows } = await db.pool.query<Row>(
    `SELECT w.id, g.code, w.version, g.type, w.proposed_by_id AS "proposedBy" FROM agreement_version w
     JOIN linkage_agreement g ON g.id = w.agreement_id JOIN product_family f ON f.id = w.family_id
     WHERE f.district_code = $1 ORDER BY g.code, w.version`,
    [DISTRICT],
  )
  const scope = { kind: 'district' as const, districtCode: DISTRICT }
  const person = { name: '', phone: null, role: 'coordinator' as const, scope, twoFactorEnabled: false }
  const keep = ({ id, code, version, proposedBy }: Row, kind: EvidenceKind) =>
    addEvidence(
      { db, files, clock: { now: () => now } },
      { ...person, userId: proposedBy },
      {
        ...{ subject: 'agreement_version', subjectId: id, kind, districtCode: DISTRICT },
        file: paper(`Demo paper, invented: ${kind.replaceAll('_', ' ')} ${code}, version ${version}`),
      },
    )
  for (const row of rows) for (const kind of evidenceNeeded[row.type]) await keep(row, kind)
}
