/** Reads the language client and server libraries as the modules they were written as, so that a bundle leaves out what nobody uses of them. */

import { readFileSync } from 'node:fs';

/** Published as what TypeScript makes of modules for Node, which a bundler must carry whole. */
const libraries = /[\\/]vscode-(?:jsonrpc|language(?:client|server(?:-protocol|-types)?))[\\/]lib[\\/].*\.js$/;

export const asModules = {
  name: 'as-modules',
  setup({ onLoad }) {
    onLoad({ filter: libraries }, ({ path }) => {
      const contents = moduleOf(readFileSync(path, 'utf8'));
      const [odd] = /\bexports\b|\b__(?:createBinding|export|import|setModule)\w*/u.exec(contents) ?? [];
      if (odd !== undefined) throw new Error(`${path} has ${odd} where it is not read as that of a module.`);
      return { contents, loader: 'js' };
    });
  },
};

/** What TypeScript writes for Node, by what it stands for. */
const forms = [
  // What it needs to do without modules.
  [/^"use strict";\n/u, ''],
  [/^var __\w+ = \(this && this\.__\w+\)[\s\S]*?^\}.*;\n/gmu, ''],
  [/^Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\n/mu, ''],
  [/^(?:exports\.\w+ = )+void 0;\n/gmu, ''],
  // Imports; what is no module has its members by itself, and a copy of all those of `vscode` would take long.
  [/^const (\w+) = __importStar\(require\(("(?!\.|vscode-).*?")\)\);/gmu, 'const $1 = require($2);'],
  [/^(?:const|var) (\w+) = require\(("(?:\.|vscode-).*?")\);?/gmu, 'import * as $1 from $2;'],
  [/^const (\w+) = __import(?:Star|Default)\(require\((".*?")\)\);/gmu, 'import * as $1 from $2;'],
  // Exports of what others export.
  [/^__exportStar\(require\((".*?")\), exports\);/gmu, 'export * from $1;'],
  [
    /^(import \* as (\w+) from (".*?");)\n((?:Object\.defineProperty\(exports, "\w+", \{ enumerable: true, get: function \(\) \{ return \2\.\w+; \} \}\);\n)+)/gmu,
    (_whole, line, _name, from, getters) =>
      `${line}\n${getters.replace(/.*"(\w+)".*\.(\w+); \} \}\);/gu, `export { $2 as $1 } from ${from};`)}`,
  ],
  // Enums and namespaces: making one has no effect but itself.
  [
    /^(export )?(?:var|let) (\w+);\n\(function \(\2\) \{\n([\s\S]*?)^\}\)\(\2 \|\| \((exports\.\2 = )?\2 = \{\}\)\);/gmu,
    (_whole, word, name, body, own) =>
      `${(word ?? own) ? 'export ' : ''}var ${name} = /* @__PURE__ */ (function (${name}) {\n${body}return ${name};\n})({});`,
  ],
  // What is added to one.
  [/^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);/gmu, '})($1);'],
  // Exports of its own.
  [/^exports\.(\w+) = (\w+);/gmu, 'export { $2 as $1 };'],
  [/^exports\.(\w+) = /gmu, 'export const $1 = '],
  [/\bexports\.(?=\w)/gu, ''],
];

function moduleOf(text) {
  return forms.reduce((sofar, [written, meant]) => sofar.replace(written, meant), text);
}
