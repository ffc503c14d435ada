import type { Acknowledged } from './buyer.ts'

const start = Date.UTC(2020, 7, 28, 16)
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** A minute of the story as people would say it: `28 Aug 16:12`. */
export function storyTime(minute: number): string {
  const at = new Date(start + minute * 60_000)
  return `${days[at.getUTCDay()]} ${at.getUTCDate()} Aug ${at.toISOString().slice(11, 16)}`
}

export type Tally = {
  placed: number
  open: number
  paidOrders: number
  birds: number
  cancelled: number
  refunded: number
}

export function tally(notes: readonly Acknowledged[]): Tally {
  const count = (state: Acknowledged['state']) => notes.filter((note) => note.state === state).length
  const paid = notes.filter(({ state }) => state === 'paid')
  return {
    placed: notes.length - count('sent'),
    open: count('placed'),
    paidOrders: paid.length,
    birds: paid.reduce((sum, { order }) => sum + order.quantity, 0),
    cancelled: count('cancelled'),
    refunded: count('refunded'),
  }
}

const columns = [
  'story time',
  'birds',
  'paid',
  'open',
  'cancelled',
  'refunded',
  'viewers',
  'chat',
  'income (net)',
  'retries',
] as const
const widths = [17, 6, 6, 5, 10, 9, 8, 6, 14, 8]

const line = (cells: readonly string[]) => cells.map((cell, at) => cell.padStart(widths[at] ?? 8)).join(' ')

export const tableHead = (): string => `${line(columns)}\n${line(widths.map((width) => '─'.repeat(width)))}`

export type TableRow = Tally & { minute: number; viewers: number; chats: number; netYuan: string; retries: number }

export const tableRow = (row: TableRow): string =>
  line([
    storyTime(row.minute),
    ...[row.birds, row.paidOrders, row.open, row.cancelled, row.refunded, row.viewers, row.chats].map(String),
    row.netYuan,
    String(row.retries),
  ])
