import type { ReactNode } from 'react'
import { useLocale } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Picture } from './picture.tsx'
import { pictureOf } from './picture-of.ts'

type Goods = {
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
}

/** One good of an order in a row: picture, name, specification, and what the page wants to say beside it. */
export function OrderGoods({ goods, children }: { goods: Goods; children?: ReactNode }) {
  const locale = useLocale()
  return (
    <div className="grid grid-cols-[5.5rem_1fr] gap-4">
      <Picture src={pictureOf(goods.slug)} alt="" eager className="rounded-md" />
      <div className="min-w-0">
        <p className="font-medium">
          <a href={`/products/${goods.slug}`} className="text-ink no-underline hover:text-accent">
            {inLocale(locale, goods.nameZh, goods.nameEn)}
          </a>
        </p>
        <p className="text-sm text-soft">{inLocale(locale, goods.specZh, goods.specEn)}</p>
        {children}
      </div>
    </div>
  )
}
