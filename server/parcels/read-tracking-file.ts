import { readSheet } from 'read-excel-file/node'
import { parseCsv } from '#domain/csv.ts'
import { type Cell, readTrackingSheet, type TrackingSheet } from '#domain/tracking-sheet.ts'

/** Bytes of a list; a thousand rows are far smaller. */
export const MOST_TRACKING_BYTES = 1024 * 1024

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Chinese spreadsheets still save CSV in their old encoding. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Reads a list of tracking numbers from an xlsx or CSV file, told apart by their content. */
export async function readTrackingFile(bytes: Uint8Array): Promise<TrackingSheet> {
  if (bytes.byteLength > MOST_TRACKING_BYTES) return { rows: [], problems: [{ row: 1, code: '', rule: 'many' }] }
  if (!isZip(bytes)) return readTrackingSheet(parseCsv(decode(bytes)))
  try {
    return readTrackingSheet((await readSheet(Buffer.from(bytes))) as unknown as Cell[][])
  } catch {
    return { rows: [], problems: [{ row: 1, code: '', rule: 'unreadable' }] }
  }
}
