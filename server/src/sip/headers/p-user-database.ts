/** The P-User-Database header field: where the data of the user are kept. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

export const PUserDatabase = defineHeader({
  name: 'P-User-Database',
  spec: 'RFC 4457 §4',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER SUBSCRIBE' },
  },
  example: '<aaa://host.example.com;transport=tcp>',
  parse: angleUri,
});
