import { divisions } from './divisions.ts'

/** Peoples that autonomous counties are named after; people leave them out when they write an address. */
const peoples =
  '土家|布依|东乡|哈尼|普米|仡佬|拉祜|布朗|毛南|纳西|仫佬|裕固|达斡尔|独龙|朝鲜|撒拉|保安|景颇|傈僳|侗|水|满|回|黎|苗|瑶|土|彝|傣|白|羌|佤|畲|壮|怒|藏|各'
const autonomous = new RegExp(`(?<=..)(?:(?:${peoples})族|(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)族?)+自治([县旗])$`)

/** What people call an autonomous county: `石柱土家族自治县` → `石柱县`. Any other name stays as it is. */
export const everydayName = (name: string): string => name.replace(autonomous, '$1')

/** Counties that became districts or cities, or moved, and still stand in people's address books. */
const formerNames: Record<string, string> = {
  开县: '开州区',
  梁平县: '梁平区',
  武隆县: '武隆区',
  潼南县: '潼南区',
  荣昌县: '荣昌区',
  铜梁县: '铜梁区',
  璧山县: '璧山区',
  章丘市: '章丘区',
  济阳县: '济阳区',
  莱芜市莱城区: '济南市莱芜区',
  莱芜市钢城区: '济南市钢城区',
  莱城区: '莱芜区',
  即墨市: '即墨区',
  胶南市: '黄岛区',
  垦利县: '垦利区',
  蓬莱市: '蓬莱区',
  长岛县: '蓬莱区',
  兖州市: '兖州区',
  文登市: '文登区',
  陵县: '陵城区',
  沾化县: '沾化区',
  邹平县: '邹平市',
  定陶县: '定陶区',
}

let kept: { pattern: RegExp; full: Map<string, string> } | undefined

function names() {
  if (!kept) {
    const full = new Map(Object.entries(formerNames))
    const counties = Object.values(divisions()).flatMap((cities) => Object.values(cities).flatMap(Object.keys))
    for (const county of counties) if (everydayName(county) !== county) full.set(everydayName(county), county)
    kept = { pattern: new RegExp([...full.keys()].join('|')), full }
  }
  return kept
}

/** The text with the first everyday or former name of a county in it written out as it is called now. */
export function writeOut(text: string): string {
  const { pattern, full } = names()
  return text.replace(pattern, (name) => full.get(name) ?? name)
}
