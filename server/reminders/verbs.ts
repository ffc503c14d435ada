import type { Locale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { listReminders } from './list-reminders.ts'
import { forgetReminder, remind } from './remind.ts'

export const reminderVerbs = (deps: Deps) => ({
  remind: (
    who: { buyer: Buyer; viewer: Viewer | null },
    input: { sessionId: string; phone: string | null; locale: Locale },
  ) => remind(deps, who, input),
  forget: (buyer: Buyer, sessionId: string) => forgetReminder(deps, buyer, sessionId),
  list: (buyer: Buyer) => listReminders(deps, buyer),
})
