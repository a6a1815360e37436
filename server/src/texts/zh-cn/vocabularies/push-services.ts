/** 推送服务的说明。 */

export const pushServices = {
  kind: '推送服务',
  entries: {
    apns: 'Apple 推送通知服务。',
    fcm: 'Google 的推送服务（Firebase Cloud Messaging）。',
    webpush: '浏览器的 Web 推送服务。',
  },
} as const;
