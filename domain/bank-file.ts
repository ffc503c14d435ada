import type { CsvColumn } from './csv.ts'
import type { Fen } from './money.ts'

/** One transfer of a batch as a bank takes it. */
export type Transfer = {
  /** Of the account, in full. */
  holder: string
  number: string
  bankName: string
  amountFen: Fen
  /** What the household sees beside the money. */
  reference: string
}

/** Characters that banks take in the words of a transfer; what else a name has is left out. */
const plain = (text: string): string => text.replace(/[^\p{Script=Han}A-Za-z0-9·（）()\- ]/gu, '').trim()

/** The columns of a bank's batch file, in the bank's own language. Account numbers are digits only. */
export const bankFileColumns: readonly CsvColumn<Transfer & { position: number }>[] = [
  { title: '序号', cell: ({ position }) => position },
  { title: '收款人户名', cell: ({ holder }) => plain(holder) },
  { title: '收款账号', cell: ({ number }) => number.replace(/\D/g, '') },
  { title: '开户行', cell: ({ bankName }) => plain(bankName) },
  { title: '金额', cell: ({ amountFen }) => ({ fen: amountFen }) },
  { title: '附言', cell: ({ reference }) => `消费帮扶收入 ${reference}` },
]

/** The reference of a payout: the run's number and its place in it. */
export const payoutReference = (runNumber: bigint, position: number): string =>
  `RF${String(runNumber).padStart(6, '0')}-${String(position).padStart(4, '0')}`
