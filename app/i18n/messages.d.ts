import type { formats } from './intl.tsx'
import type catalog from './messages/catalog.zh.json'
import type shell from './messages/shell.zh.json'

/** Every area with words of its own has one line here; `useTranslations('<area>')` then knows its keys. */
export interface Areas {
  shell: typeof shell
  catalog: typeof catalog
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'zh' | 'en'
    Messages: Areas
    Formats: typeof formats
  }
}
