import { useFormatter, useTranslations } from 'use-intl'
import type { Books } from '#server/ledger/read-books.ts'
import { Figure } from '../../components/facts.tsx'

/** The newest block, what waits for the next one, the last check, the last closed day. */
export function HeadFigures({ books }: { books: Books }) {
  const t = useTranslations('books.head')
  const format = useFormatter()
  const { head, lastCheck, now } = books
  const ago = (at: Date) => format.relativeTime(at, now)
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <Figure name={t('name')} note={head ? t('age', { ago: ago(head.sealedAt) }) : null}>
        {head ? t('number', { number: String(head.number) }) : <span className="text-lg">{t('none')}</span>}
      </Figure>
      <Figure name={t('unsealed')} note={books.unsealed > 0 ? t('unsealedNote') : null}>
        {format.number(books.unsealed)}
      </Figure>
      <Figure
        name={t('check')}
        note={lastCheck ? t('checkNote', { ago: ago(lastCheck.at), number: String(lastCheck.head) }) : null}
      >
        {lastCheck ? t(lastCheck.sound ? 'sound' : 'unsound') : <span className="text-lg">{t('never')}</span>}
      </Figure>
      <Figure name={t('closedDay')} note={t('closedDayNote')}>
        {books.closedDay ?? <span className="text-lg">{t('noDay')}</span>}
      </Figure>
    </div>
  )
}
