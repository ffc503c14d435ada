import { useTranslations } from 'use-intl'
import type { HostView } from '#server/livestream/hosting/host-view.ts'
import { Button } from '../../components/button.tsx'
import { Fold } from '../../components/fold.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import type { DecisionAgain } from './answer-host.server.ts'

/** Confirm or send back what waits; withdraw what was confirmed. Nothing where somebody was refused. */
export function Decision({ host, again }: { host: HostView; again: DecisionAgain | undefined }) {
  const t = useTranslations('hosting.host')
  const open = host.verifiedAt === null && host.reason === null
  if (!open && host.verifiedAt === null) return null
  const able = host.standing === 'waiting'
  const why = open ? 'refused' : 'revoked'
  return (
    <section className="mt-6">
      <h2 className="mb-3 text-xl">{t('decide')}</h2>
      {again?.refusal ? <Notice tone="bad">{again.refusal}</Notice> : null}
      {able ? (
        <form method="post" className="mb-4 rounded-lg border border-line bg-card p-4">
          <input type="hidden" name="submittedAt" value={host.submittedAt.getTime()} />
          <p className="mb-3 text-soft">{t('verifyText')}</p>
          <Button name="intent" value="verified" icon="check">
            {t('verify')}
          </Button>
        </form>
      ) : null}
      <Fold title={open ? t('refuse') : t('revoke')} open={again?.atReason ? true : undefined}>
        <form method="post">
          <input type="hidden" name="submittedAt" value={host.submittedAt.getTime()} />
          {open ? null : <p className="mb-3 text-soft">{t('revokeText')}</p>}
          <ReasonField
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={2}
            defaultValue={again?.reason}
            errors={again?.atReason}
          />
          <Button look="quiet" name="intent" value={why}>
            {open ? t('refuse') : t('revoke')}
          </Button>
        </form>
      </Fold>
    </section>
  )
}
