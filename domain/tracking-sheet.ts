import { type Carrier, parseCarrier } from './carriers.ts'

/** A cell as a file holds it. */
export type Cell = string | number | boolean | Date | null | undefined

/** One filled row of a carrier's list; `row` is the spreadsheet's own number. */
export type TrackingRow = { row: number; code: string; carrier: Carrier; trackingNo: string }

export type TrackingRule = 'headings' | 'code' | 'carrier' | 'tracking' | 'twice' | 'many' | 'unreadable'
export type TrackingProblem = { row: number; code: string; rule: TrackingRule }

export type TrackingSheet = { rows: TrackingRow[]; problems: TrackingProblem[] }

export const MOST_TRACKING_ROWS = 1_000

/** What the columns may be called, on our label list and on those of carriers. */
const headings = {
  code: ['包裹号', 'parcel', '订单编号', '订单号', 'reference'],
  carrier: ['快递公司', 'carrier', '物流公司', '承运商'],
  trackingNo: ['运单号', 'tracking number', '快递单号', '物流单号', 'waybill'],
} as const

const written = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell))
const plain = (cell: Cell): string => written(cell).normalize('NFKC').trim().toLowerCase()

const columnOf = (heads: readonly string[], names: readonly string[]): number =>
  heads.findIndex((head) => names.includes(head))

/** A tracking number as it is kept: its letters and digits without spaces; null where it is none. */
export function parseTracking(text: string): string | null {
  const number = text.normalize('NFKC').replace(/[\s']/g, '').toUpperCase()
  return /^[A-Z0-9-]{6,30}$/.test(number) ? number : null
}

/** The parcel code of a label, also where a spreadsheet kept it from being taken for a date. */
const parseCode = (text: string): string | null =>
  /^'?(\d{1,18}-\d{1,3})$/
    .exec(text.normalize('NFKC').trim())?.[1]
    ?.replace(/^\d+/, (digits) => digits.padStart(8, '0')) ?? null

/** Reads a list of tracking numbers, its columns in any order. Rows without a number are left alone: they are not sent yet. */
export function readTrackingSheet(cells: readonly (readonly Cell[])[]): TrackingSheet {
  const heads = (cells[0] ?? []).map(plain)
  const at = {
    code: columnOf(heads, headings.code),
    carrier: columnOf(heads, headings.carrier),
    trackingNo: columnOf(heads, headings.trackingNo),
  }
  const sheet: TrackingSheet = { rows: [], problems: [] }
  if (at.code < 0 || at.trackingNo < 0) return { rows: [], problems: [{ row: 1, code: '', rule: 'headings' }] }
  if (cells.length - 1 > MOST_TRACKING_ROWS) return { rows: [], problems: [{ row: 1, code: '', rule: 'many' }] }
  const seen = new Set<string>()
  for (const [index, row] of cells.slice(1).entries()) {
    const typed = {
      code: written(row[at.code]),
      carrier: written(row[at.carrier]),
      trackingNo: written(row[at.trackingNo]),
    }
    if (typed.trackingNo.trim() !== '') readRow(typed, index + 2, seen, sheet)
  }
  return sheet
}

type Typed = { code: string; carrier: string; trackingNo: string }

function readRow(typed: Typed, row: number, seen: Set<string>, { rows, problems }: TrackingSheet): void {
  const code = parseCode(typed.code)
  const carrier = typed.carrier.trim() === '' ? 'other' : parseCarrier(typed.carrier)
  const trackingNo = parseTracking(typed.trackingNo)
  const rule = !code ? 'code' : !carrier ? 'carrier' : !trackingNo ? 'tracking' : seen.has(code) ? 'twice' : null
  if (rule !== null) problems.push({ row, code: typed.code.slice(0, 40), rule })
  else if (code && carrier && trackingNo) rows.push({ row, code, carrier, trackingNo })
  if (code) seen.add(code)
}
