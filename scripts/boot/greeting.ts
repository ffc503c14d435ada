import { demoAccounts } from '#prisma/seed/accounts.ts'

/** What is printed once the server answers. */
export function greet({ url, demo }: { url: string; demo: boolean }): void {
  const lines = ['', `芦花集 Reedflower   ${url}`, '']
  if (demo) {
    lines.push('Demo accounts: phone, password')
    const widest = Math.max(...demoAccounts.map(({ role }) => role.length))
    for (const { role, phone, password, nameZh, nameEn } of demoAccounts)
      lines.push(`  ${role.padEnd(widest)}  ${phone}  ${password}  ${nameZh} ${nameEn}`)
    lines.push('')
  }
  lines.push('Stop with Ctrl-C.', '')
  process.stdout.write(`${lines.join('\n')}\n`)
}
