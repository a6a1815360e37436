/** The User-to-User header field: data that the users' applications exchange with a call. */

import { wordParams } from '../values/word-params.ts';
import { uuiContents } from '../vocabularies/uui-contents.ts';
import { uuiEncodings } from '../vocabularies/uui-encodings.ts';
import { uuiPackages } from '../vocabularies/uui-packages.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const UserToUser = defineHeader({
  name: 'User-to-User',
  spec: 'RFC 7433 §4.1',
  repeat: 'list',
  where: {
    any: { o: 'BYE INVITE' },
  },
  params: {
    purpose: wordParam('RFC 7433 §4.1', uuiPackages),
    content: wordParam('RFC 7433 §4.1', uuiContents),
    encoding: wordParam('RFC 7433 §4.1', uuiEncodings),
  },
  example: '56a390f3d2b7310023a2;encoding=hex;purpose=isdn-uui;content=isdn-uui',
  parse: wordParams,
});
