/** People who can sign in to a demo. The numbers 199 0000 00xx are fictional and all share one password. */
export type DemoAccount = {
  key: string
  role: 'consumer' | 'farmer' | 'volunteer' | 'coordinator' | 'admin'
  /** E.164 */
  phone: string
  password: string
  nameZh: string
  nameEn: string
  scope?: { kind: 'district' | 'pairing'; code: string } | { kind: 'all' }
}

const password = 'reedflower-demo'

export const demoAccounts: DemoAccount[] = [
  { key: 'consumer', role: 'consumer', phone: '+8619900000001', password, nameZh: '孙晓棠', nameEn: 'Sun Xiaotang' },
  { key: 'farmer', role: 'farmer', phone: '+8619900000002', password, nameZh: '秦望山', nameEn: 'Qin Wangshan' },
  { key: 'volunteer', role: 'volunteer', phone: '+8619900000003', password, nameZh: '赵青禾', nameEn: 'Zhao Qinghe' },
  {
    key: 'coordinator-fengdu',
    role: 'coordinator',
    phone: '+8619900000004',
    password,
    nameZh: '何映川',
    nameEn: 'He Yingchuan',
    scope: { kind: 'district', code: '500230' },
  },
  {
    key: 'coordinator-pairing',
    role: 'coordinator',
    phone: '+8619900000005',
    password,
    nameZh: '孟繁舟',
    nameEn: 'Meng Fanzhou',
    scope: { kind: 'pairing', code: '500230' },
  },
  {
    key: 'coordinator-all',
    role: 'coordinator',
    phone: '+8619900000006',
    password,
    nameZh: '林知远',
    nameEn: 'Lin Zhiyuan',
    scope: { kind: 'all' },
  },
  {
    key: 'coordinator-review',
    role: 'coordinator',
    phone: '+8619900000007',
    password,
    nameZh: '周既明',
    nameEn: 'Zhou Jiming',
    scope: { kind: 'all' },
  },
  { key: 'admin', role: 'admin', phone: '+8619900000008', password, nameZh: '管理员', nameEn: 'Administrator' },
]
