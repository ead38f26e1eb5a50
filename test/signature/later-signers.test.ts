import { describe, expect, it } from 'vitest';
import {
  afterOf,
  append,
  type Document,
  drawing,
  field,
  laterOf,
  layouts,
  listing,
  type Objects,
  objectsOf,
  value,
  written,
} from './role-document.ts';

const ink = drawing('0 0 100 50 re f');
const stamp = value()
  .replace('ETSI.CAdES.detached', 'ETSI.RFC3161')
  .replace('/Type /Sig', '/Type /DocTimeStamp');
type Revision = Readonly<Record<string, string | null>>;

/** A revision in which somebody signs in a new field; what `more` leaves unused is left out. */
function signingAnew(objects: Objects, rect: string, more: Revision = {}): Revision {
  const all: Revision = {
    baru: field('baru', rect, '/V @baruV /AP << /N @baruAp >>'),
    baruV: value(),
    baruAp: ink,
    ...listing(objects, ['baru']),
    ...more,
  };
  const isUsed = (name: string): boolean =>
    Object.values(all).some((text) => text?.includes(`@${name} `) || text?.includes(`@${name}]`));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('baru') || isUsed(name)));
}
/** A revision in which somebody signs in the field that waits and is seen. */
const filling = (objects: Objects, more = ''): Revision => ({
  empty: (objects['empty'] ?? '').replace('@blank', '@look').replace('/FT', `/V @second ${more} /FT`),
  look: ink,
  second: value(),
});

const say = (later: ReturnType<typeof laterOf>): string =>
  'problem' in later ? '' : later.because.map(({ en }) => en).join('; ');

