/** 事件模板的说明。 */

export const eventTemplates = {
  kind: '事件模板',
  entries: {
    winfo: '事件模板：谁在订阅点号前的事件包，例如 `presence.winfo`。NOTIFY 携带 application/watcherinfo+xml。',
  },
} as const;
