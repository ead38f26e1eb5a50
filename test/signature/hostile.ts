import { deflateSync } from 'node:zlib';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import {
  lastSection,
  objectStream,
  type Piece,
  type Plan,
  planOf,
  type Row,
  streamOf,
  writePlan,
} from '../pdf/revisions.ts';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const head = latin('%PDF-1.7\n');
const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('');
const bomb = (megabytes: number, with_: string | number = 0): string =>
  deflateSync(Buffer.alloc(megabytes << 20, with_), { level: 9 }).toString('latin1');

/** A file of objects and one cross-reference table. */
function fileOf(pieces: readonly Piece[], more: Partial<Plan> = {}): Buffer {
  const size = Math.max(...pieces.map(({ number }) => number)) + 1;
  return writePlan(head, {
    ...planOf(pieces, 0, { size }),
    trailer: [`/Size ${size}`, '/Root 1 0 R'],
    ...more,
  });
}
const catalog = (more: string): Piece => ({ number: 1, text: `<</Type/Catalog/Pages 2 0 R${more}>>` });
const pages: Piece = { number: 2, text: '<</Type/Pages/Kids[]/Count 0>>' };

/** A cross-reference stream and nothing else. */
const xrefStream = (about: string, data: string, prev = ''): Buffer =>
  latin(
    `%PDF-1.7\n5 0 obj\n${streamOf(data, `/Type/XRef/Root 1 0 R${about}/Filter/FlateDecode${prev}`)}\nendobj\nstartxref\n9\n%%EOF\n`,
  );

/** Sections behind one another, each with a way back to the one before. */
function sections(count: number, section: (at: number) => string): Buffer {
  const parts = [head];
  let at = head.length;
  let prev = 0;
  for (let index = 0; index < count; index++) {
    const text = latin(section(prev));
    parts.push(text);
    prev = at;
    at += text.length;
  }
  return Buffer.concat([...parts, latin(`startxref\n${prev}\n%%EOF\n`)]);
}
const ofPrev = (prev: number): string => (prev > 0 ? `/Prev ${prev}` : '');

/** All that hold a text in an object each, so that who looks for it reads them all. */
const holders = (count: number, text: (at: number) => string): readonly Piece[] =>
  Array.from({ length: count }, (_, at) => ({ number: 10 + at, text: text(at) }));

/** A further revision of a signed file. */
function behind(
  signed: Buffer,
  pieces: (root: string, next: number) => readonly Piece[],
  more: Partial<Plan> = {},
): Buffer {
  const { trailer } = openPdf(signed).crossReference;
  const size = Number(trailer.entries.get('Size'));
  const root = trailer.entries.get('Root') as { number: number };
  const text = signed.toString('latin1');
  const at = text.lastIndexOf(`\n${root.number} 0 obj\n`);
  const own = text.slice(text.indexOf('obj\n', at) + 4, text.indexOf('\nendobj', at));
  const all = pieces(own, size).map((piece) =>
    piece.number === 1 ? { ...piece, number: root.number } : piece,
  );
  const plan = planOf(all, lastSection(signed), {
    size: Math.max(size, ...all.map(({ number }) => number + 1)),
  });
  const info = trailer.entries.get('Info') as { number: number } | undefined;
  return writePlan(signed, {
    ...plan,
    trailer: plan.trailer
      .filter((entry) => !entry.startsWith('/Info') && !entry.startsWith('/Root'))
      .concat(`/Root ${root.number} 0 R`, info ? `/Info ${info.number} 0 R` : ''),
    ...more,
  });
}
const withKey = (dict: string, entry: string): string => dict.replace(/>>$/, `${entry}>>`);

