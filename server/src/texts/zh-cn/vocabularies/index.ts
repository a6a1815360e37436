/** 各词汇表的说明，按名称。由 `npm run generate` 生成，请勿编辑。 */

import { accessNetworkTypes } from './access-network-types.ts';
import { alertErrors } from './alert-errors.ts';
import { answerModes } from './answer-modes.ts';
import { authSchemes } from './auth-schemes.ts';
import { callInfoPurposes } from './call-info-purposes.ts';
import { compressions } from './compressions.ts';
import { contentCodings } from './content-codings.ts';
import { contentDispositions } from './content-dispositions.ts';
import { digestAlgorithms } from './digest-algorithms.ts';
import { diversionReasons } from './diversion-reasons.ts';
import { earlyMediaDirections } from './early-media-directions.ts';
import { encryptionAlgorithms } from './encryption-algorithms.ts';
import { eventPackages } from './event-packages.ts';
import { eventTemplates } from './event-templates.ts';
import { featureTrees } from './feature-trees.ts';
import { geolocationErrors } from './geolocation-errors.ts';
import { geolocationRoutings } from './geolocation-routings.ts';
import { handlings } from './handlings.ts';
import { identityInfoAlgorithms } from './identity-info-algorithms.ts';
import { infoPackages } from './info-packages.ts';
import { integrityAlgorithms } from './integrity-algorithms.ts';
import { mediaTypes } from './media-types.ts';
import { passportTypes } from './passport-types.ts';
import { preemptionCauses } from './preemption-causes.ts';
import { priorities } from './priorities.ts';
import { privacyValues } from './privacy-values.ts';
import { profileTypes } from './profile-types.ts';
import { pushServices } from './push-services.ts';
import { q850Causes } from './q850-causes.ts';
import { qopValues } from './qop-values.ts';
import { reasonProtocols } from './reason-protocols.ts';
import { referSubs } from './refer-subs.ts';
import { requestDispositions } from './request-dispositions.ts';
import { resourcePriorities } from './resource-priorities.ts';
import { resourcePriorityLevels } from './resource-priority-levels.ts';
import { securityMechanisms } from './security-mechanisms.ts';
import { serviceLabels } from './service-labels.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';
import { subscriptionReasons } from './subscription-reasons.ts';
import { subscriptionStates } from './subscription-states.ts';
import { transports } from './transports.ts';
import { uuiContents } from './uui-contents.ts';
import { uuiEncodings } from './uui-encodings.ts';
import { uuiPackages } from './uui-packages.ts';
import { warningCodes } from './warning-codes.ts';

export const vocabularies = {
  'access-network-types': accessNetworkTypes,
  'alert-errors': alertErrors,
  'answer-modes': answerModes,
  'auth-schemes': authSchemes,
  'call-info-purposes': callInfoPurposes,
  compressions: compressions,
  'content-codings': contentCodings,
  'content-dispositions': contentDispositions,
  'digest-algorithms': digestAlgorithms,
  'diversion-reasons': diversionReasons,
  'early-media-directions': earlyMediaDirections,
  'encryption-algorithms': encryptionAlgorithms,
  'event-packages': eventPackages,
  'event-templates': eventTemplates,
  'feature-trees': featureTrees,
  'geolocation-errors': geolocationErrors,
  'geolocation-routings': geolocationRoutings,
  handlings: handlings,
  'identity-info-algorithms': identityInfoAlgorithms,
  'info-packages': infoPackages,
  'integrity-algorithms': integrityAlgorithms,
  'media-types': mediaTypes,
  'passport-types': passportTypes,
  'preemption-causes': preemptionCauses,
  priorities: priorities,
  'privacy-values': privacyValues,
  'profile-types': profileTypes,
  'push-services': pushServices,
  'q850-causes': q850Causes,
  'qop-values': qopValues,
  'reason-protocols': reasonProtocols,
  'refer-subs': referSubs,
  'request-dispositions': requestDispositions,
  'resource-priorities': resourcePriorities,
  'resource-priority-levels': resourcePriorityLevels,
  'security-mechanisms': securityMechanisms,
  'service-labels': serviceLabels,
  'signature-algorithms': signatureAlgorithms,
  'subscription-reasons': subscriptionReasons,
  'subscription-states': subscriptionStates,
  transports: transports,
  'uui-contents': uuiContents,
  'uui-encodings': uuiEncodings,
  'uui-packages': uuiPackages,
  'warning-codes': warningCodes,
} as const;
