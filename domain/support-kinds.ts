/** What households give each other; help, never income. */
export const supportKinds = ['animals', 'seedlings', 'feed', 'technique', 'labour', 'tools', 'sales'] as const
export type SupportKind = (typeof supportKinds)[number]
