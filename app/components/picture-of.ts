/** Address of a product's picture. */
export const pictureOf = (slug: string): string => `/pictures/${slug}.svg`