describe.each(layouts)('after a signature (pages $depth deep, lists $lists, form $form)', (layout) => {
  const objects = objectsOf(layout);
  const signed = written(objects);
  const catalog = (more: string): string =>
    (objects['catalog'] ?? '').replace('/Type /Catalog', `/Type /Catalog ${more}`);
  const look = (of: Document, more: Revision, trailer = ''): string => afterOf(append(of, more, trailer));

  it('others may sign, in fields that wait and in new ones that are small', () => {
    expect(look(signed, filling(objects))).toBe('normal');
    expect(look(signed, { waiting: field('tunggu', '0 0 0 0', '/V @second'), second: value() })).toBe(
      'normal',
    );
    expect(look(signed, signingAnew(objects, '10 10 90 50'))).toBe('normal');
    expect(look(signed, signingAnew(objects, '0 0 0 0'))).toBe('normal');
    const unseen = {
      baru: '<< /FT /Sig /T (baru) /V @baruV >>',
      baruV: value(),
      ...listing(objects, ['baru'], 'fields'),
    };
    expect(look(signed, unseen)).toBe('normal');
    const waiting = append(signed, {
      baru: field('baru', '10 10 90 50', '/AP << /N @baruAp >>'),
      baruAp: drawing(''),
      ...listing(objects, ['baru']),
    });
    expect(afterOf(waiting)).toBe('normal');
    const done = append(waiting, {
      baru: field('baru', '10 10 90 50', '/V @baruV /AP << /N @ink >>'),
      baruV: value(),
      ink,
    });
    expect([afterOf(done), afterOf(done, 'baruV')]).toEqual(['normal', 'nothing']);
    const third = append(append(signed, filling(objects)), signingAnew(objects, '10 10 90 50'));
    expect([afterOf(third), afterOf(third, 'second'), afterOf(third, 'baruV')]).toEqual([
      'normal',
      'normal',
      'nothing',
    ]);
  });

  it('a size that hides objects is named as the cause', () => {
    const { pdf, numbers } = append(signed, signingAnew(objects, '0 0 0 0'));
    const at = pdf.lastIndexOf('/Size ');
    const length = /\d+/.exec(pdf.toString('latin1', at, at + 12))?.[0].length ?? 0;
    pdf.write('1'.padEnd(length), at + 6, 'latin1');
    const later = laterOf({ pdf, numbers });
    expect([say(later), 'after' in later && later.after]).toEqual([
      expect.stringMatching(/number of objects \(\/Size\) that does not fit/),
      'other',
    ]);
  });

  it('a field may have its widget apart, or lie in a group', () => {
    const kids = {
      baru: '<< /FT /Sig /T (baru) /V @baruV /Kids [@widget] >>',
      widget: '<< /Type /Annot /Subtype /Widget /Parent @baru /Rect [10 10 90 50] /P @page1 >>',
      baruV: value(),
    };
    expect(
      look(signed, {
        ...kids,
        ...listing(objects, ['baru'], 'fields'),
        ...listing(objects, ['widget'], 'annots'),
      }),
    ).toBe('normal');
    const grouped = {
      group: '<< /T (grup) /Kids [@kid @baru] >>',
      baru: field('baru', '10 10 90 50', '/Parent @group /V @baruV'),
      baruV: value(),
      ...listing(objects, ['baru'], 'annots'),
    };
    expect(look(signed, grouped)).toBe('normal');
  });

  it('only the words about the document may change besides', () => {
    const info = (text: string, trailer = '') => look(signed, { info: text }, trailer);
    expect(info('<< /Title (Laporan) /Producer (lain) /ModDate (D:20261124) >>')).toBe('normal');
    expect(info('<< /Title (Lain) /Producer (sop) >>')).toBe('other');
    expect(info('<< /Producer (sop) >>')).toBe('other');
    expect(look(signed, { lain: '<< /Title (Laporan) /Producer (lain) >>' }, '/Info @lain')).toBe('normal');
    expect(look(signed, { lain: '<< /Title (Lain) /Producer (sop) >>' }, '/Info @lain')).toBe('other');
    expect(look(signed, {}, '/Info null')).toBe('other');
    const { info: _none, ...rest } = objects;
    const bare = written(rest);
    expect(look(bare, { info: '<< /ModDate (D:20261124) /Producer (lain) >>' })).toBe('normal');
    expect(look(bare, { info: '<< /Title (Lain) >>' })).toBe('other');
    expect(look(signed, { catalog: catalog('/Version /2.0') })).toBe('normal');
    expect(look(signed, { catalog: catalog('/Version /1.2') })).toBe('other');
    expect(look(signed, { catalog: catalog('/Lang (id)') })).toBe('other');
    expect(look(signed, { catalog: catalog('/Perms << /DocMDP @value >>') })).toBe('other');
  });

  it('a field may be signed unseen or smaller, and others locked', () => {
    const empty = (more: string, rect: string) => ({
      ...filling(objects),
      empty: field('kosong', rect, `/V @second /AP << /N @look >> ${more}`),
    });
    expect(look(signed, empty('/Ff 1', '0 0 0 0'))).toBe('normal');
    expect(look(signed, empty('', '310 310 390 340'))).toBe('normal');
    expect(look(signed, empty('', '300 300 401 350'))).toBe('other');
    expect(look(signed, { empty: field('kosong', '0 0 0 0', '/AP << /N @blank >>') })).toBe('other');
    for (const name of ['text', 'signer', 'kid'])
      expect(
        look(signed, { ...filling(objects), [name]: (objects[name] ?? '').replace('/FT', '/Ff 1 /FT') }),
      ).toBe('normal');
    expect(look(signed, { text: (objects['text'] ?? '').replace('/FT', '/Ff 3 /FT') })).toBe('other');
  });

  it('a form that readers are to draw anew, or that gets other fonts, is looked at', () => {
    const holder = objects['form'] === undefined ? 'catalog' : 'form';
    const form = (from: string, to: string) =>
      look(signed, { [holder]: (objects[holder] ?? '').replace(from, to) });
    expect(form('/SigFlags 3', '/SigFlags 3 /NeedAppearances true')).toBe('form-or-annotation');
    expect(form('/SigFlags 3', '/SigFlags 0')).toBe('other');
    expect(form('/SigFlags 3', '/SigFlags 3 /XFA []')).toBe('other');
    expect(form('(/Helv 0 Tf)', '(/Helv 99 Tf)')).toBe('other');
    expect(form('/DR @fonts', '/DR << /Font << /Helv @font /Tegak @font >> >>')).toBe('normal');
    expect(form('/DR @fonts', '/DR << /Font << /Helv @encoding >> >>')).toBe('other');
    expect(form('/DR @fonts', '')).toBe('other');
  });

  it('the trailer names the same catalog and the same file', () => {
    expect(look(signed, { lain: objects['catalog'] ?? '' }, '/Root @lain')).toBe('other');
    const named = append(signed, signingAnew(objects, '0 0 0 0'), '/ID [<aa> <01>]');
    expect([afterOf(named), afterOf(append(named, {}, '/ID [<aa> <02>]'), 'baruV')]).toEqual([
      'normal',
      'nothing',
    ]);
    expect(afterOf(append(named, {}, '/ID [<bb> <02>]'), 'baruV')).toBe('other');
    expect(look(signed, { lain: '<< /Filter /Lain >>' }, '/Encrypt @lain')).toBe('problem');
  });

  it('a range ends with its revision, not with a mark within', () => {
    const baru = field('baru', '0 0 0 0', '/V @baruV /TU @ekor');
    const whole = append(signed, { ...signingAnew(objects, '0 0 0 0', { baru }), ekor: '(%%EOF )' });
    const pdf = Buffer.from(whole.pdf);
    const at = pdf.lastIndexOf('/ByteRange [0 ');
    const second = Number(pdf.subarray(at + 25, at + 35).toString('latin1'));
    pdf.write(String(pdf.lastIndexOf('%%EOF )') + 5 - second).padStart(10, '0'), at + 36, 'latin1');
    expect([afterOf(whole), afterOf({ ...whole, pdf })]).toEqual(['normal', 'other']);
  });

  it('data of a form and remarks are said', () => {
    const typed = (objects['text'] ?? '').replace('(100)', '(900)').replace('@textLook', '@typed');
    expect(look(signed, { text: typed, typed: ink })).toBe('form-or-annotation');
    expect(look(signed, { text: (objects['text'] ?? '').replace('100 100 200 120', '0 0 600 800') })).toBe(
      'other',
    );
    const remark = '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Baik) /AP << /N @ink >> >>';
    expect(look(signed, { remark, ink, ...listing(objects, ['remark'], 'annots') })).toBe('other');
    const removed =
      objects['annots'] === undefined
        ? { page1: (objects['page1'] ?? '').replace('@note ', '') }
        : { annots: objects['annots'].replace('@note ', '') };
    expect(look(signed, removed)).toBe('other');
  });

  it.each<[string, Revision]>(
    [
      [
        'the value of the signer in another field',
        signingAnew(objects, '10 10 90 50', {
          baru: field('baru', '10 10 90 50', '/V @value /AP << /N @baruAp >>'),
        }),
      ],
      [
        'the value of the signer in the field that waits',
        { ...filling(objects), empty: (objects['empty'] ?? '').replace('/FT', '/V @value /FT') },
      ],
      [
        'one value in two new fields',
        signingAnew(objects, '0 0 0 0', {
          dua: field('dua', '0 0 0 0', '/V @baruV'),
          ...listing(objects, ['baru', 'dua']),
        }),
      ],
      [
        'two fields of one name',
        signingAnew(objects, '0 0 0 0', { baru: field('kosong', '0 0 0 0', '/V @baruV') }),
      ],
      [
        'a field without a name',
        signingAnew(objects, '0 0 0 0', { baru: field('', '0 0 0 0', '/V @baruV') }),
      ],
      [
        'a value that covers less',
        signingAnew(objects, '0 0 0 0', {
          baruV: value().replace('0 0000000000 0000000000 0000000000', '0 0000000100 0000000200 0000000300'),
        }),
      ],
      ['a value that is no signature', signingAnew(objects, '10 10 90 50', { baruV: '<< /Type /Sig >>' })],
      [
        'a widget below the signed field',
        {
          signer: (objects['signer'] ?? '').replace('/FT', '/Kids [@baru] /FT'),
          baru: field('', '10 10 90 50').replace('/T ()', '/Parent @signer'),
          ...listing(objects, ['baru'], 'annots'),
        },
      ],
      [
        'a widget below the field that waits',
        {
          ...filling(objects, '/Kids [@baru]'),
          baru: field('', '10 10 90 50').replace('/T ()', '/Parent @empty'),
          ...listing(objects, ['baru'], 'annots'),
        },
      ],
      [
        'a field below a field of another kind',
        {
          text: (objects['text'] ?? '').replace('/FT', '/Kids [@baru] /FT'),
          baru: field('baru', '0 0 0 0', '/Parent @text /V @baruV'),
          baruV: value(),
          ...listing(objects, ['baru'], 'annots'),
        },
      ],
      [
        'a field that names another parent',
        signingAnew(objects, '0 0 0 0', { baru: field('baru', '0 0 0 0', '/Parent @group /V @baruV') }),
      ],
      [
        'a field on another page than it says',
        signingAnew(objects, '10 10 90 50', { baru: field('baru', '10 10 90 50', '/V @baruV', '@page2') }),
      ],
      [
        'a field that says a page of no page tree',
        signingAnew(objects, '10 10 90 50', {
          baru: field('baru', '10 10 90 50', '/V @baruV', '@far'),
          far: '<< /Type /Page /MediaBox [0 0 9000 9000] >>',
        }),
      ],
      [
        'a field that is on two pages',
        signingAnew(objects, '10 10 90 50', {
          page2: (objects['page2'] ?? '').replace('/Type /Page', '/Type /Page /Annots [@baru]'),
        }),
      ],
      [
        'a field that is seen on no page',
        {
          ...signingAnew(objects, '10 10 90 50'),
          ...listing(objects, ['baru'], 'fields'),
          ...(layout.lists === 'direct'
            ? { page1: objects['page1'] ?? '' }
            : { annots: objects['annots'] ?? '' }),
        },
      ],
      [
        'a field that is listed twice',
        { ...signingAnew(objects, '10 10 90 50'), ...listing(objects, ['baru', 'baru']) },
      ],
      ['a field of three corners', signingAnew(objects, '10 10 90')],
      ['a field of names', signingAnew(objects, '/A /B 90 50')],
      [
        'a group that holds something',
        { group: (objects['group'] ?? '').replace('/Kids', '/V (900) /Kids') },
      ],
      [
        'a field with an action',
        signingAnew(objects, '0 0 0 0', { baru: field('baru', '0 0 0 0', '/V @baruV /AA << >>') }),
      ],
      [
        'a new field of another kind',
        signingAnew(objects, '0 0 0 0', {
          baru: field('baru', '0 0 0 0').replace('/FT /Sig', '/FT /Tx /V (900)'),
        }),
      ],
      [
        'a field that draws without a value',
        signingAnew(objects, '10 10 90 50', { baru: field('baru', '10 10 90 50', '/AP << /N @baruAp >>') }),
      ],
      [
        'a field that draws its colours without a value',
        signingAnew(objects, '10 10 90 50', { baru: field('baru', '10 10 90 50', '/MK << /BG [1 1 1] >>') }),
      ],
      [
        'a new look of the field that waits',
        { empty: (objects['empty'] ?? '').replace('@blank', '@baruAp'), baruAp: ink },
      ],
      [
        'the field that waits, elsewhere',
        {
          ...filling(objects),
          empty: (objects['empty'] ?? '')
            .replace('300 300 400 350', '0 0 400 350')
            .replace('/FT', '/V @second /FT'),
        },
      ],
      [
        'the field that waits, gone from its page',
        {
          ...filling(objects),
          ...(layout.lists === 'direct'
            ? { page1: (objects['page1'] ?? '').replace('@empty ', '') }
            : { annots: (objects['annots'] ?? '').replace('@empty ', '') }),
        },
      ],
      [
        'remarks in another order',
        layout.lists === 'direct'
          ? { page1: (objects['page1'] ?? '').replace('@link @note', '@note @link') }
          : { annots: (objects['annots'] ?? '').replace('@link @note', '@note @link') },
      ],
      [
        'fields in another order',
        Object.fromEntries(
          Object.entries(listing(objects, [], 'fields')).map(([name, text]) => [
            name,
            text.replace('@text @group', '@group @text'),
          ]),
        ),
      ],
      [
        'a font that a remark asks for',
        { fontNames: '<< /Helv @font /Cour @evil >>', evil: '<< /Type /Font >>' },
      ],
      [
        'a parent that adds a crop',
        {
          dss: '<< /Type /Pages /CropBox [0 0 9 9] >>',
          page1: (objects['page1'] ?? '').replace(/\/Parent @\w+/, '/Parent @dss'),
          catalog: catalog('/DSS @dss'),
        },
      ],
    ].filter((one): one is [string, Revision] => Object.keys(one[1] as Revision).length > 0),
  )('refused: %s', (_what, revision) => {
    expect(look(signed, revision)).toBe('other');
  });

  it('what fields draw is summed up a page, whatever they say of it', () => {
    const rects = (count: number, height: number): Revision => {
      const all = Array.from({ length: count }, (_, at) => `baru${at}`);
      return Object.assign(
        {},
        ...all.map((name) => ({
          [name]: field(name, `0 0 600 ${height}`, `/V @${name}V /AP << /N @look >>`),
        })),
        { look: ink, ...listing(objects, all) },
      );
    };
    const inTurns = (count: number, height: number): Document => {
      const all = rects(count, height);
      let now = signed;
      for (let at = 0; at < count; at++) {
        const own = Array.from({ length: at + 1 }, (_, one) => `baru${one}`);
        now = append(now, {
          [`baru${at}`]: all[`baru${at}`] ?? '',
          [`baru${at}V`]: value(),
          look: ink,
          ...listing(objects, own),
        });
      }
      return now;
    };
    // 600 × 800: a height of 80 is a tenth of the page.
    expect([1, 2, 4, 5].map((count) => afterOf(inTurns(count, 80)))).toEqual([
      'normal',
      'covered',
      'covered',
      'other',
    ]);
    expect(say(laterOf(inTurns(3, 272)))).toBe('what was added later covers 100 % of page 1');
    expect(afterOf(inTurns(1, 79), 'value', ['baru0V'])).toBe('other');
    const cropped = written({
      ...objects,
      page1: (objects['page1'] ?? '').replace('/Type /Page', '/Type /Page /CropBox [0 0 100 100]'),
    });
    const small = signingAnew(
      {
        ...objects,
        page1: (objects['page1'] ?? '').replace('/Type /Page', '/Type /Page /CropBox [0 0 100 100]'),
      },
      '10 10 90 50',
    );
    expect(afterOf(append(cropped, small))).toBe('covered');
  });

  it('a field that the signer saw may be large, one that was hidden may not', () => {
    const seen = (height: number, more = ''): string => {
      const empty = field('kosong', `0 0 600 ${height}`, '/AP << /N @blank >>').replace(
        '/F 4',
        `/F ${more || 4}`,
      );
      const before = { ...objects, empty };
      return afterOf(
        append(written(before), {
          ...filling(before),
          empty: filling(before)['empty']?.replace(/\/F \d+/, '/F 4') ?? '',
        }),
      );
    };
    expect([seen(300), seen(330), seen(300, '2'), seen(300, '32'), seen(40, '2')]).toEqual([
      'normal',
      'other',
      'covered',
      'covered',
      'normal',
    ]);
  });

  it('a field that waits counts, since readers draw a sign of their own there until it is signed', () => {
    const added = (height: number): string =>
      afterOf(append(signed, { baru: field('baru', `0 0 600 ${height}`), ...listing(objects, ['baru']) }));
    expect([79, 81, 330].map(added)).toEqual(['normal', 'covered', 'other']);
    const signedBlank = (rect: string, more = ''): string => {
      const before = { ...objects, empty: field('kosong', rect, more) };
      const now = { empty: field('kosong', rect, `/V @second ${more}`), second: value() };
      return afterOf(append(written(before), now));
    };
    expect(signedBlank('0 0 0 0', '/AP /Sig')).toBe('other');
    expect(['0 0 600 300', '0 0 600 330', '0 0 true 9', '0 0 0 0'].map((one) => signedBlank(one))).toEqual([
      'normal',
      'other',
      'other',
      'normal',
    ]);
  });

  it('what is said to hide, to turn, or to show nothing is not believed', () => {
    const drawn = (rect: string, flags: string, more: Revision = {}): string => {
      const { baru = '', ...all } = signingAnew(objects, rect, more);
      return look(signed, { ...all, baru: baru?.replace('/F 4', `/F ${flags}`) ?? '' });
    };
    // Poppler overlooks flags that are fractions; NoRotate turns what lies beside a rotated page into it.
    expect([drawn('0 0 600 800', '2.0'), drawn('0 -600 800 0', '20'), drawn('0 -600 800 0', '4')]).toEqual([
      'other',
      'other',
      'normal',
    ]);
    const blank = (form: string): string => {
      const more = {
        baru: field('baru', '0 0 600 800', '/V @baruV /MK << /BG [1 1 1] >> /AP << /N @baruAp >>'),
        baruAp: drawing(''),
      };
      const {
        form: old = objects['form'],
        catalog: root = objects['catalog'],
        ...all
      } = signingAnew(objects, '', more);
      const anew = (text = ''): string => text.replace('/SigFlags 3', `/SigFlags 3 ${form}`);
      return look(signed, {
        ...all,
        ...(layout.form === 'direct' ? { catalog: anew(root ?? '') } : { form: anew(old ?? '') }),
      });
    };
    expect([blank(''), blank('/NeedAppearances true')]).toEqual([
      'normal',
      expect.stringMatching(/other|form/),
    ]);
  });

  it('a page whose box depends on how it is reached may not be drawn on', () => {
    const below = (parent: string, kids: string): string => {
      const page1 = (objects['page1'] ?? '').replace(/\/Parent @\w+/, `/Parent ${parent}`);
      const before = {
        ...objects,
        page1,
        pages: `<< /Type /Pages /Kids [${kids}] /Count 3 /MediaBox [0 0 9000 9000] /Resources @resources >>`,
        node: '<< /Type /Pages /Kids [@page1 @page2] /Count 2 /Parent @pages /MediaBox [0 0 600 800] >>',
      };
      return afterOf(append(written(before), signingAnew(before, '0 0 600 160')));
    };
    expect([
      below('@node', '@node'),
      below('@node', '@page1 @node'),
      below('@node', '@node @page1'),
      below('@pages', '@node'),
    ]).toEqual(['covered', 'other', 'other', 'other']);
  });
});

