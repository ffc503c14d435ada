import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { readHandedMessages } from './i18n/handed-messages.tsx'
import { LocaleWords } from './i18n/intl.tsx'

const handed = readHandedMessages()

/**
 * The framework decodes the page's data when it first renders, and throws a promise meanwhile. Where somebody taps the page in
 * that moment, React 18 renders at once, cannot wait, and gives the page up for good (its error 345): what the server sent
 * stays, but never comes to life. So it is asked to decode before React renders anything.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (decoding) {
    await decoding
  }
}

void dataDecoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LocaleWords locale={handed.locale} messages={handed.messages}>
          <RemixBrowser />
        </LocaleWords>
      </StrictMode>,
    )
  }),
)
