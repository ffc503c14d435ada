import type { MessageKeys, Messages, NestedKeyOf } from 'use-intl/core'

/** A full key, area first: `shell.title`. */
export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>
