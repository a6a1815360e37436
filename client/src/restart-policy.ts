/** Whether a server that died is started again: not when it keeps dying. */

export interface RestartPolicy {
  /** Asked once for every time that it died. */
  readonly mayRestart: () => boolean;
}

const limits = { deaths: 5, within: 3 * 60 * 1000 };

export function restartPolicy(now: () => number): RestartPolicy {
  let deaths: number[] = [];
  return {
    mayRestart() {
      const at = now();
      deaths = [...deaths.filter((death) => at - death <= limits.within), at];
      return deaths.length < limits.deaths;
    },
  };
}
