import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../src/pdf/pdf-file.ts';
import { readingDoubts } from '../../src/signature/changes/reading-doubts.ts';
import {
  afterOf,
  append,
  type Document,
  drawing,
  field,
  layouts,
  listing,
  type Objects,
  objectsOf,
  packed,
  value,
  written,
} from './role-document.ts';

/** Each case is refused by one rule of the judge alone: without that rule it would be accepted. */

type Revision = Readonly<Record<string, string | null>>;
const ink = drawing('0 0 100 50 re f');

/** The document with an object that its first revision lists as free. */
function freed({ pdf, numbers }: Document, name: string): Document {
  const line = new RegExp(`(\\n${numbers.get(name)} 1\\n)\\d{10} 00000 n`);
  return {
    pdf: Buffer.from(pdf.toString('latin1').replace(line, '$10000000000 00000 f'), 'latin1'),
    numbers,
  };
}

/** An encryption that opens without a password (ISO 32000-2, 7.6.4), which makes other streams of those that are there, or leaves them plain. */
function encryption(streams: 'StdCF' | 'Identity'): string {
  const salt = Buffer.from('garamnya');
  const user = Buffer.concat([createHash('sha256').update(salt).digest(), salt, salt]).toString('hex');
  const filters = `/CF << /StdCF << /CFM /AESV3 >> >> /StmF /${streams} /StrF /Identity`;
  return `<< /Filter /Standard /V 5 /R 5 /P -4 /O <${user}> /U <${user}> /UE <${user.slice(0, 64)}> ${filters} >>`;
}

