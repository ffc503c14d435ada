import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'

/**
 * Turns browser notices on, which takes the island `push`, and off, which does not. @param pushKey what browsers
 * subscribe with
 */
export function PushSwitch({ pushKey, count }: { pushKey: string; count: number }) {
  const t = useTranslations('notices.push')
  return (
    <Card>
      <h2 className="text-lg">{t('title')}</h2>
      <p className="max-w-prose text-sm text-soft">{t('text')}</p>
      <p className="mt-2 text-sm">{t('count', { count })}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button type="button" hidden data-push={pushKey} data-denied={t('denied')}>
          {t('on')}
        </Button>
        {count > 0 ? (
          <form method="post" action="/push">
            <Button name="intent" value="off" look="quiet">
              {t('off')}
            </Button>
          </form>
        ) : null}
      </div>
      <p data-push-said role="status" className="text-sm text-warn" />
      <noscript>
        <p className="text-sm text-soft">{t('noScript')}</p>
      </noscript>
    </Card>
  )
}
