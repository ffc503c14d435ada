import { useTranslations } from 'use-intl'
import type { HostStanding } from '#domain/host-standing.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'

/** What helping means, and the two answers. Who may not host yet is told what lacks instead of the first. */
export function Answer({ standing, producer }: { standing: HostStanding; producer: string }) {
  const t = useTranslations('schedule.invitation')
  const doubts = useTranslations('schedule.invitation.doubt')
  return (
    <>
      <ul className="my-6 list-disc space-y-2 pl-5">
        <li>{t('may', { producer })}</li>
        <li>{t('named')}</li>
        <li>{t('leave')}</li>
      </ul>
      {standing === 'verified' ? null : (
        <Notice tone="warn" title={doubts(standing)}>
          {t('rules')}
        </Notice>
      )}
      <form method="post" className="flex flex-wrap gap-3">
        {standing === 'verified' ? (
          <Button name="intent" value="accept">
            {t('accept')}
          </Button>
        ) : standing === 'tooYoung' ? null : (
          <ButtonLink href="/account/hosting">{t('toPapers')}</ButtonLink>
        )}
        <Button look="quiet" name="intent" value="decline">
          {t('decline')}
        </Button>
      </form>
    </>
  )
}