describe.each(layouts)('refused by one rule (depth $depth, lists $lists, form $form)', (layout) => {
  const objects = objectsOf(layout);
  const text = (name: string): string => objects[name] ?? '';
  const changed = (name: string, from: string, to: string): Objects => ({
    [name]: text(name).replace(from, to),
  });
  /** What somebody changes in whatever holds the list of remarks of the first page, or that of fields. */
  const list = (name: 'fields' | 'annots', from: string, to: string): Objects =>
    Object.fromEntries(
      Object.entries(listing(objects, [], name)).map(([key, one]) => [key, one.replace(from, to)]),
    );
  const unseen = (more = ''): Revision => ({
    baru: field('baru', '0 0 0 0', `/V @baruV ${more}`),
    baruV: value(),
    ...listing(objects, ['baru']),
  });
  const look = (revision: Revision, before: Objects = objects): string =>
    afterOf(append(written(before), revision));
  const twice = (name: string, from: string, to: string): string =>
    look({ [name]: text(name) }, { ...objects, ...changed(name, from, to) });

  it.each<[string, Revision]>([
    ['a new field that the list has twice', { ...unseen(), ...listing(objects, ['baru', 'baru'], 'fields') }],
    [
      'a new field that is also a kid of a form field',
      {
        ...unseen(),
        ...list('fields', '[@text', '[@baru @text'),
        ...changed('text', '/FT', '/Kids [@baru] /FT'),
        ...listing(objects, ['baru'], 'annots'),
      },
    ],
    [
      'a value in the place of an object that was there',
      {
        baru: field('baru', '0 0 0 0', '/V @orphan'),
        orphan: value(),
        ...listing(objects, ['baru']),
      },
    ],
    [
      'a field in the place of an object that was there',
      {
        orphan: field('baru', '0 0 0 0', '/V @baruV'),
        baruV: value(),
        ...listing(objects, ['orphan']),
      },
    ],
    [
      'a signed field of three corners that draws nothing',
      { ...unseen(), baru: field('baru', '10 10 90', '/V @baruV') },
    ],
    [
      'a nameless widget below a group',
      {
        ...changed('group', '[@kid]', '[@kid @baru]'),
        baru: '<< /Type /Annot /Subtype /Widget /FT /Sig /Parent @group /Rect [0 0 0 0] >>',
      },
    ],
    ...['/Kids []', '/V @lainV', '/FT /Tx'].map((more): [string, Revision] => [
      `a widget of a new field with ${more}`,
      {
        baru: '<< /FT /Sig /T (baru) /V @baruV /Kids [@widget] >>',
        widget: `<< /Type /Annot /Subtype /Widget /Parent @baru /Rect [0 0 0 0] ${more} >>`,
        baruV: value(),
        ...(more.includes('lainV') ? { lainV: '<< /Type /Sig >>' } : {}),
        ...listing(objects, ['baru'], 'fields'),
      },
    ]),
    [
      'a field below a new signature field',
      {
        baru: '<< /FT /Sig /T (baru) /V @baruV /Kids [@anak] >>',
        anak: field('anak', '0 0 0 0', '/Parent @baru'),
        baruV: value(),
        ...listing(objects, ['baru'], 'fields'),
      },
    ],
    ['a remark that the page shows twice', list('annots', '@signer]', '@signer @note]')],
    [
      'a field that is shown on a further page',
      changed('page2', '/Type /Page', '/Type /Page /Annots [@empty]'),
    ],
  ])('%s', (_what, revision) => {
    expect(look(revision)).toBe('other');
  });

  it('a signed field that no page showed, and one shows now', () => {
    const hidden = { ...objects, ...list('annots', ' @signer]', ']') };
    expect(look(list('annots', ']', ']'), hidden)).toBe('other');
  });

  it('a value for which a field waited by its number', () => {
    const waiting = { ...objects, ...changed('empty', '/FT', '/V @ghost /FT'), ghost: '(bayangan)' };
    expect(afterOf(append(freed(written(waiting), 'ghost'), { ghost: value() }))).toBe('other');
  });

  it('a signature in the place of another', () => {
    const filled = append(written(objects), {
      empty: text('empty').replace('@blank', '@look').replace('/FT', '/V @second /FT'),
      look: ink,
      second: value(),
    });
    const again = { signer: text('signer').replace('@value', '@third'), third: value() };
    expect([afterOf(filled, 'second'), afterOf(append(filled, again), 'second')]).toEqual([
      'nothing',
      'other',
    ]);
  });

  it('an encryption that comes later, or becomes another', () => {
    const plain = append(written(objects), { kunci: encryption('Identity') }, '/Encrypt @kunci');
    const before = { ...objects, kunci: encryption('Identity') };
    const locked = append({ pdf: Buffer.alloc(0), numbers: new Map() }, before, '/Encrypt @kunci');
    const washing = { ...unseen('/Lock @kunci'), kunci: encryption('StdCF') };
    expect([
      afterOf(plain),
      afterOf(locked),
      afterOf(append(locked, unseen(), '/Encrypt @kunci')),
      afterOf(append(locked, washing, '/Encrypt @kunci')),
    ]).toEqual(['other', 'nothing', 'normal', 'other']);
  });

  it('the length of a stream of objects', () => {
    const before = packed(objects);
    const line = new RegExp(`\\n${before.numbers.get('packLength')} 0 obj\\n(\\d+)`);
    const length = Number(line.exec(before.pdf.toString('latin1'))?.[1]);
    const washing = { ...unseen('/TU @packLength'), packLength: String(length - 1) };
    expect([afterOf(append(before, unseen())), afterOf(append(before, washing))]).toEqual([
      'normal',
      'other',
    ]);
  });

  it('what /Info names', () => {
    const named = { ...objects, info: '<< /Title @judul >>', judul: '(Laporan)' };
    expect(look({ judul: '(Lain)' }, named)).toBe('other');
  });

  it('a reference of another generation', () => {
    const number = Object.keys(objects).indexOf('content1') + 1;
    const before = { ...objects, ...changed('page1', '@content1', `${number} 1 R`) };
    expect([look({}, before), look({ page1: text('page1') }, before)]).toEqual(['nothing', 'other']);
  });

  it('a key that stood twice and stands once', () => {
    expect([
      twice('catalog', '/Pages @pages', '/Pages @node1 /Pages @pages'.replace('@node1', '@page1')),
      twice('page1', '/Contents', '/Contents @content2 /Contents'),
      twice('page2', '/F @font', '/F @picture /F @font'),
      twice('signer', '/AP', '/AP << >> /AP'),
      twice('empty', '/AP', '/AP << >> /AP'),
    ]).toEqual(['other', 'other', 'other', 'other', 'other']);
  });

  it('a default look for fields where there was none', () => {
    const holder = layout.form === 'direct' ? 'catalog' : 'form';
    const bare = changed(holder, '/DA (/Helv 0 Tf)', '');
    expect(look({ [holder]: text(holder) }, { ...objects, ...bare })).toBe('form-or-annotation');
  });
});

