import { useTranslations } from 'use-intl'
import { Mark } from './logo.tsx'

/** What this is, what the law asks us to say on every page, and where to turn. */
export function Footer({ demo }: { demo: boolean }) {
  const t = useTranslations('shell.footer')
  return (
    <footer className="no-print mt-16 border-t border-line bg-paper-deep text-sm text-soft">
      <div className="mx-auto grid w-full max-w-page gap-8 px-4 py-10 md:grid-cols-[2fr_1fr_1fr]">
        <section aria-labelledby="footer-what">
          <h2 id="footer-what" className="flex items-center gap-2 text-base text-ink">
            <Mark className="size-6" />
            {t('what')}
          </h2>
          <p className="mt-3 max-w-prose">{t('whatText')}</p>
          <p className="mt-3 max-w-prose">{t('exemption')}</p>
        </section>
        <nav aria-labelledby="footer-more">
          <h2 id="footer-more" className="text-base text-ink">
            {t('more')}
          </h2>
          <ul className="mt-2 grid">
            <FooterLink href="/about">{t('about')}</FooterLink>
            <FooterLink href="/about#price">{t('price')}</FooterLink>
            <FooterLink href="/about#returns">{t('returns')}</FooterLink>
            <FooterLink href="/about#privacy">{t('privacy')}</FooterLink>
            <FooterLink href="/receipts">{t('receipts')}</FooterLink>
          </ul>
        </nav>
        <section aria-labelledby="footer-contact">
          <h2 id="footer-contact" className="text-base text-ink">
            {t('contact')}
          </h2>
          <p className="mt-3">{t('contactText')}</p>
          {demo ? <p className="mt-3">{t('demo')}</p> : null}
        </section>
      </div>
    </footer>
  )
}

function FooterLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a
        href={href}
        className="inline-flex min-h-11 items-center text-soft underline-offset-4 hover:text-accent hover:underline"
      >
        {children}
      </a>
    </li>
  )
}
