/** XML bodies: which texts are well-formed, where the first fault is, and that none takes long. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longest, xml } from '../../../server/src/sip/bodies/xml.ts';
import { spanOf } from '../../../server/src/sip/span.ts';

/** The fault, the name in it, and the text that it marks; nothing for what is well-formed. */
function fault(text: string): string | undefined {
  const source = `above\n\n${text}`;
  const { fault: found } = xml.read(source, spanOf(7, source.length));
  return found === undefined ? undefined : [found.key, found.name, source.slice(found.start, found.end)].join(' | ');
}

test('well-formed texts have no fault', () => {
  for (const text of [
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- b --><a b="&lt;" c=\'"\'>x<![CDATA[<&]]>&#x41;</a>\r\n',
    '<p:a xmlns:p="urn:x" p:b="1"><p:c xmlns="urn:y"/></p:a>',
    '<前门 状态="开"/>',
    '  ',
  ])
    assert.equal(fault(text), undefined, text);
});

test('the first fault stands where it would be mended', () => {
  assert.equal(fault('<a>\n<b>\n</a>'), 'mismatched-tag | b | </a>');
  assert.equal(fault('<a></a></b>'), 'unopened-tag | b | </b>');
  assert.equal(fault('<a>\n<b>'), 'unclosed-tag | b | b');
  assert.equal(fault('<a>\n<b'), 'unfinished |  | <b');
  assert.equal(fault('<a><!-- b\n</a>'), 'unfinished |  | <!-- b');
  assert.equal(fault('<a>AT&T</a>\n<b>&amp;</b>'), 'bad-entity | &T | &T');
  assert.equal(fault('<a b="1" b="2"/>'), 'repeated-attribute | b | b');
  assert.equal(fault('<a x:b="1"/>'), 'unbound-prefix | x | x');
  assert.equal(fault('<a/>\nb c\n'), 'outside-root |  | b c');
  assert.equal(fault('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'dtd |  | <!DOCTYPE');
  assert.equal(fault('\n<?xml version="1.0"?><a/>'), 'late-declaration |  | <?xml');
});

test('templates stand for values, and lines of their own for anything', () => {
  for (const text of ['<a b="{{c}}">{{ d }}<{{e}}/></a>', '{{all}}', '<a>\n{{b}}\n</c>', '<a>\n< b.xml\n', '<@ b.xml'])
    assert.equal(fault(text), undefined, text);
  assert.equal(fault('<a b="{{c}}"></b>'), 'mismatched-tag | a | </b>');
});

test('root and charset are told', () => {
  const { root, encoding } = xml.read('<?xml version="1.0" encoding=\'GB2312\'?><p:a xmlns:p="urn:x"/>', spanOf(0, 64));
  assert.deepEqual([root?.name.text, root?.local, root?.namespace, encoding?.text], ['p:a', 'a', 'urn:x', 'GB2312']);
});

test('what is too long or too deep is left alone', () => {
  const long = `<a>${' '.repeat(longest)}</b>`;
  assert.equal(xml.read(long, spanOf(0, long.length)).limit, 'too-long');
  const deep = '<a>'.repeat(1000);
  const read = xml.read(deep, spanOf(0, deep.length));
  assert.deepEqual([read.limit, read.fault], ['too-deep', undefined]);
});

/** 32 times the text; a cost that grows with the square takes 1024 times as long. */
test('any text is read in linear time', () => {
  const units = [
    '<a/>',
    '&amp;',
    '& ',
    '<!-- ',
    '{{',
    '{{a}}\n',
    '< b\n',
    '<a b="',
    'x\n',
    '<?',
    ']]',
    '<a>',
    '<p:a xmlns:p="x">',
    '</',
  ];
  for (const unit of units) {
    const time = (size: number): number => {
      const text = `<r>${unit.repeat(size / unit.length)}</r>`;
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        xml.read(text, spanOf(0, text.length));
        return performance.now() - start;
      });
      return Math.max(Math.min(...times), 4);
    };
    assert.ok(time(1 << 18) / time(1 << 13) < 400, JSON.stringify(unit));
  }
});
