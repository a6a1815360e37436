/** Neovim, set up as the manual says: it shows what is wrong, mends it, and sends. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { serve } from '../../../server/src/ua/serve.ts';
import { outputOf } from '../../harness/run.ts';
import { inTheEnd } from '../../support/leftovers.ts';
import { configurations, type Place, placeFor } from './support.ts';

/** What a person does, with the first choice taken of each menu. */
const script = `
local function tell(what, text) io.stdout:write(what .. ': ' .. text .. '\\n') end
vim.ui.select = function(items, _, choose) choose(items[1], 1) end
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end)
for _, each in ipairs(vim.diagnostic.get(0)) do tell('diagnostic', each.code .. ' in line ' .. each.lnum + 1) end
local function version()
  local lens = vim.lsp.codelens.get(0)[1]
  return lens and lens.command.arguments[1].version
end
vim.wait(30000, function() return version() ~= nil end)
local before = version()
vim.api.nvim_win_set_cursor(0, { 7, 6 })
vim.lsp.buf.code_action()
vim.wait(30000, function() return vim.fn.getline(7) == 'CSeq: 1 OPTIONS' end)
vim.wait(30000, function() return #vim.diagnostic.get(0) == 0 end)
tell('mended', vim.fn.getline(7))
-- A lens knows the text that it was made for, and no hook runs without a window.
vim.api.nvim_exec_autocmds('TextChanged', { buffer = 0 })
vim.wait(30000, function() return version() ~= before end)
vim.api.nvim_win_set_cursor(0, { 1, 0 })
vim.lsp.codelens.run()
vim.wait(30000, function() return vim.fn.execute('messages'):find('200 OK') ~= nil end)
tell('answer', vim.fn.execute('messages'))
`;

let place: Place;
let received: string[];
let port: number;

before(async () => {
  place = placeFor('neovim');
  received = [];
  const sip = await serve({
    port: 0,
    log: ({ direction, wire }) => direction === 'in' && received.push(Buffer.from(wire).toString()),
  });
  port = sip.port;
  inTheEnd(() => sip.close());
});

test('a mistake is shown and mended, and the message is sent by its lens', async () => {
  const [, minor = '0'] = /NVIM v0\.(\d+)/u.exec(outputOf('nvim', ['--version']) ?? '') ?? [];
  const [current = '', older = ''] = configurations('Neovim', place.server, port);
  const setup = place.write('init.lua', Number(minor) >= 11 ? current : older);
  const driver = place.write('driver.lua', script);
  const said = await place.run('nvim', [
    '--headless',
    '-i',
    'NONE',
    '-u',
    setup,
    'call.sip',
    '-S',
    driver,
    '-c',
    'qa!',
  ]);
  assert.match(said, /^diagnostic: cseq-method-mismatch in line 7$/mu);
  assert.match(said, /^mended: CSeq: 1 OPTIONS$/mu);
  assert.match(said, /200 OK/u);
  assert.match(received[0] ?? '', /^OPTIONS sip:bob@127\.0\.0\.1 SIP\/2\.0\r\n/u);
});
