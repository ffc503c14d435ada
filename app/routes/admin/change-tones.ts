/** How strongly the state of a proposal speaks. */
export const changeTones = { proposed: 'warn', approved: 'good', rejected: 'accent', withdrawn: 'plain' } as const
