import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** A part of a page in points, from its lower left corner as a reader shows the page. */
export type Mask = {
  readonly page: number;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
};
type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };
type Word = { readonly page: number; readonly text: string; readonly x: number; readonly y: number };
/** What one reader shows of a file: a picture a page, the words with the middle of each, points from the upper left corner. */
export type View = { readonly pictures: readonly Picture[]; readonly words: readonly Word[] };
export const readers = ['poppler', 'mupdf'] as const;
export type Views = Readonly<Record<(typeof readers)[number], View>>;

/** Pictures have this many dots an inch. */
const dots = 36;

const script = `
for f in "$@"; do
  timeout 20 pdftoppm -cropbox -r ${dots} -gray "$f.pdf" "$f-p" 2>/dev/null
  timeout 20 pdftotext -cropbox -bbox "$f.pdf" "$f-p.html" >/dev/null 2>&1
  timeout 20 mutool draw -q -r ${dots} -c gray -o "$f-m-%d.pgm" "$f.pdf" >/dev/null 2>&1
  timeout 20 mutool draw -q -F stext -o "$f-m.xml" "$f.pdf" >/dev/null 2>&1
done
exit 0`;

/** Draws files with poppler and mupdf, many in one shell; `shells` run side by side. */
export async function render(
  folder: string,
  files: readonly Uint8Array[],
  shells = 2,
): Promise<readonly Views[]> {
  const names = files.map((bytes, index) => {
    writeFileSync(join(folder, `${index}.pdf`), bytes);
    return String(index);
  });
  const shares = Array.from({ length: shells }, (_, share) =>
    names.filter((_one, at) => at % shells === share),
  );
  await Promise.all(shares.filter((share) => share.length > 0).map((share) => inShell(folder, share)));
  const all = readdirSync(folder);
  const own = new Map<string, string[]>();
  for (const name of all) {
    const key = /^\d+-[pm]/.exec(name)?.[0];
    if (key !== undefined && name.endsWith('.pgm')) own.set(key, [...(own.get(key) ?? []), name]);
  }
  return names.map((name) => ({
    poppler: {
      pictures: picturesOf(folder, own.get(`${name}-p`)),
      words: popplerWords(join(folder, `${name}-p.html`)),
    },
    mupdf: {
      pictures: picturesOf(folder, own.get(`${name}-m`)),
      words: mupdfWords(join(folder, `${name}-m.xml`)),
    },
  }));
}

function inShell(folder: string, names: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', script, 'sh', ...names], { cwd: folder, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}

function picturesOf(folder: string, names: readonly string[] | undefined): readonly Picture[] {
  const number = (name: string): number => Number(/(\d+)\.pgm$/.exec(name)?.[1]);
  return [...(names ?? [])]
    .sort((a, b) => number(a) - number(b))
    .map((name) => pgm(beginningOf(join(folder, name))));
}

/** Pages without end make pictures of gigabytes: more than this is not looked at. */
const mostBytes = 4_000_000;

function beginningOf(path: string): Uint8Array {
  if (statSync(path).size <= mostBytes) return readFileSync(path);
  const [file, bytes] = [openSync(path, 'r'), Buffer.alloc(mostBytes)];
  readSync(file, bytes);
  closeSync(file);
  return bytes;
}

function pgm(bytes: Uint8Array): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(Buffer.from(bytes.subarray(0, 40)).toString('latin1'));
  return {
    width: Number(head?.[1]),
    height: Number(head?.[2]),
    pixels: bytes.subarray(head?.[0].length ?? 0),
  };
}

const textIn = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function popplerWords(path: string): readonly Word[] {
  return textIn(path)
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [...part.matchAll(/<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)<\/word>/g)].map(
        ([, left, top, right, bottom, text = '']) => ({ page, text, ...middle([left, top, right, bottom]) }),
      ),
    );
}

function mupdfWords(path: string): readonly Word[] {
  return textIn(path)
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [...part.matchAll(/<line bbox="(\S+) (\S+) (\S+) (\S+)"[^>]*>([\s\S]*?)<\/line>/g)].map(
        ([, left, top, right, bottom, inner = '']) => ({
          page,
          text: [...inner.matchAll(/ c="(.*?)"/g)].map(([, one]) => one).join(''),
          ...middle([left, top, right, bottom]),
        }),
      ),
    );
}

