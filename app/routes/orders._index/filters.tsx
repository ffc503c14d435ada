import { useTranslations } from 'use-intl'
import { orderFilters } from '#domain/order-filters.ts'
import { Button } from '../../components/button.tsx'
import { type Asked, hrefOf } from './asked.ts'

/** Ways to the orders that need something, and to one by its number. */
export function Filters({ asked }: { asked: Asked }) {
  const t = useTranslations('orders.filter')
  const links = [null, ...orderFilters]
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
      <nav aria-label={t('label')} className="row-of-links -mx-4 flex max-w-[100vw] px-4 sm:mx-0 sm:px-0">
        {links.map((filter) => (
          <a
            key={filter ?? 'all'}
            href={hrefOf({ page: 1, filter, number: null })}
            aria-current={asked.number === null && asked.filter === filter ? 'page' : undefined}
            className={tab}
          >
            {t(filter ?? 'all')}
          </a>
        ))}
      </nav>
      <search className="w-full sm:w-auto">
        <form method="get" action="/orders" className="flex gap-2">
          <input
            name="number"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            defaultValue={asked.number ?? undefined}
            aria-label={t('search')}
            placeholder={t('search')}
            className="control min-w-0 tabular sm:w-56"
          />
          <Button look="quiet" className="shrink-0">
            {t('find')}
          </Button>
        </form>
      </search>
    </div>
  )
}

const tab =
  'inline-flex min-h-11 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-soft no-underline hover:text-accent aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink'
