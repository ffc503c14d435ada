import { createHash } from 'node:crypto'
import { DomainError, isDomainError } from '#domain/errors.ts'
import { MOST_EVIDENCE_BYTES } from '#domain/evidence.ts'
import { acceptPicture } from '#server/files/accept-picture.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { masterOf } from '#server/files/picture-files.ts'
import { withoutPlace } from './without-place.ts'

/** A file as it is kept; `sha256` (hex) is of the stored bytes. */
export type AcceptedFile = { fileKey: string; mediaType: string; bytes: number; sha256: string }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ARCHIVE = Buffer.from('PK\x03\x04', 'latin1')
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const refused = (rule: string) => new DomainError('FileRefused', { rule })

/**
 * Takes in a photo, a PDF, an xlsx or a CSV, told by its content. Photos are drawn anew, and the photos in a PDF lose their
 * place. What could run, or carry a place that cannot be taken out, is refused.
 * @throws DomainError FileRefused {rule: 'empty' | 'size' | 'kind' | 'active' | 'pictures' | 'broken'}
 */
export async function acceptFile({ files }: { files: FileStore }, file: Uint8Array): Promise<AcceptedFile> {
  if (file.byteLength === 0) throw refused('empty')
  if (file.byteLength > MOST_EVIDENCE_BYTES) throw refused('size')
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.subarray(0, 1024).includes('%PDF-')) return keep(files, readPdf(bytes), 'application/pdf', 'pdf')
  if (bytes.subarray(0, 4).equals(ARCHIVE)) return keep(files, readXlsx(bytes), XLSX, 'xlsx')
  if (isText(bytes)) return keep(files, bytes, 'text/csv', 'csv')
  return keepPicture(files, bytes)
}

async function keep(files: FileStore, bytes: Buffer, mediaType: string, ending: string): Promise<AcceptedFile> {
  const sha256 = hashOf(bytes)
  const fileKey = `evidence/${sha256}.${ending}`
  await files.put(fileKey, bytes, mediaType)
  return { fileKey, mediaType, bytes: bytes.byteLength, sha256 }
}

async function keepPicture(files: FileStore, bytes: Buffer): Promise<AcceptedFile> {
  const { fileKey } = await acceptPicture({ files }, bytes).catch((error: unknown) => {
    if (!isDomainError(error)) throw error
    throw refused(error.code === 'PictureTooLarge' ? 'size' : 'kind')
  })
  const master = await files.read(masterOf(fileKey))
  if (!master) throw new Error(`picture ${fileKey} was not kept`)
  const { bytes: stored, contentType } = master
  return { fileKey: masterOf(fileKey), mediaType: contentType, bytes: stored.byteLength, sha256: hashOf(stored) }
}

function readPdf(bytes: Buffer): Buffer {
  if (!bytes.subarray(-2048).includes('%%EOF')) throw refused('broken')
  if (/\/(JavaScript|Launch|EmbeddedFile|RichMedia)\b/.test(bytes.toString('latin1'))) throw refused('active')
  return withoutPlace(bytes)
}

/** An archive's names stand in it as they are, however its content is packed. */
function readXlsx(bytes: Buffer): Buffer {
  const names = (part: string) => bytes.includes(part)
  if (!bytes.subarray(-66_000).includes('PK\x05\x06')) throw refused('broken')
  if (!names('[Content_Types].xml') || !names('xl/workbook.xml')) throw refused('kind')
  if (['vbaProject', 'xl/embeddings/', 'xl/activeX/'].some(names)) throw refused('active')
  if (names('xl/media/')) throw refused('pictures')
  return bytes
}

/** Text in UTF-8, or as Chinese spreadsheets write it (GB 18030), in lines of more than one column. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /[,;\t，]/.test(text) && !/[^\P{Cc}\t\r\n]/u.test(text) && !/^\s*</.test(text)
    } catch {
      return false
    }
  })
}
