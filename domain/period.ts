const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' })

/** Accounting period of an instant: its month in Asia/Shanghai, such as `2026-11`. */
export const periodOf = (at: Date): string => month.format(at).slice(0, 7)
