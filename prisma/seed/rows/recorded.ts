import { captionLastsMs } from '#domain/captions.ts'
import { fenToNumber } from '#domain/money.ts'
import { recorded, story, type Told, watching } from '../data/recorded.ts'
import { daysFrom, nextSixteen } from '../dates.ts'
import { seedId } from '../ids.ts'
import { invitationRows } from './invitations.ts'
import type { TableRows } from './table-rows.ts'

export const recordedId = seedId('live', recorded.key)
const itemId = (product: string) => seedId('live-item', `${recorded.key}:${product}`)
const captionId = (text: string) => seedId('live-caption', `${recorded.key}:${text}`)

/** 16:00 in Asia/Shanghai, some days before the base date. */
export const recordedAt = (now: Date): Date => daysFrom(nextSixteen(now), -1 - recorded.daysAgo)

type Drafted = { s: number; type: string; payload: Record<string, string | number | boolean> }

function draft(told: Told, question: (text: string) => { seq: number; name: string }): Drafted {
  const { s } = told
  if ('presents' in told) return { s, type: 'item.presented', payload: { itemId: itemId(told.presents) } }
  if ('changes' in told)
    return { s, type: 'item.changed', payload: priced(told.changes, told.livePriceFen, told.quota) }
  if ('chat' in told)
    return { s, type: 'chat.said', payload: { name: told.by, text: told.chat, host: told.host ?? false } }
  if ('pins' in told) return { s, type: 'question.pinned', payload: { ...question(told.pins), text: told.pins } }
  if ('answers' in told) return { s, type: 'question.answered', payload: { seq: question(told.answers).seq } }
  const { caption: text } = told
  return { s, type: 'caption.said', payload: { captionId: captionId(text), text, lastsMs: captionLastsMs(text) } }
}

const priced = (product: string, livePriceFen: bigint, quota: number) => ({
  ...{ itemId: itemId(product), livePriceFen: fenToNumber(livePriceFen), quota },
})

function events(): Drafted[] {
  const begin: Drafted[] = [
    { s: 0, type: 'session.started', payload: {} },
    ...recorded.items.map(({ product, livePriceFen, quota }) => ({
      ...{ s: 0, type: 'item.changed', payload: priced(product, livePriceFen, quota) },
    })),
  ]
  const question = (text: string) => {
    const index = story.findIndex((told) => 'chat' in told && told.chat === text)
    const asked = story[index]
    return { seq: begin.length + index + 1, name: asked && 'by' in asked ? asked.by : '' }
  }
  const told = story.map((one) => draft(one, question))
  return [...begin, ...told, { s: recorded.lastsS, type: 'session.ended', payload: {} }]
}

/** The session, its log, captions and figures; nothing was sold in it. */
export function recordedRows(now: Date): TableRows[] {
  const at = (s: number) => new Date(recordedAt(now).getTime() + s * 1_000).toISOString()
  const log = events()
  const changes = story.flatMap((told) => ('changes' in told ? [told] : []))
  const lastPrice = (product: string, first: bigint) =>
    changes.findLast((change) => change.changes === product)?.livePriceFen ?? first
  const presented = story.findLast((told) => 'presents' in told)
  return [
    {
      table: 'live_session',
      rows: [
        {
          id: recordedId,
          title_zh: recorded.titleZh,
          title_en: recorded.titleEn,
          producer_id: seedId('producer', recorded.producer),
          state: 'ended',
          scheduled_at: at(0),
          started_at: at(0),
          ended_at: at(recorded.lastsS),
          presenting_item_id: presented && 'presents' in presented ? itemId(presented.presents) : null,
          last_seq: log.length,
          media: 'none',
        },
      ],
    },
    { table: 'live_invitation', rows: invitationRows(recordedId, recorded.hosts, new Date(at(0))) },
    {
      table: 'live_host',
      rows: recorded.hosts.map(({ account, role }) => ({
        ...{ session_id: recordedId, user_id: seedId('user', account), role },
      })),
    },
    {
      table: 'live_item',
      rows: recorded.items.map(({ product, livePriceFen, quota }, position) => ({
        ...{ id: itemId(product), session_id: recordedId, product_id: seedId('product', product), position, quota },
        ...{ live_price_fen: String(lastPrice(product, livePriceFen)), taken: 0 },
      })),
    },
    {
      table: 'live_event',
      rows: log.map(({ s, type, payload }, index) => ({
        ...{ session_id: recordedId, seq: index + 1, type, payload, at: at(s) },
      })),
    },
    {
      table: 'live_caption',
      rows: story.flatMap((told) =>
        'caption' in told
          ? [
              {
                ...{ id: captionId(told.caption), session_id: recordedId, at: at(told.s), source: 'typed' },
                ...{ said: told.caption, text: told.caption, lasts_ms: captionLastsMs(told.caption) },
                by: seedId('user', 'volunteer'),
              },
            ]
          : [],
      ),
    },
    {
      table: 'live_figure',
      rows: watching.map(([s, viewers]) => ({
        ...{ session_id: recordedId, at: at(s), viewers },
        left: Object.fromEntries(recorded.items.map(({ product, quota }) => [itemId(product), quota])),
      })),
    },
  ]
}