describe('what a signature covers', () => {
  const objects = objectsOf({ depth: 1, lists: 'direct', form: 'indirect' });
  const signed = written(objects);
  const retold = (change: (text: string) => string): string =>
    afterOf({ ...signed, pdf: Buffer.from(change(signed.pdf.toString('latin1')), 'latin1') });

  it('begins with the file, ends with a revision, and is said once', () => {
    const shorter = (text: string): string =>
      text.slice(0, -'%%EOF\n'.length).replace(/(\/ByteRange \[0 \d+ \d+ )(\d+)/, (_all, head, rest) => {
        return head + String(Number(rest) - '%%EOF\n'.length).padStart(10, '0');
      });
    const twice = written({ ...objects, value: value('/Name (Sinta) /Name (Rangga)') });
    expect([
      retold((text) => text),
      retold((text) => text.replace('/ByteRange [0 ', '/ByteRange [1 ')),
      retold(shorter),
      afterOf(twice),
    ]).toEqual(['nothing', 'problem', 'problem', 'problem']);
  });

  it('has it in a field, and nothing far behind it', () => {
    const loose = written({ ...objects, signer: (objects['signer'] ?? '').replace('/V @value', '') });
    expect(afterOf(append(loose, { signer: objects['signer'] ?? '' }))).toBe('problem');
    expect([retold((text) => `${text}\n`), retold((text) => text + ' '.repeat(2000))]).toEqual([
      'nothing',
      'other',
    ]);
  });
});

describe('a list longer than a call may have arguments', () => {
  const objects = objectsOf({ depth: 1, lists: 'direct', form: 'indirect' });
  const many = ' @page2'.repeat(200_000);
  it.each<[string, string, string]>([
    ['pages', 'pages', '/Kids ['],
    ['fields', 'form', '/Fields ['],
    ['kids of a field', 'group', '/Kids ['],
    ['remarks', 'page1', '/Annots ['],
  ])('of %s is read', { timeout: 120_000 }, (_what, name, list) => {
    const before = written({ ...objects, [name]: (objects[name] ?? '').replace(list, `${list}${many} `) });
    expect(afterOf(append(before, { orphan: '<< /Lain true >>' }))).toBe('other');
    expect(readingDoubts(openPdf(before.pdf)).map(({ code }) => code)).toEqual(
      name === 'pages' ? ['no-page'] : [],
    );
  });
});

describe('refused by one rule where a certification allows remarks, or nothing', () => {
  const of = (level: number) =>
    objectsOf(
      { depth: 1, lists: 'direct', form: 'indirect' },
      {
        reference: `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P ${level} >> >>]`,
      },
    );
  const objects = of(3);
  const remark = '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /AP << /N @look >> >>';
  const look = (revision: Revision, before: Objects = objects): string =>
    afterOf(append(written(before), revision));
  const note = (from: string, to: string): Objects => ({ note: (objects['note'] ?? '').replace(from, to) });

  it('remarks', () => {
    const added = { remark, look: ink, ...listing(objects, ['remark'], 'annots') };
    const popup = { ...objects, ...note('/DA', '/Popup @ghost /DA'), ghost: '(bayangan)' };
    const cases = {
      'a new one': look(added),
      'written anew': look(note('(Catatan)', '(Lain)')),
      'the same on the page twice': look({ ...added, ...listing(objects, ['remark', 'remark'], 'annots') }),
      'in the place of an object that was there': look({
        orphan: remark,
        look: ink,
        ...listing(objects, ['orphan'], 'annots'),
      }),
      'in the place of one that another waited for': afterOf(
        append(freed(written(popup), 'ghost'), {
          ghost: remark,
          look: ink,
          ...listing(popup, ['ghost'], 'annots'),
        }),
      ),
      'one that learns to act': look(note('/DA', '/A @action /DA')),
      'one that becomes a link': look(note('/FreeText', '/Link')),
      'a link that leads elsewhere': look({
        link: (objects['link'] ?? '').replace('/A @action', '/A @lain'),
        lain: '<< /S /URI /URI (https://contoh.id) >>',
      }),
    };
    expect(cases).toEqual({
      'a new one': 'allowed-form',
      'written anew': 'allowed-form',
      'the same on the page twice': 'other',
      'in the place of an object that was there': 'other',
      'in the place of one that another waited for': 'other',
      'one that learns to act': 'other',
      'one that becomes a link': 'other',
      'a link that leads elsewhere': 'other',
    });
  });

  it('a signature that is not seen, behind it a time stamp', () => {
    const final = of(1);
    const signed = append(written(final), {
      baru: field('baru', '0 0 0 0', '/V @baruV'),
      baruV: value(),
      ...listing(final, ['baru']),
    });
    const stamped = append(signed, {
      cap: field('cap', '0 0 0 0', '/V @capV'),
      capV: value().replace('ETSI.CAdES.detached', 'ETSI.RFC3161'),
      ...listing({ ...final, ...listing(final, ['baru']) }, ['cap']),
    });
    expect(afterOf(stamped)).toBe('other');
  });
});
