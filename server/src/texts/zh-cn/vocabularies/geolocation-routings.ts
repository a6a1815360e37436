/** Geolocation-Routing 各取值的说明。 */

export const geolocationRoutings = {
  kind: '是否可按位置选路',
  entries: {
    no: '位置只给接收方，途中的服务器不得按它选路。默认值。',
    yes: '途中的服务器可以查看位置并按它选路。',
  },
} as const;
