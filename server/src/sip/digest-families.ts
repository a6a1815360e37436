/** The families of hash algorithms that digests are made with (RFC 8760 §2.1), the weakest first; each has a `-sess` of its own. */

export const digestFamilies = ['MD5', 'SHA-256', 'SHA-512-256'] as const;

export type DigestFamily = (typeof digestFamilies)[number];