describe('what a signature allows', () => {
  const layout = { depth: 1, lists: 'direct', form: 'indirect' } as const;
  const certified = (level: number): string =>
    `/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P ${level} >> >>]`;
  const locking = (action: string): string =>
    `/Reference [<< /Type /SigRef /TransformMethod /FieldMDP /Data @catalog /TransformParams << ${action} >> >>]`;
  const acts = (objects: Objects): Readonly<Record<string, Revision>> => ({
    nothing: { orphan: objects['orphan'] ?? '' },
    store: {
      catalog: (objects['catalog'] ?? '').replace('/Type /Catalog', '/Type /Catalog /DSS << /Type /DSS >>'),
    },
    stamp: { ...signingAnew(objects, '0 0 0 0'), baruV: stamp },
    info: { info: '<< /Title (Laporan) /Producer (sop) /ModDate (D:20261124) >>' },
    'stamp with fonts': {
      ...signingAnew(objects, '0 0 0 0'),
      baruV: stamp,
      fontNames: '<< /Helv @font /ZaDb @font >>',
      info: '<< /Title (Laporan) /Producer (lain) >>',
    },
    'stamp seen': { ...signingAnew(objects, '10 10 90 50'), baruV: stamp },
    'stamp in a field that is seen': { ...filling(objects), second: stamp },
    signature: filling(objects),
    'new field': signingAnew(objects, '10 10 90 50'),
    'unseen field': signingAnew(objects, '0 0 0 0'),
    form: { text: (objects['text'] ?? '').replace('(100)', '(900)') },
    remark: {
      remark: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /AP << /N @look >> >>',
      look: ink,
      ...listing(objects, ['remark'], 'annots'),
    },
    'remark over the page': {
      remark: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 700] /AP << /N @look >> >>',
      look: ink,
      ...listing(objects, ['remark'], 'annots'),
    },
    'remark that some readers draw': {
      remark: '<< /Type /Annot /Subtype /Popup /F 2 /Rect [0 0 600 700] /AP << /N @look >> >>',
      look: ink,
      ...listing(objects, ['remark'], 'annots'),
    },
    'remark without a look': {
      remark: '<< /Type /Annot /Subtype /Line /L [0 0 600 800] /Rect [0 0 9 9] >>',
      ...listing(objects, ['remark'], 'annots'),
    },
    'remark with an action': {
      remark: '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /A @action >>',
      ...listing(objects, ['remark'], 'annots'),
    },
    'remark that fills in': {
      remark: '<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] >>',
      ...listing(objects, ['remark'], 'annots'),
    },
    'field gone': { page1: (objects['page1'] ?? '').replace('@text ', '') },
    'drawn anew': { form: (objects['form'] ?? '').replace('/SigFlags', '/NeedAppearances true /SigFlags') },
    'remark gone': { page1: (objects['page1'] ?? '').replace('@note ', '') },
    page: { content1: drawing('0 0 9 9 re f') },
  });
  const table = (options: Parameters<typeof objectsOf>[1]): Readonly<Record<string, string>> => {
    const objects = objectsOf(layout, options);
    const signed = written(objects);
    return Object.fromEntries(
      Object.entries(acts(objects)).map(([act, revision]) => [act, afterOf(append(signed, revision))]),
    );
  };
  const always = {
    nothing: 'nothing',
    store: 'normal',
    stamp: 'normal',
    'stamp with fonts': 'normal',
    info: 'normal',
    page: 'other',
    'field gone': 'other',
    'remark with an action': 'other',
    'remark that fills in': 'other',
  };
  const noRemarks = {
    remark: 'other',
    'remark over the page': 'other',
    'remark that some readers draw': 'other',
    'remark without a look': 'other',
    'remark gone': 'other',
  };

  it('without a certification: signing, and nothing unsaid', () => {
    const signing = {
      'stamp seen': 'normal',
      signature: 'normal',
      'stamp in a field that is seen': 'normal',
      'new field': 'normal',
      'unseen field': 'normal',
    };
    expect(table({})).toEqual({
      ...always,
      ...noRemarks,
      ...signing,
      form: 'form-or-annotation',
      'drawn anew': 'form-or-annotation',
    });
  });

  it('P=1: validation data and document time stamps, which are no changes (ISO 32000-2, table 257)', () => {
    const signing = {
      'stamp seen': 'other',
      signature: 'other',
      'stamp in a field that is seen': 'other',
      'new field': 'other',
      'unseen field': 'other',
    };
    expect(table({ reference: certified(1) })).toEqual({
      ...always,
      ...noRemarks,
      ...signing,
      form: 'other',
      info: 'other',
      'drawn anew': 'other',
    });
    expect(table({ lock: '/Lock << /Type /SigFieldLock /Action /All /P 1 >>' })['signature']).toBe('other');
    const objects = objectsOf(layout, { reference: certified(1) });
    const both = append(append(written(objects), filling(objects)), acts(objects)['stamp'] ?? {});
    expect(afterOf(both)).toBe('other');
  });

  it('P=2: filling in and signing too, but in no new field that is seen', () => {
    const signing = {
      'stamp seen': 'other',
      signature: 'normal',
      'stamp in a field that is seen': 'normal',
      'new field': 'other',
      'unseen field': 'normal',
    };
    expect(table({ reference: certified(2) })).toEqual({
      ...always,
      ...noRemarks,
      ...signing,
      form: 'allowed-form',
      'drawn anew': 'form-or-annotation',
    });
  });

  it('P=3: remarks too, as long as they do not cover the page', () => {
    const signing = {
      'stamp seen': 'normal',
      signature: 'normal',
      'stamp in a field that is seen': 'normal',
      'new field': 'normal',
      'unseen field': 'normal',
    };
    const remarks = {
      remark: 'allowed-form',
      'remark over the page': 'other',
      'remark that some readers draw': 'other',
      'remark without a look': 'covered',
      'remark gone': 'form-or-annotation',
    };
    expect(table({ reference: certified(3) })).toEqual({
      ...always,
      ...signing,
      ...remarks,
      form: 'allowed-form',
      'drawn anew': 'form-or-annotation',
    });
  });

  it('a lock of fields: those it names, whatever its /Data names', () => {
    const of = (action: string): readonly (string | undefined)[] => {
      const found = table({ reference: locking(action) });
      return ['store', 'stamp', 'signature', 'new field', 'form'].map((act) => found[act]);
    };
    expect(table({ reference: locking('/Action /All') })['stamp in a field that is seen']).toBe('other');
    expect(of('/Action /All')).toEqual(['normal', 'normal', 'other', 'other', 'other']);
    expect(of('/Action /Include /Fields [(jumlah)]')).toEqual([
      'normal',
      'normal',
      'normal',
      'normal',
      'other',
    ]);
    expect(of('/Action /Include /Fields [(kosong)]')).toEqual([
      'normal',
      'normal',
      'other',
      'normal',
      'form-or-annotation',
    ]);
    expect(of('/Action /Exclude /Fields [(kosong) (baru)]')).toEqual([
      'normal',
      'normal',
      'normal',
      'normal',
      'other',
    ]);
  });
});
