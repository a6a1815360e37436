/** The Diversion header field: who passed a call on, and why. History-Info has come in its place. */

import { listedAddress } from '../values/name-addr.ts';
import { diversionReasons } from '../vocabularies/diversion-reasons.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Diversion = defineHeader({
  name: 'Diversion',
  spec: 'RFC 5806 §4',
  historic: true,
  repeat: 'list',
  where: {},
  params: {
    reason: wordParam('RFC 5806 §4', diversionReasons),
    counter: { spec: 'RFC 5806 §4' },
    limit: { spec: 'RFC 5806 §4' },
    privacy: { spec: 'RFC 5806 §4', values: ['full', 'name', 'uri', 'off'] },
    screen: { spec: 'RFC 5806 §4', values: ['yes', 'no'] },
  },
  example: '"Bob" <sip:bob@example.com>;reason=user-busy;counter=1;limit=5;privacy=off;screen=no',
  parse: listedAddress,
});
