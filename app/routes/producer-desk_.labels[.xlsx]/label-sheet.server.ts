import writeSheet from 'write-excel-file/node'
import type { Locale } from '#domain/locale.ts'
import type { DeskParcel } from '#server/parcels/desk-parcel.ts'
import { labelColumns } from '../producer-desk/label-columns.server.ts'

/** Labels as a spreadsheet, one row a parcel. Every cell is text: long numbers keep their digits. */
export async function labelSheet(parcels: readonly DeskParcel[], locale: Locale): Promise<Buffer> {
  const columns = labelColumns(locale).map(({ title, cell, width }) => ({
    header: title,
    width,
    cell: (parcel: DeskParcel) => ({ value: String(cell(parcel) ?? ''), type: String }),
  }))
  return writeSheet([...parcels], { columns, stickyRowsCount: 1 }).toBuffer()
}
