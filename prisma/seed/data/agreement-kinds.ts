import type { LinkageType } from '#domain/linkage-types.ts'

/** What a linkage type is called on paper and what proves it; evidence references are invented. */
export const agreementKinds: Record<LinkageType, { nameZh: string; nameEn: string; evidence: (no: string) => string }> =
  {
    contract_purchase: {
      nameZh: '订单收购协议',
      nameEn: 'purchase contract',
      evidence: (no) => `收购合同 SG-${no}；过磅单按批归档`,
    },
    consignment: { nameZh: '产品代销协议', nameEn: 'consignment', evidence: (no) => `代销协议 DX-${no}；按月对账单` },
    managed_rearing: {
      nameZh: '代养协议',
      nameEn: 'managed rearing',
      evidence: (no) => `代养协议 DY-${no}；交付验收单`,
    },
    wage: { nameZh: '务工就业协议', nameEn: 'employment', evidence: (no) => `劳务合同 LW-${no}；每月工资表` },
    land_rent: { nameZh: '土地流转合同', nameEn: 'land lease', evidence: (no) => `流转合同 LZ-${no}；租金签收表` },
    share_dividend: { nameZh: '资金入股协议', nameEn: 'share dividend', evidence: (no) => `股权证 GQ-${no}；分红决议` },
    asset_return: { nameZh: '资产收益协议', nameEn: 'asset return', evidence: (no) => `集体资产收益决议 ZC-${no}` },
    housing_joint: { nameZh: '房屋联营协议', nameEn: 'joint housing', evidence: (no) => `联营协议 FW-${no}` },
    leased_operation: { nameZh: '租赁经营协议', nameEn: 'leased operation', evidence: (no) => `租赁合同 ZL-${no}` },
    technical_service: {
      nameZh: '技术服务约定',
      nameEn: 'technical service',
      evidence: (no) => `技术培训记录 PX-${no}；到户签字表`,
    },
    donation: { nameZh: '捐赠约定', nameEn: 'donation', evidence: (no) => `捐赠收据 JZ-${no}` },
  }
