import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text on a page: its left end and its base line in points from the lower left corner. */
export type PdfItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly turned: boolean;
};

/** The pieces of text of every page of a PDF. */
export async function pdfItems(bytes: Uint8Array): Promise<readonly (readonly PdfItem[])[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfItem[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [toItem(item)] : [])));
  }
  await task.destroy();
  return pages;
}

/** The names in the outline of a PDF, in order. */
export async function pdfOutline(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const outline = await (await task.promise).getOutline();
  await task.destroy();
  return (outline ?? []).map(({ title }: { title: string }) => title);
}

function toItem(item: { str: string; transform: number[]; width: number }): PdfItem {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform;
  const turned = Math.abs(b) > 0.01;
  return { text: item.str, x, y, width: item.width, size: turned ? Math.abs(b) : Math.abs(d || a), turned };
}

/** Pairs of pieces that cover each other, as text; empty when nothing overlaps. */
export function overlaps(items: readonly PdfItem[]): readonly string[] {
  const flat = items.filter((item) => !item.turned);
  return flat.flatMap((one, index) =>
    flat
      .slice(index + 1)
      .filter((other) => covers(one, other))
      .map((other) => `${one.text} × ${other.text}`),
  );
}

function covers(one: PdfItem, other: PdfItem): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  return across > 0.5 && Math.abs(one.y - other.y) < 0.9 * Math.min(one.size, other.size);
}
