import { redirectDocument } from '@remix-run/node'
import type { MessageKey } from '../i18n/message-key.ts'
import { flash } from './flash.ts'

/** The answer to a form that did what it asked for: on to a page, which says so. @param said the key of the sentence, as in `flash` */
export const goOn = (page: string, said: MessageKey) =>
  redirectDocument(page, { status: 303, headers: { 'Set-Cookie': flash(said) } })
