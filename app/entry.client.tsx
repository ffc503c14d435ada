import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { readHandedMessages } from './i18n/handed-messages.tsx'
import { LocaleWords } from './i18n/intl.tsx'

const handed = readHandedMessages()

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <LocaleWords locale={handed.locale} messages={handed.messages}>
        <RemixBrowser />
      </LocaleWords>
    </StrictMode>,
  )
})
