import type { Tint } from '#domain/illustration/tints.ts'

/** A Shandong city and the Chongqing district it is paired with. Codes are GB/T 2260. */
export type DemoPair = {
  /** The colours that every picture of the district's goods is drawn in. */
  tint: Tint
  city: { code: string; nameZh: string; nameEn: string }
  district: { code: string; nameZh: string; nameEn: string }
}

export const pairs: DemoPair[] = [
  {
    tint: 'wulong',
    city: { code: '370100', nameZh: '济南市', nameEn: 'Jinan' },
    district: { code: '500156', nameZh: '武隆区', nameEn: 'Wulong District' },
  },
  {
    tint: 'shizhu',
    city: { code: '370300', nameZh: '淄博市', nameEn: 'Zibo' },
    district: { code: '500240', nameZh: '石柱土家族自治县', nameEn: 'Shizhu Tujia Autonomous County' },
  },
  {
    tint: 'fengdu',
    city: { code: '370400', nameZh: '枣庄市', nameEn: 'Zaozhuang' },
    district: { code: '500230', nameZh: '丰都县', nameEn: 'Fengdu County' },
  },
  {
    tint: 'youyang',
    city: { code: '370500', nameZh: '东营市', nameEn: 'Dongying' },
    district: { code: '500242', nameZh: '酉阳土家族苗族自治县', nameEn: 'Youyang Tujia and Miao Autonomous County' },
  },
  {
    tint: 'wushan',
    city: { code: '370600', nameZh: '烟台市', nameEn: 'Yantai' },
    district: { code: '500237', nameZh: '巫山县', nameEn: 'Wushan County' },
  },
  {
    tint: 'kaizhou',
    city: { code: '370700', nameZh: '潍坊市', nameEn: 'Weifang' },
    district: { code: '500154', nameZh: '开州区', nameEn: 'Kaizhou District' },
  },
  {
    tint: 'wanzhou',
    city: { code: '370800', nameZh: '济宁市', nameEn: 'Jining' },
    district: { code: '500101', nameZh: '万州区', nameEn: 'Wanzhou District' },
  },
  {
    tint: 'wuxi',
    city: { code: '370900', nameZh: '泰安市', nameEn: "Tai'an" },
    district: { code: '500238', nameZh: '巫溪县', nameEn: 'Wuxi County' },
  },
  {
    tint: 'yunyang',
    city: { code: '371000', nameZh: '威海市', nameEn: 'Weihai' },
    district: { code: '500235', nameZh: '云阳县', nameEn: 'Yunyang County' },
  },
  {
    tint: 'qianjiang',
    city: { code: '371100', nameZh: '日照市', nameEn: 'Rizhao' },
    district: { code: '500114', nameZh: '黔江区', nameEn: 'Qianjiang District' },
  },
  {
    tint: 'chengkou',
    city: { code: '371300', nameZh: '临沂市', nameEn: 'Linyi' },
    district: { code: '500229', nameZh: '城口县', nameEn: 'Chengkou County' },
  },
  {
    tint: 'xiushan',
    city: { code: '371400', nameZh: '德州市', nameEn: 'Dezhou' },
    district: { code: '500241', nameZh: '秀山土家族苗族自治县', nameEn: 'Xiushan Tujia and Miao Autonomous County' },
  },
  {
    tint: 'pengshui',
    city: { code: '371500', nameZh: '聊城市', nameEn: 'Liaocheng' },
    district: { code: '500243', nameZh: '彭水苗族土家族自治县', nameEn: 'Pengshui Miao and Tujia Autonomous County' },
  },
  {
    tint: 'fengjie',
    city: { code: '371600', nameZh: '滨州市', nameEn: 'Binzhou' },
    district: { code: '500236', nameZh: '奉节县', nameEn: 'Fengjie County' },
  },
]
