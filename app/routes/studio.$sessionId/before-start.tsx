import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Page } from '../../components/page.tsx'
import { useDesk } from '../../live/desk/desk-context.tsx'
import { DeskItems } from '../../live/desk/desk-item.tsx'
import { useProblemWords } from '../../live/desk/problem-words.ts'
import { Steer } from '../../live/desk/steer.tsx'
import { SessionTime } from '../../live/session-cards.tsx'

/** Before the session: start it, check, rehearse, and its products. */
export function BeforeStart() {
  const t = useTranslations('studio')
  const { session, last } = useDesk()
  const problemWords = useProblemWords()
  const refused = last?.answer.kind === 'refused' && last.answer.intent === 'start' ? last.answer.problem : null
  const ways = [
    { href: 'checks', words: t('before.checks'), text: t('before.checksText') },
    { href: 'rehearsal', words: t('before.rehearsal'), text: t('before.rehearsalText') },
    { href: 'share', words: t('before.share'), text: t('before.shareText') },
    { href: 'operator', words: t('before.operator'), text: t('before.operatorText') },
  ]
  return (
    <Page>
      <p className="mb-4 text-soft">
        <SessionTime session={session} />
      </p>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-4">
          <Steer intent="start" className="rounded-lg border border-line bg-card p-4 md:p-6">
            <Button wide icon="live" className="text-lg">
              {t('before.start')}
            </Button>
            <p role="status" className="mt-2 text-sm text-soft">
              {refused ? <span className="text-accent">{problemWords(refused)}</span> : t('before.startText')}
            </p>
          </Steer>
          <ul className="grid gap-2">
            {ways.map(({ href, words, text }) => (
              <li key={href}>
                <a
                  href={`/studio/${session.id}/${href}`}
                  className="flex min-h-16 items-center gap-3 rounded-lg border border-line bg-card px-4 py-2 text-ink no-underline hover:border-accent"
                >
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{words}</span>
                    <span className="block text-sm text-soft">{text}</span>
                  </span>
                  <Icon name="next" className="text-soft" />
                </a>
              </li>
            ))}
          </ul>
        </div>
        <section aria-labelledby="items">
          <h2 id="items" className="mb-3 text-xl">
            {t('item.title')}
          </h2>
          <DeskItems />
        </section>
      </div>
    </Page>
  )
}
