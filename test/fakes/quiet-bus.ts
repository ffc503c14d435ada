import type { Bus } from '#server/bus.ts'

/** Carries nothing to anybody. */
export const quietBus: Bus = {
  publish: async () => undefined,
  subscribe: () => () => undefined,
  close: async () => undefined,
}
