/** 业务标识类型的说明。 */

export const serviceLabels = {
  kind: '业务标识类型',
  entries: {
    '3gpp-service': 'IMS 通信业务标识（ICSI），例如电话业务 `ims.icsi.mmtel`。',
    '3gpp-application': 'IMS 应用标识（IARI）。',
  },
} as const;
