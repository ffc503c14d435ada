import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/db.ts'
import type { Env } from './env.ts'
import type { FileStore } from './files/file-store.ts'
import type { SmsSender } from './identity/sms.ts'
import type { MediaHost } from './media/media-host.ts'
import type { Mailer } from './notices/mail.ts'
import type { PushSender } from './notices/push.ts'
import type { PaymentHosts } from './payments/payment-host.ts'
import type { Recorder } from './recordings/recorder.ts'
import type { SearchHost } from './search/search-host.ts'
import type { Vault } from './vault/vault.ts'

/** Everything a verb may reach, handed down from the composition root. A verb names only what it uses. */
export type Deps = {
  db: Db
  clock: Clock
  bus: Bus
  payments: PaymentHosts
  search: SearchHost
  sms: SmsSender
  /** Null where nothing sends e-mail. */
  mail: Mailer | null
  /** Null where nothing sends notices to browsers. */
  push: PushSender | null
  /** Pictures and documents that people hand in, and those made from them. */
  files: FileStore
  /** Seals and opens personal data of households. */
  vault: Vault
  /** Writes the recordings of live sessions. */
  recorder: Recorder
  /** Carries the pictures of live sessions. */
  media: MediaHost
  log: Logger
  env: Env
  publicUrl: string
  holdMinutes: number
  /** Aborted when the process begins to stop: whatever would stay open ends itself. */
  closing: AbortSignal
}
