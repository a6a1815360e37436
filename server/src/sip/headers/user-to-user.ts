/** The User-to-User header field: data that the users' applications exchange with a call. */

import { wordParams } from '../values/word-params.ts';
import { defineHeader } from './header.ts';

export const UserToUser = defineHeader({
  name: 'User-to-User',
  spec: 'RFC 7433 §4.1',
  repeat: 'list',
  where: {
    any: { o: 'BYE INVITE' },
  },
  params: {
    purpose: { spec: 'RFC 7433 §4.1', values: ['isdn-uui'] },
    content: { spec: 'RFC 7433 §4.1', values: ['isdn-uui'] },
    encoding: { spec: 'RFC 7433 §4.1', values: ['hex'] },
  },
  example: '56a390f3d2b7310023a2;encoding=hex;purpose=isdn-uui;content=isdn-uui',
  parse: wordParams,
});
