/** A file that is taken as evidence; `words` make it another one. */
export const paper = (words = '清单') => ({
  kind: 'payroll' as const,
  file: Buffer.from(`户编号,金额\n${words},1\n`),
})
