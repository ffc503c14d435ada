/** How the goods are shown: 0 a single one, 1 a pair, 2 with its box. */
export type Variant = 0 | 1 | 2