function middle(box: readonly (string | undefined)[]): { readonly x: number; readonly y: number } {
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map(Number);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Where two views differ outside the masks, in words; undefined where they are the same. */
export function difference(before: Views, after: Views, masks: readonly Mask[] = []): string | undefined {
  for (const reader of readers) {
    const found = differs(before[reader], after[reader], masks);
    if (found) return `${reader}: ${found}`;
  }
  return undefined;
}

/**
 * What two readers show of the same bytes that is no matter of drawing: other pages, a page blank for one alone, letters on both sides that the other
 * does not show. One may show more than the other: mupdf writes into empty signature fields.
 */
export function disagreement({ poppler, mupdf }: Views): string | undefined {
  if (poppler.pictures.length !== mupdf.pictures.length)
    return `${poppler.pictures.length} pages in poppler, ${mupdf.pictures.length} in mupdf`;
  for (const [page, picture] of poppler.pictures.entries()) {
    const other = mupdf.pictures[page];
    if (other && isBlank(picture) !== isBlank(other)) return `page ${page} blank in one reader`;
    const [said, saidToo] = [lettersOf(poppler, page), lettersOf(mupdf, page)];
    if (!isWithin(said, saidToo) && !isWithin(saidToo, said))
      return `letters of page ${page}: ${said.join('')} | ${saidToo.join('')}`;
  }
  return undefined;
}

const isBlank = ({ pixels }: Picture): boolean => pixels.every((pixel) => pixel === pixels[0]);

/** Readers part words and order lines differently. */
const lettersOf = ({ words }: View, page: number): readonly string[] =>
  words.flatMap((word) => (word.page === page ? [...word.text.replaceAll(/\s/g, '')] : [])).sort();

/** Whether sorted letters are all among others. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0;
  for (const letter of many) if (letter === few[at]) at++;
  return at === few.length;
}

function differs(a: View, b: View, masks: readonly Mask[]): string | undefined {
  if (a.pictures.length !== b.pictures.length)
    return `${a.pictures.length} pages, ${b.pictures.length} pages`;
  for (const [page, one] of a.pictures.entries()) {
    const other = b.pictures[page];
    if (other?.width !== one.width || other.height !== one.height) return `size of page ${page}`;
    if (Buffer.compare(one.pixels, other.pixels) === 0) continue;
    const count = pixelsOff(
      one,
      other,
      masks.filter((mask) => mask.page === page),
    );
    if (count > 0) return `${count} pixels of page ${page}`;
  }
  const words = (view: View): string =>
    view.words
      .filter((word) => !isMasked(word, view, masks))
      .map(({ page, text }) => `${page}:${text}`)
      .join(' ');
  const [said, saidNow] = [words(a), words(b)];
  return said === saidNow ? undefined : `words: ${said.slice(0, 60)} | ${saidNow.slice(0, 60)}`;
}

const scale = dots / 72;

function pixelsOff(a: Picture, b: Picture, masks: readonly Mask[]): number {
  let count = 0;
  // Of a page without end a reader that was stopped has drawn the upper part.
  const rows = Math.floor(Math.min(a.pixels.length, b.pixels.length) / a.width);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < a.width; x++) {
      const at = y * a.width + x;
      if (a.pixels[at] === b.pixels[at]) continue;
      const isIn = masks.some(
        ({ rect: [left, bottom, right, top] }) =>
          x >= left * scale - 1.5 &&
          x <= right * scale + 0.5 &&
          a.height - y >= bottom * scale - 0.5 &&
          a.height - y <= top * scale + 1.5,
      );
      if (!isIn) count++;
    }
  return count;
}

function isMasked({ page, x, y }: Word, { pictures }: View, masks: readonly Mask[]): boolean {
  const height = (pictures[page]?.height ?? 0) / scale;
  return masks.some(
    ({ page: own, rect: [left, bottom, right, top] }) =>
      own === page && x >= left - 1 && x <= right + 1 && height - y >= bottom - 2 && height - y <= top + 2,
  );
}
