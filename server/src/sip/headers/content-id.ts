/** The Content-ID header field: a name for the body, by which the same message can refer to it. */

import { messageId } from '../values/message-id.ts';
import { defineHeader } from './header.ts';

export const ContentId = defineHeader({
  name: 'Content-ID',
  spec: 'RFC 8262 §3',
  repeat: 'once',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  example: '<target123@client.example.com>',
  parse: messageId,
});
