import { inputLimits } from '../../src/document/input-limits.ts';
import { bytesOf, sopText, sopWith } from './sop-text.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]);
export const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const nama = 'nama: Pengelolaan surat masuk';
export const named = (value: string): string => sopWith(nama, `nama: ${value}`);

export type Case = readonly [
  name: string,
  file: string | Uint8Array,
  rule: string,
  line: number,
  column: number,
];

/** Every file is refused by the rule, at the place. */
export const hostileFiles: readonly Case[] = [
  ['one byte too long', `#${'x'.repeat(inputLimits.bytes)}`, 'file-size', 1, 1],
  ['a gigabyte of nothing, shortened', '\n'.repeat(inputLimits.bytes + 1), 'file-size', 1, 1],
  ['Latin-1', latin1(named('Pengelolaan sur\u00e9t')), 'encoding', 3, 22],
  ['UTF-8 cut in a character', bytesOf('nama: é').subarray(0, 7), 'encoding', 1, 7],
  ['overlong UTF-8', Uint8Array.from([0x61, 0x3a, 0x20, 0xc0, 0xaf]), 'encoding', 1, 4],
  ['UTF-16 with a mark', utf16(sopText), 'encoding', 1, 1],
  ['UTF-16 without a mark', utf16(sopText).subarray(2), 'forbidden-character', 1, 2],
  ['a byte order mark in the middle', named('Surat\uFEFF masuk'), 'forbidden-character', 3, 12],
  ['NUL', named('Surat\u0000'), 'forbidden-character', 3, 12],
  ['escape sequence', named('\u001b[31mSurat'), 'forbidden-character', 3, 7],
  ['backspace', named('Surat\u0008'), 'forbidden-character', 3, 12],
  ['DEL', named('Surat\u007f'), 'forbidden-character', 3, 12],
  ['C1 control', named('Surat\u009b31m'), 'forbidden-character', 3, 12],
  ['lone carriage return', named('Surat\rmasuk'), 'forbidden-character', 3, 12],
  ['right-to-left override', named('Surat\u202e'), 'forbidden-character', 3, 12],
  ['isolate', named('Surat\u2066'), 'forbidden-character', 3, 12],
  ['line separator', named('Surat\u2028'), 'forbidden-character', 3, 12],
  ['escape sequence by an escape', named('"\\e[31mSurat"'), 'forbidden-character', 3, 7],
  ['NUL by an escape', named('"Surat\\0"'), 'forbidden-character', 3, 7],
  ['lone surrogate by an escape', named('"Surat\\uD800"'), 'forbidden-character', 3, 7],
  ['override by an escape in a key', sopWith('nama: P', '"na\\u202Ema": P'), 'forbidden-character', 3, 1],
  ['anchor', named('&a Surat'), 'yaml-feature', 3, 7],
  ['alias', named('*a'), 'yaml-feature', 3, 7],
  ['a billion laughs', `a: &a [x]\nb: [${'*a,'.repeat(1000)}]\n`, 'yaml-feature', 1, 4],
  ['tag', named('!!binary U3VyYXQ='), 'yaml-feature', 3, 7],
  ['own tag', named('!exec rm'), 'yaml-feature', 3, 7],
  ['YAML 1.1 directive', `%YAML 1.1\n---\n${sopText}`, 'yaml-feature', 1, 1],
  ['merge key', `${sopText}<<: { nama: lain }\n`, 'yaml-feature', 28, 1],
  ['second document', `${sopText}---\n${sopText}`, 'yaml-feature', 28, 1],
  ['second document after an end', `${sopText}...\n${sopText}`, 'yaml-feature', 29, 1],
  ['third document start', `---\n---\n${sopText}`, 'yaml-feature', 2, 1],
  ['__proto__', `${sopText}__proto__: { x: 1 }\n`, 'yaml-feature', 28, 1],
  ['quoted __proto__', `${sopText}"__proto__": 1\n`, 'yaml-feature', 28, 1],
  ['constructor', `${sopText}constructor: 1\n`, 'yaml-feature', 28, 1],
  ['prototype deep inside', sopWith('no: "1"', 'prototype: 1'), 'yaml-feature', 17, 9],
  ['duplicate key', `${sopText}nama: lain\n`, 'duplicate-key', 28, 1],
  ['key that is a list', `${sopText}? [a, b]\n: 1\n`, 'yaml-syntax', 28, 3],
  ['tab as indent', sopWith('        no: "1"', '\tno: "1"'), 'yaml-syntax', 17, 1],
  ['colon in plain text', named('Surat: masuk'), 'yaml-syntax', 3, 7],
  ['quote left open', named('"Surat'), 'yaml-syntax', 3, 13],
  ['bracket left open', sopWith('[KAUR]', '[KAUR'), 'yaml-syntax', 20, 9],
  ['unknown escape', named('"Su\\qrat"'), 'yaml-syntax', 3, 10],
  ['reserved sign', named('@surat'), 'yaml-syntax', 3, 7],
  ['lists 33 deep', `a: ${'['.repeat(33)}${']'.repeat(33)}`, 'input-limit', 1, 36],
  ['lists 100,000 deep', '['.repeat(100_000), 'input-limit', 1, 34],
  ['block lists 50,000 deep', `${'- '.repeat(50_000)}x`, 'input-limit', 1, 67],
  ['mappings 20,000 deep', `${'{a: '.repeat(20_000)}`, 'input-limit', 1, 133],
  ['501 keys', many(501, (index) => `k${index}: 1\n`), 'input-limit', 501, 1],
  ['20,000 keys', many(20_000, (index) => `k${index}: 1\n`), 'input-limit', 501, 1],
  ['keys in braces', `{ ${many(5_000, (index) => `k${index}: 1, `)} }`, 'input-limit', 1, 4391],
  ['2,001 items', many(2_001, () => '- 1\n'), 'input-limit', 2001, 1],
  ['empty file', '', 'wrong-type', 1, 1],
  ['only a comment', '# kosong\n', 'wrong-type', 1, 1],
  ['a list', '- satu\n', 'wrong-type', 1, 1],
  ['a word', 'halo\n', 'wrong-type', 1, 1],
  ['a number', '1\n', 'wrong-type', 1, 1],
];
