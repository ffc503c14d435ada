import { expect, test } from 'vitest'
import { openVault } from './vault.ts'
import { vaultKeys } from './vault-keys.ts'

const AUTH_SECRET = 'a secret of a test that is long enough for anyone'
const versionOf = (version: string) => `${version}:${Buffer.alloc(32, Number(version)).toString('base64url')}`
const keyed = (...versions: string[]) =>
  openVault(vaultKeys({ AUTH_SECRET, FIELD_KEYS: versions.map(versionOf).join(',') }))
const about = 'household:1:head_name'

test('what was sealed opens for what it belongs to, and two seals differ', async () => {
  const vault = keyed('1')
  const [one, two] = await Promise.all([vault.seal('秦望山', about), vault.seal('秦望山', about)])
  expect(one).not.toBe(two)
  expect(Buffer.from(one).toString('latin1')).not.toContain('秦')
  await expect(vault.open(one, about)).resolves.toBe('秦望山')
  await expect(vault.open(one, 'household:2:head_name')).rejects.toThrow('something else')
})

test('a changed seal does not open', async () => {
  const vault = keyed('1')
  const sealed = await vault.seal('秦望山', about)
  const parts = sealed.split('.')
  const text = parts[3] ?? ''
  parts[3] = `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`
  await expect(vault.open(parts.join('.'), about)).rejects.toThrow()
})

test('a new key seals what is new, the old one still opens, and both find the same', async () => {
  const [before, after] = [keyed('1'), keyed('1', '2')]
  const old = await before.seal('秦望山', about)
  expect(after.isOld(old)).toBe(true)
  await expect(after.open(old, about)).resolves.toBe('秦望山')
  const fresh = await after.seal('秦望山', about)
  expect(after.isOld(fresh)).toBe(false)
  await expect(before.open(fresh, about)).rejects.toThrow('no field key 2')
  expect(after.index('name', '秦望山')).toEqual(before.index('name', '秦望山'))
})

test('equal values of different kinds do not meet', () => {
  const vault = keyed('1')
  expect(vault.index('phone', '1')).not.toEqual(vault.index('account', '1'))
})
