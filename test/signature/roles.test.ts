import { describe, expect, it } from 'vitest';
import {
  afterOf,
  append,
  type Document,
  drawing,
  field,
  layouts,
  listing,
  objectsOf,
  packed,
  value,
  written,
} from './role-document.ts';

type Case = readonly [what: string, got: string, expected: string];

/** Where an answer is not the expected one; what cannot be read at all is refused anyway. */
const surprises = (cases: readonly Case[]): readonly string[] =>
  cases
    .filter(([, got, expected]) => got !== 'problem' && got !== expected)
    .map(([what, got, expected]) => `${what}: ${got}, not ${expected}`);

/** Every way in which an object may be replaced by another that says something else. */
function* mutations(
  text: string,
  objects: Readonly<Record<string, string>>,
): Iterable<readonly [string, string | null]> {
  yield ['freed', null];
  yield ['null', 'null'];
  yield ['an empty dictionary', '<< >>'];
  yield ['an empty list', '[]'];
  yield ['the other page', objects['page2'] ?? ''];
  yield ['a drawing', drawing('0 0 600 800 re f')];
  yield ['a key added', text.replace('<<', '<< /Zz 1')];
  yield ['a list longer', text.replace('[', '[@orphan ')];
  yield [
    'more drawn',
    text
      .replace('\nendstream', '\n0 0 9 9 re f\nendstream')
      .replace(/\/Length (\d+)/, (_all, length) => `/Length ${Number(length) + 13}`),
  ];
  for (const [, key = ''] of text.matchAll(/\/(\w+) (?=[[(@<\d/])/g)) {
    yield [`/${key} renamed`, text.replace(`/${key} `, '/Zz ')];
    yield [
      `/${key} null`,
      text.replace(new RegExp(`/${key} (\\([^)]*\\)|@\\w+|\\d+|/\\w+)`), `/${key} null`),
    ];
  }
}

/** What may be replaced, and what that is: words about the document, what a form field holds and how it looks. */
function mildness(name: string, how: string): string {
  // What a reader would have to repair.
  if (isLook(name) && how === 'freed') return 'other';
  if (/Length|(XObject|Form|Metadata) null/.test(how)) return 'other';
  if (name === 'xmp' && /drawn|added|\/(Type|Metadata) /.test(how)) return 'normal';
  if (name === 'textLook' || name === 'kidLook') return 'form-or-annotation';
  if (['text', 'kid'].includes(name) && /^\/(V null|N )/.test(how)) return 'form-or-annotation';
  if (name === 'catalog' && /^\/(ADBE|BaseVersion|ExtensionLevel) /.test(how)) return 'normal';
  if (name === 'info' && how === '/Producer null') return 'normal';
  if (name === 'fonts' && how === 'a key added') return 'nothing';
  if (name === 'fontNames' && how === 'a key added') return 'normal';
  return name === 'orphan' && ['freed', 'null'].includes(how) ? 'nothing' : 'other';
}

/** What an unused object, an empty look or the look of a form field may become by what else is done in the same revision. */
function washed(name: string, how: string): string {
  if (name === 'orphan')
    return /look|font/.test(how) ? 'normal' : /form field/.test(how) ? 'form-or-annotation' : 'other';
  if (name === 'blank' && how === 'the look of a signature') return 'normal';
  return isLook(name) && /look|form field|font/.test(how) ? 'form-or-annotation' : 'other';
}

const isLook = (name: string): boolean => name === 'textLook' || name === 'kidLook';

describe.each(layouts)(
  'an object of a signed document (pages $depth deep, lists $lists, form $form)',
  (layout) => {
    const signed = written(objectsOf(layout));
    const range = /\/ByteRange \[.*?\]/.exec(signed.pdf.toString('latin1'))?.[0] ?? '';
    const objects: Record<string, string> = objectsOf(layout);
    objects['value'] = objects['value']?.replace(/\/ByteRange \[.*?\]/, range) ?? '';
    const own = Object.keys(objects);

    it('may be written again as it was, but for a signature, which has its place', () => {
      const { value: _placed, ...others } = objects;
      const cases = Object.entries(others).map(([name, text]) => [
        name,
        afterOf(append(signed, { [name]: text })),
      ]);
      expect(cases.filter(([, got]) => got !== 'nothing')).toEqual([]);
      expect(afterOf(append(signed, others))).toBe('nothing');
    });

    it('does not change its meaning, whatever it is for', () => {
      const cases = own.flatMap((name) =>
        [...mutations(objects[name] ?? '', objects)]
          .filter(([, text]) => text !== objects[name])
          .map(
            ([how, text]): Case => [
              `${name}, ${how}`,
              afterOf(append(signed, { [name]: text })),
              mildness(name, how),
            ],
          ),
      );
      expect(cases.filter(([, got]) => got !== 'problem').length).toBeGreaterThan(400);
      expect(surprises(cases)).toEqual([]);
    });

    it('is not washed by a further role that a later revision gives it', () => {
      const evil = drawing('0 0 600 800 re f');
      const cases = own.flatMap((name) =>
        Object.entries(launderings(objects, name)).map(
          ([how, more]): Case => [
            `${name} by ${how}`,
            afterOf(append(signed, { ...more, [name]: evil })),
            washed(name, how),
          ],
        ),
      );
      expect(cases.filter(([, got]) => got !== 'problem').length).toBeGreaterThan(400);
      expect(surprises(cases)).toEqual([]);
    });

    it('does not come out of nothing where the signed document pointed to nothing', () => {
      const ghosts = [
        drawing('0 0 600 800 re f'),
        objects['page1'] ?? '',
        field('hantu', '0 0 600 800'),
        '<< /CropBox [0 0 9 9] >>',
        field('hantu', '0 0 0 0'),
      ];
      const cases = own.flatMap((name) =>
        ['<<', '[']
          .filter((open) => name !== 'orphan' && objects[name]?.includes(open))
          .flatMap((open) => {
            const pointing = objectsOf(layout)[name]?.replace(
              open,
              open === '[' ? '[@ghost ' : '<< /Ghost @ghost',
            );
            const before = freed(
              written({ ...objectsOf(layout), [name]: pointing ?? '', ghost: '(bayangan)' }),
              'ghost',
            );
            const mild = isLook(name) ? 'form-or-annotation' : name === 'xmp' ? 'normal' : 'other';
            return ghosts.map(
              (ghost): Case => [
                `${name} ${open} ${ghost.slice(0, 30)}`,
                afterOf(append(before, { ghost })),
                mild,
              ],
            );
          }),
      );
      expect(cases.filter(([, got]) => got !== 'problem').length).toBeGreaterThan(200);
      expect(surprises(cases)).toEqual([]);
    });
  },
);

/** What a page or the signed field is drawn with. */
const drawn = ['content1', 'resources', 'picture', 'font', 'encoding', 'mark'];

/** Ways to give an object a second role before the document is signed. */
function shadows(
  objects: Readonly<Record<string, string>>,
  name: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const put = (holder: string, from: string, to: string) => ({
    [holder]: (objects[holder] ?? '').replace(from, to),
  });
  return {
    'a field': listing(objects, [name], 'fields'),
    'a remark': listing(objects, [name], 'annots'),
    'a page': put('pages', '/Kids [', `/Kids [@${name} `),
    'the parent of a page': { page2: (objects['page2'] ?? '').replace(/\/Parent @\w+/, `/Parent @${name}`) },
    'the look of the field that waits': put('empty', '@blank', `@${name}`),
    'the look of a form field': put('text', '@textLook', `@${name}`),
    'the look of a remark': put('note', '@noteLook', `@${name}`),
    'validation data': put('catalog', '/Type /Catalog', `/Type /Catalog /DSS << /Certs [@${name}] >>`),
    metadata: put('catalog', '@xmp', `@${name}`),
    'a font for fields': put('fonts', '@fontNames', `@${name}`),
    'a kid of a group': put('group', '@kid', `@kid @${name}`),
    'where the outline leads': put('outline', '@page2', `@${name}`),
  };
}

describe('what is drawn with stays, whatever else it was for when it was signed', () => {
  it.each(layouts)('pages $depth deep, lists $lists, form $form', (layout) => {
    const objects = objectsOf(layout);
    const changes = (name: string): readonly string[] => [
      drawing('0 0 600 800 re f'),
      (objects[name] ?? '').replace('<<', '<< /V (900) /AP << /N @picture >>'),
      (objects[name] ?? '').replace('<<', '<< /Annots [] /Helv @picture'),
    ];
    const cases = drawn.flatMap((name) =>
      ['', '/Type /Page', '/FT /Tx /T (x)', '/FT /Sig /T (x)', '/Subtype /Text'].flatMap((guise) =>
        Object.entries(shadows(objects, name)).flatMap(([role, prepared]) => {
          const guised = {
            ...objects,
            [name]: (objects[name] ?? '').replace('<<', `<< ${guise}`),
            ...prepared,
          };
          const signed = written(guised);
          return changes(name).map(
            (text): Case => [
              `${name} as ${role} ${guise}`,
              afterOf(append(signed, { [name]: text })),
              'other',
            ],
          );
        }),
      ),
    );
    expect(cases.filter(([, got]) => got !== 'problem').length).toBeGreaterThan(1000);
    expect(surprises(cases)).toEqual([]);
  });

  it('and a page inherits from nothing that comes later', () => {
    const objects = objectsOf({ depth: 1, lists: 'direct', form: 'indirect' });
    const page2 = (objects['page2'] ?? '').replace('@pages', '@ghost');
    const before = freed(written({ ...objects, page2, ghost: '(bayangan)' }), 'ghost');
    const washing = launderings(objects, 'ghost')['the look of a new field'];
    expect(afterOf(append(before, { ...washing, ghost: '<< /Rotate 90 >>' }))).toBe('other');
    const aside = written({ ...objects, page2, ghost: '<< /Rotate 0 >>' });
    expect(afterOf(append(aside, { ...washing, ghost: '<< /Rotate 90 >>' }))).toBe('other');
    expect(afterOf(append(aside, washing ?? {}))).toBe('normal');
  });

  it('and the streams that objects lie in', () => {
    const objects = objectsOf({ depth: 2, lists: 'indirect', form: 'indirect' });
    const signed = packed(objects);
    const text = signed.pdf.toString('latin1');
    const [pack = ''] = /<< \/Type \/ObjStm[\s\S]*?endstream/.exec(text) ?? [];
    expect(afterOf(signed)).toBe('nothing');
    const turned = pack.replace('/MediaBox [0 0 600 800]', '/MediaBox [0 0 600 200]');
    expect(afterOf(append(signed, { pack: turned }))).toBe('other');
    const length = Number(/\/Length (\d+)/.exec(pack)?.[1] ?? 0);
    expect(afterOf(append(signed, { packLength: String(length - 400) }))).toBe('other');
  });

  it('nor does a widget of no field become one', () => {
    const objects = objectsOf({ depth: 1, lists: 'direct', form: 'indirect' });
    const alone = { ...objects, alone: field('sendiri', '0 0 600 100', '/AP << /N @blank >>') };
    const before = written({ ...alone, ...listing(alone, ['alone'], 'annots') });
    const signing = { alone: field('sendiri', '0 0 600 100', '/V @v /AP << /N @picture >>'), v: value() };
    expect(afterOf(append(before, { ...signing, ...listing(objects, ['alone'], 'fields') }))).toBe('other');
  });
});

/** The document with an object that its first revision lists as free. */
function freed({ pdf, numbers }: Document, name: string): Document {
  const line = new RegExp(`(\\n${numbers.get(name)} 1\\n)\\d{10} 00000 n`);
  return {
    pdf: Buffer.from(pdf.toString('latin1').replace(line, '$10000000000 00000 f'), 'latin1'),
    numbers,
  };
}

/** Ways to give an object one more, harmless role in the revision that replaces it. */
function launderings(
  objects: Readonly<Record<string, string>>,
  name: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const catalog = (more: string): string =>
    (objects['catalog'] ?? '').replace('/Type /Catalog', `/Type /Catalog ${more}`);
  const form = (from: string, to: string) =>
    objects['form'] === undefined
      ? { catalog: (objects['catalog'] ?? '').replace(from, to) }
      : { form: objects['form'].replace(from, to) };
  const withField = (text: string) => ({ baru: text, baruV: value(), ...listing(objects, ['baru']) });
  const signing = (more: string) => ({
    empty: (objects['empty'] ?? '').replace('/AP', `${more} /AP`),
    baruV: value(),
  });
  return {
    '/DSS': { catalog: catalog('/DSS @dss'), dss: `<< /Certs [@${name}] >>` },
    '/DSS itself': { catalog: catalog(`/DSS @${name}`) },
    '/VRI': {
      catalog: catalog('/DSS @dss'),
      dss: `<< /VRI << /A << /OCSP [@${name}] /Next @${name} >> >> >>`,
    },
    '/Metadata': { catalog: catalog('').replace('@xmp', `@${name}`) },
    '/Extensions': {
      catalog: catalog('').replace(/\/Extensions << .* >> >> >>/, `/Extensions << /A @${name} >> >>`),
    },
    'the look of a new field': withField(field('baru', '0 0 9 9', `/V @baruV /AP << /N @${name} >>`)),
    'the kids of a new field': withField(`<< /FT /Sig /T (baru) /Kids [@${name}] >>`),
    'the value of a new field': withField(field('baru', '0 0 9 9', `/V @${name}`)),
    'the lock of a new field': withField(field('baru', '0 0 0 0', `/Lock @${name}`)),
    'a new field itself': withField(field('baru', '0 0 0 0', `/Next @${name}`)),
    'the look of a signature': signing(`/V @baruV /MK << /I @${name} >>`),
    'the value of a signature': signing(`/V @${name}`),
    'data of a form field': { text: (objects['text'] ?? '').replace('/V (100)', `/V @${name}`) },
    'a font for fields': form('@fonts', `<< /Font << /Helv @font /Baru @${name} >> >>`),
    'the list of fields': listing(objects, [name], 'fields'),
    'the remarks of a page': listing(objects, [name], 'annots'),
  };
}
