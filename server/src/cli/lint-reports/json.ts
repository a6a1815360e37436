/** One JSON array of all files and their problems, and nothing else. */

import { jsonOf } from '../json.ts';
import type { MakeReport } from './report.ts';

export const json: MakeReport = ({ write }) => {
  let isFirst = true;
  return {
    begin: () => write('['),
    file({ file, findings, withheld }) {
      const hidden = withheld.size === 0 ? {} : { withheld: Object.fromEntries(withheld) };
      write(`${isFirst ? '' : ','}${jsonOf({ file, problems: findings, ...hidden })}`);
      isFirst = false;
    },
    end: () => write(']\n'),
  };
};
