import type { Bilingual } from '../../words/bilingual.ts';

/** What a picture file is; a problem where it cannot go into a report. */
export type ImageFacts =
  | { readonly kind: 'png' | 'jpeg' | 'svg'; readonly ratio: number }
  | { readonly problem: Bilingual };

const mostPixels = 16_000_000;

/** Looks at the bytes of a picture: PNG and JPEG by their heads and check sums, SVG by its size. Never by the name of the file. */
export function imageFacts(bytes: Uint8Array): ImageFacts {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])) return pngFacts(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegFacts(bytes);
  const text = new TextDecoder().decode(bytes);
  return /<svg[\s>]/.test(text.slice(0, 4096)) ? svgFacts(text) : { problem: unknownKind };
}

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

const sized = (kind: 'png' | 'jpeg', width: number, height: number): ImageFacts => {
  if (width * height > mostPixels) return { problem: tooLarge };
  return width > 0 && height > 0 ? { kind, ratio: width / height } : { problem: damaged };
};

/** Every chunk with its CRC-32 (ISO/IEC 15948, 5.3), up to the end that is said to be one. */
function pngFacts(bytes: Uint8Array): ImageFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (let ended = false; !ended; ) {
    if (at + 12 > bytes.length) return { problem: damaged };
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length || view.getUint32(end) !== crc32(bytes.subarray(at + 4, end)))
      return { problem: damaged };
    ended = new TextDecoder().decode(bytes.subarray(at + 4, at + 8)) === 'IEND';
    at = end + 4;
  }
  if (bytes[28] === 1) return { problem: interlaced };
  return sized('png', view.getUint32(16), view.getUint32(20));
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** The frame header (ISO/IEC 10918-1, B.2.2) says the size and the number of colours. */
function jpegFacts(bytes: Uint8Array): ImageFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (!isFrame) continue;
    const colours = bytes[at + 9];
    if (bytes[at + 4] !== 8 || (colours !== 1 && colours !== 3)) return { problem: wrongColours };
    return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
  }
  return { problem: damaged };
}

function svgFacts(text: string): ImageFacts {
  const head = /<svg[^>]*>/.exec(text)?.[0] ?? '';
  if (/<!ENTITY|<script|<foreignObject/i.test(text)) return { problem: activeSvg };
  const numbers = (/viewBox\s*=\s*["']([^"']+)["']/.exec(head)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const length = (name: string): number =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px|pt|mm)?["']`).exec(head)?.[1]);
  const [width, height] =
    numbers.length === 4 ? [numbers[2] ?? 0, numbers[3] ?? 0] : [length('width'), length('height')];
  const ratio = width / height;
  return ratio > 0 && Number.isFinite(ratio) ? { kind: 'svg', ratio } : { problem: sizeless };
}

const unknownKind: Bilingual = {
  id: 'bukan gambar PNG, JPEG, atau SVG',
  en: 'is no PNG, JPEG or SVG picture',
};
const damaged: Bilingual = {
  id: 'rusak; simpan ulang gambarnya dari program gambar',
  en: 'is damaged; save the picture again from a drawing program',
};
const tooLarge: Bilingual = {
  id: 'lebih dari 16 juta piksel; perkecil gambarnya',
  en: 'has more than 16 million pixels; make it smaller',
};
const interlaced: Bilingual = {
  id: 'PNG berselang (interlaced); simpan ulang tanpa interlace',
  en: 'is an interlaced PNG; save it again without interlacing',
};
const wrongColours: Bilingual = {
  id: 'JPEG dengan warna CMYK; simpan ulang sebagai RGB',
  en: 'is a JPEG in CMYK; save it again as RGB',
};
const activeSvg: Bilingual = {
  id: 'SVG dengan skrip, entitas, atau HTML di dalamnya; simpan ulang sebagai SVG biasa',
  en: 'is an SVG with scripts, entities or HTML inside; save it as a plain SVG',
};
const sizeless: Bilingual = {
  id: 'SVG tanpa viewBox atau ukuran; tulis viewBox',
  en: 'is an SVG without viewBox or size; write a viewBox',
};