/** Files that are small and cost much, or that lead readers in circles; the second half behind a signature. */
export const hostile: readonly (readonly [name: string, make: (signed: Buffer) => Buffer])[] = [
  ['16 million entries in 24 KB', () => xrefStream('/Size 16000000/W[1 2 1]/Index[0 16000000]', bomb(61))],
  ['250 million entries', () => xrefStream('/Size 250000000/W[1 2 1]', bomb(240))],
  ['8 million free entries', () => xrefStream('/Size 8000000/W[1 0 0]', bomb(7.7))],
  [
    'a table of 200,000 free entries',
    () =>
      latin(
        `%PDF-1.7\nxref\n0 200000\n${'0000000000 00000 f \n'.repeat(200_000)}trailer\n<</Size 200000/Root 1 0 R>>\nstartxref\n9\n%%EOF`,
      ),
  ],
  [
    '40 sections that unpack to 250 MB',
    () =>
      sections(
        40,
        (prev) =>
          `5 0 obj\n${streamOf(bomb(60), `/Type/XRef/Size 1/W[1 2 1]/Index[0 0]/Root 1 0 R/Filter/FlateDecode${ofPrev(prev)}`)}\nendobj\n`,
      ),
  ],
  [
    '2,000 sections',
    () => sections(2000, (prev) => `xref\n0 0\ntrailer\n<</Size 1/Root 1 0 R${ofPrev(prev)}>>\n`),
  ],
  [
    '2,000 sections of 300 entries',
    () =>
      sections(
        2000,
        (prev) =>
          `5 0 obj\n${streamOf(deflateSync(Buffer.alloc(300 * 4)).toString('latin1'), `/Type/XRef/Size 300/W[1 2 1]/Root 1 0 R/Filter/FlateDecode${ofPrev(prev)}`)}\nendobj\n`,
      ),
  ],
  [
    '20,000 sections',
    () => sections(20_000, (prev) => `xref\n0 0\ntrailer\n<</Size 1/Root 1 0 R${ofPrev(prev)}>>\n`),
  ],
  [
    'sections in a circle',
    () => latin('%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF'),
  ],
  ...[
    '[0 0 0]',
    '[1 2147483648 1]',
    '[-1 2 1]',
    '[1 2]',
    '[1 1 1 1]',
    '[(a) 1 1]',
    '[1e9 1 1]',
    '[0.5 0.5 0.5]',
    '[1 99999999999999999999 1]',
  ].map((w): readonly [string, () => Buffer] => [`/W ${w}`, () => xrefStream(`/Size 4/W${w}`, bomb(1))]),
  ...['[0 2147483648]', '[-5 10]', '[0.5 3]', '[8388607 8388607]', '[0]', '[0 1e99]'].map(
    (index): readonly [string, () => Buffer] => [
      `/Index ${index}`,
      () => xrefStream(`/Size 4/W[1 1 1]/Index${index}`, bomb(1)),
    ],
  ),
  ['a huge /Size', () => fileOf([catalog(''), pages], { trailer: ['/Size 999999999999', '/Root 1 0 R'] })],
  [
    'columns without end',
    () => xrefStream('/Size 4/W[1 2 1]/DecodeParms<</Predictor 12/Columns 1e308/Colors 1e308>>', bomb(20)),
  ],
  ['deep arrays', () => fileOf([{ number: 1, text: '['.repeat(200_000) }])],
  ['deep dictionaries', () => fileOf([{ number: 1, text: '<</A '.repeat(100_000) }])],
  [
    'four million brackets',
    () => fileOf([catalog(`/AcroForm<</Fields[${'[]'.repeat(2_000_000)}]>>`), pages]),
  ],
  [
    'a million dictionaries',
    () => fileOf([catalog(`/AcroForm<</Fields[${'<<>>'.repeat(1_000_000)}]>>`), pages]),
  ],
  ['a name of 40 MB', () => fileOf([catalog(`/${'A'.repeat(40_000_000)} 1`), pages])],
  ['a word of 40 MB', () => fileOf([catalog(`/A ${'1'.repeat(40_000_000)}`), pages])],
  ['a string of 40 MB', () => fileOf([catalog(`/A(${'x'.repeat(40_000_000)})`), pages])],
  ['a string of 4 MB of escapes', () => fileOf([catalog(`/A(${'\\('.repeat(2_000_000)})`), pages])],
  ['a hexadecimal string of 40 MB', () => fileOf([catalog(`/A<${'41'.repeat(20_000_000)}>`), pages])],
  ['a million comments', () => fileOf([catalog(`${'%x\n'.repeat(1_000_000)}`), pages])],
  [
    'objects of which each holds all that follow',
    () => {
      const count = 60_000;
      const pieces = holders(count, () => '(/ByteRange');
      const close = `endobj\n${')'.repeat(count)}\nendobj\n`;
      return fileOf(
        [...pieces.map((piece) => ({ ...piece })), { number: 5, text: close }, catalog(''), pages],
        { object: (text, { number }) => (number >= 10 ? text.replace('\nendobj\n', ' ') : text) },
      );
    },
  ],
  [
    '2,000 streams up to one endstream',
    () =>
      fileOf(
        [
          catalog(''),
          pages,
          ...holders(2000, () => '<</ByteRange[0]>>stream\n'),
          { number: 5000, text: `${'x'.repeat(4_000_000)}endstream` },
        ],
        {
          object: (text, { number }) =>
            number >= 10 && number < 5000 ? text.replace('\nendobj\n', ' ') : text,
        },
      ),
  ],
  [
    '100,000 strings without an end',
    () =>
      fileOf([catalog(''), pages, ...holders(100_000, () => '</ByteRange')], {
        object: (text, { number }) => (number >= 10 ? text.replace('\nendobj\n', ' ') : text),
      }),
  ],
  [
    'lengths in a circle',
    () =>
      fileOf([
        { number: 1, text: '<</Length 2 0 R>>stream\n\nendstream' },
        { number: 2, text: '<</Length 1 0 R>>stream\n\nendstream' },
      ]),
  ],
  [
    'a chain of 100,000 lengths',
    () =>
      fileOf(
        Array.from({ length: 100_000 }, (_, at) => ({
          number: at + 1,
          text: `<</Length ${at + 2} 0 R>>stream\n\nendstream`,
        })),
      ),
  ],
  [
    'a chain of 100,000 references',
    () => fileOf(Array.from({ length: 100_000 }, (_, at) => ({ number: at + 1, text: `${at + 2} 0 R` }))),
  ],
  [
    'references in a circle',
    () =>
      fileOf([
        { number: 1, text: '2 0 R' },
        { number: 2, text: '1 0 R' },
      ]),
  ],
  [
    'an object stream in itself',
    () =>
      packedFile(objectStream([catalog(''), { number: 28, text: '<<>>' }]), [
        [1, 28, 0],
        [28, 28, 1],
      ]),
  ],
  [
    'object streams in object streams',
    () =>
      packedFile(objectStream([catalog(''), { number: 27, text: '<<>>' }]), [
        [1, 27, 0],
        [27, 28, 1],
      ]),
  ],
  [
    'object streams that extend one another',
    () => packedFile(objectStream([catalog('')]).replace('/Type', '/Extends 28 0 R/Type'), [[1, 28, 0]]),
  ],
  [
    'an object stream of 16 million objects',
    () =>
      packedFile(
        streamOf(
          deflateSync(Buffer.from('1 0 '.repeat(16_000_000))).toString('latin1'),
          '/Type/ObjStm/N 16000000/First 64000000/Filter/FlateDecode',
        ),
        [[1, 28, 0]],
      ),
  ],
  [
    '60 MB of brackets in an object stream',
    () =>
      packedFile(
        streamOf(
          deflateSync(Buffer.from(`1 0 [${'[]'.repeat(30_000_000)}]`)).toString('latin1'),
          '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
        ),
        [[1, 28, 0]],
      ),
  ],
  [
    '60 MB of dictionaries in an object stream',
    () =>
      packedFile(
        streamOf(
          deflateSync(Buffer.from(`1 0 [${'<<>>'.repeat(15_000_000)}]`)).toString('latin1'),
          '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
        ),
        [[1, 28, 0]],
      ),
  ],
  [
    '100,000 objects on one place',
    () => {
      const places = many(100_000, (at) => `${at + 30} 0 `);
      const text = streamOf(
        deflateSync(Buffer.from(`${places}[${'1 '.repeat(100_000)}]`)).toString('latin1'),
        `/Type/ObjStm/N 100000/First ${places.length}/Filter/FlateDecode`,
      );
      return packedFile(
        text,
        [...Array.from({ length: 1000 }, (_, at): [number, number, number] => [at + 30, 28, at])],
        `/AcroForm<</Fields[${many(1000, (at) => `${at + 30} 0 R `)}]>>`,
      );
    },
  ],
  [
    '200,000 loose byte ranges',
    () => fileOf([catalog(''), pages, { number: 3, text: `[${'/ByteRange '.repeat(200_000)}]` }]),
  ],
  [
    '30,000 loose signatures',
    () =>
      fileOf([catalog(''), pages, ...holders(30_000, () => '<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>')]),
  ],
  [
    '30,000 fields with a signature each',
    () =>
      fileOf([
        catalog(`/AcroForm<</Fields[${many(30_000, (at) => `${at + 10} 0 R `)}]>>`),
        pages,
        ...holders(30_000, () => '<</FT/Sig/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>>>'),
      ]),
  ],
  [
    'a field named a million times',
    () =>
      fileOf([
        catalog(`/AcroForm<</Fields[${'5 0 R '.repeat(500_000)}]>>`),
        pages,
        { number: 5, text: '<</FT/Sig/Kids[5 0 R 5 0 R]>>' },
      ]),
  ],
  [
    'fields within fields, each twice',
    () =>
      fileOf([
        catalog('/AcroForm<</Fields[10 0 R 10 0 R]>>'),
        pages,
        ...holders(60, (at) => `<</FT/Sig/Kids[${at + 11} 0 R ${at + 11} 0 R]>>`),
      ]),
  ],
  [
    'direct fields, 100 deep, two each',
    () => fileOf([catalog(`/AcroForm<</Fields[${'<</Kids['.repeat(90)}${']>>'.repeat(90)}]>>`), pages]),
  ],
  [
    'a byte range of a million numbers',
    () =>
      fileOf([
        catalog('/AcroForm<</Fields[10 0 R]>>'),
        pages,
        { number: 10, text: `<</FT/Sig/V<</Type/Sig/ByteRange[${'0 '.repeat(1_000_000)}]/Contents<00>>>>>` },
      ]),
  ],
  [
    'an encryption of an unknown kind',
    () => fileOf([catalog(''), pages], { trailer: ['/Size 3', '/Root 1 0 R', '/Encrypt 1 0 R'] }),
  ],
  [
    'an encryption that is a circle',
    () =>
      fileOf([{ number: 1, text: '1 0 R' }, pages], {
        trailer: ['/Size 3', '/Root 1 0 R', '/Encrypt 1 0 R'],
      }),
  ],

  [
    'signed: a store 2,000 deep',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: withKey(root, `/DSS ${next} 0 R`) },
        ...Array.from({ length: 2000 }, (_, at) => ({
          number: next + at,
          text: at === 1999 ? '<<>>' : `<</VRI ${next + at + 1} 0 R>>`,
        })),
      ]),
  ],
  [
    'signed: a store 100,000 deep',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: withKey(root, `/DSS ${next} 0 R`) },
        ...Array.from({ length: 100_000 }, (_, at) => ({
          number: next + at,
          text: at === 99_999 ? '<<>>' : `<</VRI ${next + at + 1} 0 R>>`,
        })),
      ]),
  ],
  [
    'signed: a store of 1,000 bombs',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: withKey(root, `/DSS<</Certs[${many(1000, () => `${next} 0 R `)}]>>`) },
        { number: next, text: streamOf(bomb(60), '/Filter/FlateDecode') },
      ]),
  ],
  [
    'signed: a certificate nested 100,000 deep',
    (signed) =>
      behind(signed, (root, next) => [
        {
          number: 1,
          text: withKey(root, `/DSS<</Certs[${next} 0 R]/CRLs[${next} 0 R]/OCSPs[${next} 0 R]>>`),
        },
        { number: next, text: streamOf('\x30\x80'.repeat(100_000)) },
      ]),
  ],
  [
    'signed: 5,000 certificates that are none',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: withKey(root, `/DSS<</Certs[${many(5000, (at) => `${next + at} 0 R `)}]>>`) },
        ...Array.from({ length: 5000 }, (_, at) => ({
          number: next + at,
          text: streamOf(`\x30\x03\x02\x01${String.fromCharCode(at & 255)}`),
        })),
      ]),
  ],
  ['signed: 300 revisions', (signed) => again(signed, 300)],
  ['signed: 150 revisions', (signed) => again(signed, 150)],
  [
    'signed: 100,000 new objects',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: root },
        ...Array.from({ length: 100_000 }, (_, at) => ({ number: next + at, text: '<<>>' })),
      ]),
  ],
  [
    'signed: 100,000 new fields',
    (signed) =>
      behind(signed, (root, next) => [
        { number: 1, text: withKey(root, '') },
        ...Array.from({ length: 100_000 }, (_, at) => ({
          number: next + at,
          text: `<</FT/Sig/T(${at})/Kids[${next + ((at + 1) % 100_000)} 0 R]>>`,
        })),
      ]),
  ],
  ['signed: four megabytes of white space', (signed) => Buffer.concat([signed, Buffer.alloc(4 << 20, 32)])],
  ['signed: a megabyte of %%EOF', (signed) => Buffer.concat([signed, latin('%%EOF\n'.repeat(170_000))])],
  [
    'signed: a megabyte of startxref',
    (signed) => Buffer.concat([signed, latin('startxref\n0\n%%EOF\n'.repeat(60_000))]),
  ],
  [
    'signed: a key 4,000 times',
    (signed) => behind(signed, (root) => [{ number: 1, text: withKey(root, '/A 1'.repeat(4000)) }]),
  ],
];

function again(signed: Buffer, times: number): Buffer {
  let pdf = signed;
  for (let at = 0; at < times; at++) pdf = behind(pdf, (root) => [{ number: 1, text: root }]);
  return pdf;
}

function packedFile(
  text: string,
  packed: readonly (readonly [number: number, stream: number, index: number])[],
  more = '',
): Buffer {
  const rows = packed.map(([number, at, generation]): Row => ({ number, kind: 'c', at, generation }));
  const pieces: readonly Piece[] =
    more === '' ? [{ number: 28, text }] : [{ number: 28, text }, catalog(more)];
  const own = pieces.map(({ number }, at): Row => ({ number, kind: 'n', at, generation: 0 }));
  return writePlan(head, {
    ...planOf(pieces, 0, { form: 'stream', size: 200_000 }),
    section: 29,
    rows: [...rows, ...own.filter(({ number }) => !packed.some(([other]) => other === number))],
    trailer: ['/Size 200000', '/Root 1 0 R'],
  });
}
