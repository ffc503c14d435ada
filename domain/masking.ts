/** A person's name for a public ticker: the first character and two stars, `杨秀英` → `杨**`. */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}**`

/** A phone number with its middle hidden: `+8613800001234` → `138****1234`. */
export const maskPhone = (phone: string): string =>
  phone.replace(/^\+86/, '').replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')
