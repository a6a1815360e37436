/** The Geolocation header field: a reference to the location of the user or device. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

const locating = { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' };

export const Geolocation = defineHeader({
  name: 'Geolocation',
  spec: 'RFC 6442 §4.1',
  repeat: 'list',
  where: {
    request: locating,
    424: locating,
  },
  params: {
    'loc-src': { spec: 'RFC 8787 §4' },
  },
  example: '<cid:target123@client.example.com>, <https://lis.example.com:8222/y77syc7cuecbh>;loc-src=lis.example.com',
  parse: angleUri,
});
