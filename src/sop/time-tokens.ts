/** A piece of a standard time. `text` is in small letters with one form for every mark; `at` and `end` are UTF-16 offsets. */
export type TimeToken = {
  readonly kind: 'number' | 'word' | 'sign';
  readonly text: string;
  readonly at: number;
  readonly end: number;
};

/** Latin letters: the engine prepares their class sooner than that of all letters, and no unit of time has others. */
const pieces =
  /s\s?[./]\s?d(?![a-zÀ-ÖØ-öø-ɏ])\.?|\d+(?:[.,]\d+)*|[½¼¾]|\+\s?\/?\s?-|<=|[a-zÀ-ÖØ-öø-ɏ]+(?:-[a-zÀ-ÖØ-öø-ɏ]+)*\.?|[^\s]/giu;

const oneForm: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  '”': '"',
  '“': '"',
  '″': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '×': 'x',
  '<=': '≤',
};

/** The pieces of a standard time from left to right; reading and help both go by these. A final dot is no piece. */
export function timeTokens(text: string): readonly TimeToken[] {
  const tokens = [...text.matchAll(pieces)].flatMap((match) => tokensOf(match[0], match.index));
  return tokens.at(-1)?.text === '.' ? tokens.slice(0, -1) : tokens;
}

/** `sehari` is `satu hari`. */
function tokensOf(piece: string, at: number): readonly TimeToken[] {
  if (!/^se(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)\.?$/i.test(piece)) return [tokenOf(piece, at)];
  return [{ kind: 'word', text: 'satu', at, end: at + 2 }, tokenOf(piece.slice(2), at + 2)];
}

function tokenOf(piece: string, at: number): TimeToken {
  const place = { at, end: at + piece.length };
  if (/^[\d½¼¾]/.test(piece)) return { kind: 'number', text: piece, ...place };
  if (/^\+.*-$/.test(piece)) return { kind: 'sign', text: '±', ...place };
  if (/^s\s?[./]\s?d\.?$/i.test(piece)) return { kind: 'word', text: 'sd', ...place };
  if (/^[a-zÀ-ÖØ-öø-ɏ]/i.test(piece))
    return { kind: 'word', text: piece.toLowerCase().replace('.', ''), ...place };
  const text = oneForm[piece] ?? piece;
  return { kind: text === 'x' ? 'word' : 'sign', text, ...place };
}
