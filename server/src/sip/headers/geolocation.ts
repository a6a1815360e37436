/** The Geolocation header field: a reference to the location of the user or device. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Geolocation = defineHeader({
  name: 'Geolocation',
  spec: 'RFC 6442 §4.1',
  repeat: 'list',
  where: {
    request: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    424: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    'loc-src': { spec: 'RFC 8787' },
  },
  example: '<cid:target123@client.example.com>, <https://lis.example.com:8222/y77syc7cuecbh>;loc-src=lis.example.com',
  parse: text,
});
