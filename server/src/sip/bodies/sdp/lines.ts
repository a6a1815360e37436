/** The lines of a session description by their letter, in the order in which they stand (RFC 8866 §5). */

export interface LineType {
  readonly letter: string;
  readonly form: string;
  readonly example: string;
  readonly spec: string;
  /** Its place above the first `m=`, counted from the top; those of the same number stand in any order. */
  readonly inSession?: number;
  /** Its place below an `m=`. */
  readonly inMedia?: number;
  /** Stands once at most in a session or media section. */
  readonly once?: 'session' | 'everywhere';
  /** No line of SDP: another standard adds it, and those who follow SDP alone do not know it. */
  readonly foreign?: true;
}

export const lineTypes: readonly LineType[] = [
  { letter: 'v', form: 'v=0', example: 'v=0', spec: 'RFC 8866 §5.1', inSession: 1, once: 'everywhere' },
  {
    letter: 'o',
    form: 'o=username sess-id sess-version nettype addrtype address',
    example: 'o=- 2890844526 2890842807 IN IP4 192.0.2.1',
    spec: 'RFC 8866 §5.2',
    inSession: 2,
    once: 'everywhere',
  },
  { letter: 's', form: 's=name', example: 's=-', spec: 'RFC 8866 §5.3', inSession: 3, once: 'everywhere' },
  {
    letter: 'i',
    form: 'i=text',
    example: 'i=A seminar on session descriptions',
    spec: 'RFC 8866 §5.4',
    inSession: 4,
    inMedia: 2,
    once: 'everywhere',
  },
  {
    letter: 'u',
    form: 'u=uri',
    example: 'u=https://www.example.com/seminar',
    spec: 'RFC 8866 §5.5',
    inSession: 5,
    once: 'everywhere',
  },
  {
    letter: 'e',
    form: 'e=address',
    example: 'e=j.doe@example.com (Jane Doe)',
    spec: 'RFC 8866 §5.6',
    inSession: 6,
  },
  { letter: 'p', form: 'p=number', example: 'p=+1 617 555 6011', spec: 'RFC 8866 §5.6', inSession: 7 },
  {
    letter: 'c',
    form: 'c=nettype addrtype address',
    example: 'c=IN IP4 192.0.2.1',
    spec: 'RFC 8866 §5.7',
    inSession: 8,
    inMedia: 3,
    once: 'session',
  },
  { letter: 'b', form: 'b=type:amount', example: 'b=AS:64', spec: 'RFC 8866 §5.8', inSession: 9, inMedia: 4 },
  { letter: 't', form: 't=start stop', example: 't=0 0', spec: 'RFC 8866 §5.9', inSession: 10 },
  {
    letter: 'r',
    form: 'r=interval duration offsets',
    example: 'r=7d 1h 0 25h',
    spec: 'RFC 8866 §5.10',
    inSession: 10,
  },
  {
    letter: 'z',
    form: 'z=time offset …',
    example: 'z=3730928400 -1h 3749680800 0',
    spec: 'RFC 8866 §5.11',
    inSession: 10,
  },
  {
    letter: 'k',
    form: 'k=method:key',
    example: 'k=prompt',
    spec: 'RFC 8866 §5.12',
    inSession: 11,
    inMedia: 5,
    once: 'everywhere',
  },
  {
    letter: 'a',
    form: 'a=name[:value]',
    example: 'a=rtpmap:96 opus/48000/2',
    spec: 'RFC 8866 §5.13',
    inSession: 12,
    inMedia: 6,
  },
  {
    letter: 'm',
    form: 'm=media port proto formats',
    example: 'm=audio 49170 RTP/AVP 0 8 96',
    spec: 'RFC 8866 §5.14',
    inMedia: 1,
  },
  { letter: 'y', form: 'y=dddddddddd', example: 'y=0100000001', spec: 'GB/T 28181', foreign: true },
  {
    letter: 'f',
    form: 'f=v/encoding/resolution/frames/rate-type/ratea/encoding/rate/sampling',
    example: 'f=v/2/5/25/1/4000a/1/8/1',
    spec: 'GB/T 28181',
    foreign: true,
  },
];

const byLetter = new Map(lineTypes.map((type) => [type.letter, type]));

/** RFC 8866 §5: the letters are small ones, and there are no others. */
export function lineType(letter: string): LineType | undefined {
  return byLetter.get(letter);
}
