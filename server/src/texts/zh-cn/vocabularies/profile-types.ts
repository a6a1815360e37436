/** 配置类型的说明。 */

export const profileTypes = {
  kind: '配置类型',
  entries: {
    'local-network': '设备所在网络的配置。',
    device: '设备自身的配置。',
    user: '设备用户的配置。',
  },
} as const;
