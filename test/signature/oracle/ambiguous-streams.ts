import { openPdf } from '../../../src/pdf/pdf-file.ts';
import {
  type Ambiguity,
  evil,
  harmless,
  inStream,
  inStreamTwice,
  oldOffset,
  packs,
  pageText,
  table,
} from './ambiguity.ts';
import { dictOf, entriesOf, nameOf, type Row, refOf, tableOf, xrefStream } from './layout.ts';
import { at } from './plan.ts';

/** Cross-reference streams and object streams that readers understand differently, and what stands where nothing should. */
export const ambiguousStreams: readonly Ambiguity[] = [
  [
    'a table that leads to nowhere',
    (w) => {
      harmless(w);
      table(w, tableOf(w.rows), w.trailer({ Prev: w.base.length + 9 }));
    },
  ],
  [
    'a previous table by a reference',
    (w) => {
      harmless(w);
      w.object(w.size, String(w.previous));
      table(w, tableOf(w.rows), w.trailer({ Prev: refOf(w.size) }));
    },
  ],
  [
    'a previous table by a broken number',
    (w) => {
      harmless(w);
      table(w, tableOf(w.rows), w.trailer().replace(/\/Prev \d+/, `/Prev ${w.previous}.7`));
    },
  ],
  [
    'the previous table is left out of the chain',
    (w) => {
      harmless(w);
      const older = openPdf(w.base).crossReference.sections.at(-1) ?? 0;
      table(w, tableOf(w.rows), w.trailer({ Prev: older }));
    },
  ],
  [
    'the table is hidden behind a stream beside it',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      const number = w.size + 5;
      const s = w.put(
        `${number} 0 obj\n${xrefStream(new Map([[at.content, [1, e, 0]]]), entriesOf({ Size: number + 1, Root: refOf(at.catalog) }))}\nendobj\n`,
      );
      table(w, tableOf(w.rows), w.trailer({ XRefStm: s }));
    },
  ],
  [
    'free in the table, there in the stream beside it',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      const number = w.size + 5;
      const s = w.put(
        `${number} 0 obj\n${xrefStream(new Map([[at.content, [1, e, 0]]]), entriesOf({ Size: number + 1, Root: refOf(at.catalog) }))}\nendobj\n`,
      );
      w.rows.set(at.content, [0, 0, 65535]);
      table(w, tableOf(w.rows), w.trailer({ XRefStm: s }));
    },
  ],
  [
    'a stream beside the table that is listed too',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      const number = w.size + 5;
      const s = w.put(
        `${number} 0 obj\n${xrefStream(new Map([[at.content, [1, e, 0]]]), entriesOf({ Size: number + 1, Root: refOf(at.catalog) }))}\nendobj\n`,
      );
      w.rows.set(at.content, [1, oldOffset(w, at.content), 0]);
      table(w, tableOf(w.rows), w.trailer({ XRefStm: s }));
    },
  ],
  [
    'a cross-reference stream with an object twice',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      inStreamTwice(w, e);
    },
  ],
  [
    'a cross-reference stream of a kind unknown',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      inStream(w, new Map<number, Row>([...w.rows, [at.content, [3, e, 0]]]));
    },
  ],
  [
    'a cross-reference stream with an evil generation',
    (w) => {
      harmless(w);
      const e = w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
      inStream(w, new Map<number, Row>([...w.rows, [at.content, [1, e, 7]]]));
    },
  ],
  [
    'an object stream with an object twice',
    (w) => {
      harmless(w);
      packs(w, `${at.state} 0 ${at.state} 3 `, '<<>><< /ca 0.1 >>', [[at.state, 0]]);
    },
  ],
  [
    'an object stream whose index names another',
    (w) => {
      harmless(w);
      packs(w, `${at.state} 0 ${at.font} 3 `, '<<>>  << /Type /Font /Subtype /Type1 /BaseFont /Symbol >>', [
        [at.font, 0],
      ]);
    },
  ],
  [
    'an object stream with an object that the list does not name',
    (w) => {
      harmless(w);
      packs(w, `${w.size + 1} 0 ${at.font} 5 `, '<<>> << /Type /Font /Subtype /Type1 /BaseFont /Symbol >>', [
        [w.size + 1, 0],
      ]);
    },
  ],
  [
    'an object stream that extends another',
    (w) => {
      harmless(w);
      packs(w, `${at.state} 0 `, '<< /ca 0.1 >>', [[at.state, 0]], { Extends: refOf(at.content) });
    },
  ],
  [
    'an object stream in an object stream',
    (w) => {
      harmless(w);
      packs(w, `${w.size + 1} 0 `, '<< /Type /ObjStm /N 1 /First 4 >>', [[w.size + 1, 0]]);
    },
  ],
  [
    'bytes behind the end',
    (w) => {
      harmless(w);
      table(w);
      w.put(`${at.content} 0 obj\n${evil}\nendobj\n`);
    },
  ],
  [
    'another file behind the end',
    (w) => {
      harmless(w);
      table(w);
      w.put(Buffer.from(w.base).toString('latin1').replaceAll('Jumlah 100', 'Jumlah 900'));
    },
  ],
  [
    'a head of PDF in the middle',
    (w) => {
      harmless(w);
      w.put('%PDF-1.4\n');
      table(w);
    },
  ],
  [
    'an end in the middle',
    (w) => {
      harmless(w);
      w.put('%%EOF\n');
      table(w);
    },
  ],
  [
    'no end',
    (w) => {
      harmless(w);
      const start = w.put(`xref\n${tableOf(w.rows)}trailer\n${w.trailer()}\nstartxref\n`);
      w.put(String(start));
    },
  ],
  [
    'encryption added',
    (w) => {
      harmless(w);
      table(
        w,
        tableOf(w.rows),
        w.trailer({
          Encrypt: dictOf({
            Filter: nameOf('Standard'),
            V: 1,
            R: 2,
            O: { kind: 'string', bytes: Buffer.alloc(32), start: 0, end: 0, hex: true },
            U: { kind: 'string', bytes: Buffer.alloc(32), start: 0, end: 0, hex: true },
            P: -4,
          }),
        }),
      );
    },
  ],
  [
    'an object without its end',
    (w) => {
      const start = w.put(
        `${at.info} 0 obj\n<< /ModDate (D:2026) >>\n${at.content} 0 obj\n${evil}\nendobj\n`,
      );
      w.rows.set(at.info, [1, start, 0]);
      table(w);
    },
  ],
  [
    'two values in one object',
    (w) => {
      const page = pageText(w, {});
      const start = w.put(`${at.page} 0 obj\n${page} ${pageText(w, { Rotate: 180 })}\nendobj\n`);
      w.rows.set(at.page, [1, start, 0]);
      table(w);
    },
  ],
  [
    'a dictionary that does not end',
    (w) => {
      const start = w.put(`${at.state} 0 obj\n<< /ca 0.9\nendobj\n`);
      w.rows.set(at.state, [1, start, 0]);
      table(w);
    },
  ],
];
