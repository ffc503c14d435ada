import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { StoryStanding } from '#server/stories/list-own-stories.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'

/** A producer's story, whether it is shown, and the one thing that can be done about it. */
export function StoryRow({ story }: { story: StoryStanding }) {
  const t = useTranslations('stories')
  const format = useFormatter()
  const locale = useLocale()
  const { storyZh, storyEn, consentAt, changedAt } = story
  const name = inLocale(locale, story.nameZh, story.nameEn)
  return (
    <li className="grid gap-x-8 gap-y-3 px-4 py-4 md:grid-cols-[1fr_auto] md:items-start">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          <a className="link font-medium" href={`/producers/${story.slug}`}>
            {name}
          </a>
          {consentAt ? <Badge tone="good">{t('shown')}</Badge> : <Badge tone="warn">{t('notShown')}</Badge>}
          <span className="text-sm text-soft">
            {consentAt ? t('since', { date: format.dateTime(consentAt, 'day') }) : null}
            {!consentAt && changedAt ? t('changed', { date: format.dateTime(changedAt, 'full') }) : null}
          </span>
        </p>
        <p className="mt-1 max-w-prose">{storyZh ? inLocale(locale, storyZh, storyEn ?? storyZh) : t('noStory')}</p>
      </div>
      <form method="post">
        <input type="hidden" name="producer" value={story.producerId} />
        {consentAt ? (
          <Button name="intent" value="withdraw" look="quiet" aria-label={`${t('withdraw')} · ${name}`}>
            {t('withdraw')}
          </Button>
        ) : story.own ? (
          <Button name="intent" value="give" look="quiet" aria-label={`${t('give')} · ${name}`}>
            {t('give')}
          </Button>
        ) : (
          <p className="text-sm text-soft">{t('onlyOwn')}</p>
        )}
      </form>
    </li>
  )
}
