import writeExcelFile from 'write-excel-file/node'

/** Rows as somebody types them; null leaves a cell empty. */
export type Cells = (string | number | boolean | null)[]

/** An Excel file of one sheet. */
export async function sheetOf(rows: readonly Cells[]): Promise<Uint8Array> {
  const data = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return new Uint8Array(await writeExcelFile(data).toBuffer())
}
