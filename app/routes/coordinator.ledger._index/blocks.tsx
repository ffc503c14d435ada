import { useFormatter, useTranslations } from 'use-intl'
import type { Block } from '#server/ledger/seal/block.ts'
import { DeskTable } from '../coordinator/desk-table.tsx'

/** The newest blocks of the chain. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const t = useTranslations('books.blocks')
  const format = useFormatter()
  if (blocks.length === 0) return null
  return (
    <section aria-labelledby="blocks" className="mt-8">
      <h2 id="blocks" className="text-xl">
        {t('title')}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t('lead')}</p>
      <DeskTable
        caption={t('caption')}
        rows={blocks}
        rowKey={(block) => String(block.number)}
        columns={[
          {
            key: 'number',
            title: t('number'),
            cell: ({ number }) => <span className="tabular">{String(number)}</span>,
          },
          {
            key: 'at',
            title: t('at'),
            cell: ({ sealedAt }) => <span className="whitespace-nowrap">{format.dateTime(sealedAt, 'full')}</span>,
          },
          {
            key: 'reason',
            title: t('reason'),
            cell: ({ reason }) => <span className="whitespace-nowrap">{t(`reasons.${reason}`)}</span>,
          },
          { key: 'entries', title: t('entries'), numeric: true, cell: ({ entries }) => format.number(entries) },
          { key: 'postings', title: t('postings'), numeric: true, cell: ({ postings }) => format.number(postings) },
          { key: 'accounts', title: t('accounts'), numeric: true, cell: ({ accounts }) => format.number(accounts) },
          {
            key: 'hash',
            title: t('hash'),
            cell: ({ hash }) => <span className="inline-block min-w-80 font-mono break-all text-soft">{hash}</span>,
          },
        ]}
      />
    </section>
  )
}
