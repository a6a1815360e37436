/** The Feature-Caps header field: features that the network element which inserts it provides. */

import { starParams } from '../values/star-params.ts';
import { featureTrees } from '../vocabularies/feature-trees.ts';
import { treeOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';
import { featureCaps } from './params/feature-caps.ts';

export const FeatureCaps = defineHeader({
  name: 'Feature-Caps',
  spec: 'RFC 6809 §4',
  repeat: 'list',
  where: {
    request: { o: 'INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    '1xx': { o: 'INVITE UPDATE' },
    '2xx': { o: 'INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: featureCaps,
  paramNames: treeOf(featureTrees),
  example: '*;+g.3gpp.srvcc;+g.3gpp.atcf="<tel:+12125551111>"',
  parse: starParams,
});
