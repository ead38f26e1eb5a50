import type { Bilingual } from '../../words/bilingual.ts';
import { nearest } from '../../words/nearest.ts';
import type { Path, Places, Span } from '../locate.ts';
import type { Problem } from '../problem.ts';
import { joined, knownPatterns, limitMessage, quote, typeNames } from './schema-words.ts';
import { keysAt, type SchemaError, type Shapes } from './validate.ts';

/** What the messages need of the file besides the errors. */
export type SchemaSource = {
  readonly value: unknown;
  readonly text: string;
  readonly places: Places;
  readonly shapes: Shapes;
};

/** An error of a schema in the words of people who write SOPs, at the place where it is put right. */
export function schemaProblem(error: SchemaError, path: Path, source: SchemaSource): Problem {
  const value = valueAt(source.value, path);
  const key = path.at(-1);
  switch (error.keyword) {
    case 'required':
      return missingKey(path, String(error.params['missingProperty']), source.places);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknownKey(path, error, source);
    case 'type':
      return wrongType(error.params['type'], value, source.text, source.places.span(path));
    case 'enum':
      return wrongChoice(
        error.params['allowedValues'] as readonly unknown[],
        value,
        source.places.span(path),
      );
    case 'const':
      return wrongChoice([error.params['allowedValue']], value, source.places.span(path));
    case 'pattern':
      return wrongForm(String(error.params['pattern']), value, source.places.span(path));
    case 'format':
      return wrongDate(value, source.places.span(path));
    case 'not':
      return problem('wrong-value', source.places.span(path, 'key'), oneNumber.message, oneNumber.hint);
  }
  const limit = limitMessage(error);
  if (limit) return problem('wrong-length', source.places.span(path, 'key'), limit);
  return problem('wrong-value', source.places.span(path), {
    id: `Isi ${key === undefined ? 'berkas ini' : quote(key)} tidak sesuai bentuk yang diharapkan.`,
    en: `The value of ${key === undefined ? 'this file' : quote(key)} does not have the expected form.`,
  });
}

/** The value at a path, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined,
    value,
  );
}

function problem(
  rule: string,
  span: Span,
  message: Bilingual,
  hint?: Bilingual,
  edit?: Problem['edit'],
): Problem {
  return {
    rule,
    ...span,
    message,
    ...(hint ? { hint } : {}),
    ...(edit ? { edit } : {}),
  };
}

const oneNumber = {
  message: { id: 'nrp dan nip tidak boleh berdua.', en: 'nrp and nip cannot both be given.' },
  hint: {
    id: 'Tulis salah satu: nrp untuk Polri, nip untuk ASN.',
    en: 'Write one of them: nrp for police, nip for civil servants.',
  },
};

function missingKey(path: Path, key: string, places: Places): Problem {
  return problem(
    'missing-key',
    places.span(path, 'key'),
    { id: `Kunci ${quote(key)} belum ada di sini.`, en: `The key ${quote(key)} is missing here.` },
    { id: `Tambahkan baris "${key}: …".`, en: `Add a line "${key}: …".` },
  );
}

function unknownKey(path: Path, { params }: SchemaError, source: SchemaSource): Problem {
  const key = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
  const present = Object.keys(Object(valueAt(source.value, path)));
  const known = keysAt(source.shapes, path).filter((name) => !present.includes(name));
  const meant = nearest(key, known);
  const span = source.places.span([...path, key], 'key');
  const message = {
    id: `Kunci ${quote(key)} tidak dikenal di sini.`,
    en: `The key ${quote(key)} is not known here.`,
  };
  const cut = cutText(path, key, source);
  if (cut !== undefined) {
    const hint = {
      id: `Ada koma di dalam tulisan; apit dengan tanda petik: "${cut}".`,
      en: `There is a comma in the text; put it in quotes: "${cut}".`,
    };
    return problem('unknown-key', span, message, hint);
  }
  if (meant !== undefined) {
    const hint = { id: `Maksud Anda: ${meant}?`, en: `Did you mean: ${meant}?` };
    return problem('unknown-key', span, message, hint, { kind: 'suggestion', text: meant });
  }
  if (known.length === 0) return problem('unknown-key', span, message);
  const list = known.join(', ');
  return problem('unknown-key', span, message, { id: `Yang dikenal: ${list}.`, en: `Known keys: ${list}.` });
}

/** `{ uraian: a, b }`: the text of the key before, which a comma cut in two; undefined where the key is no rest of a text. */
function cutText(path: Path, key: string, { value, text, places }: SchemaSource): string | undefined {
  const owner = Object(valueAt(value, path)) as Readonly<Record<string, unknown>>;
  const keys = Object.keys(owner);
  const before = keys[keys.indexOf(key) - 1];
  if (owner[key] !== null || before === undefined || typeof owner[before] !== 'string') return undefined;
  const [start, rest] = [places.span([...path, before]), places.span([...path, key], 'key')];
  const written = text.slice(start.start, rest.end);
  return /^[^"'\n]+,[^"'\n]+$/.test(written) ? written : undefined;
}

function wrongType(expected: unknown, value: unknown, text: string, span: Span): Problem {
  const types = Array.isArray(expected) ? expected.map(String) : String(expected).split(',');
  const names = types.map((type) => typeNames[type] ?? { id: type, en: type });
  const found = typeNames[typeOf(value)] ?? { id: 'lain', en: 'something else' };
  const message = {
    id: `Di sini harus ${joined(names, 'id')}, bukan ${found.id}.`,
    en: `This must be ${joined(names, 'en')}, not ${found.en}.`,
  };
  const written = text.slice(span.start, span.end);
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    const hint = { id: `Apit dengan tanda petik: "${written}".`, en: `Put it in quotes: "${written}".` };
    return problem('wrong-type', span, message, hint, { kind: 'safe', text: `"${written}"` });
  }
  if (types.includes('array') && !types.includes('string') && typeof value === 'string') {
    return problem('wrong-type', span, message, {
      id: 'Tulis sebagai daftar: tiap butir satu baris diawali "- ".',
      en: 'Write a list: one line for each item, beginning with "- ".',
    });
  }
  return problem('wrong-type', span, message);
}

function wrongChoice(choices: readonly unknown[], value: unknown, span: Span): Problem {
  const words = choices.map(String);
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  const list = words.join(', ');
  const wrong = typeof value === 'object' ? '' : ` ${quote(String(value))}`;
  const message = {
    id:
      words.length === 1
        ? `Nilai${wrong} di sini harus ${list}.`
        : `Nilai${wrong} bukan salah satu dari: ${list}.`,
    en:
      words.length === 1
        ? `The value${wrong} must be ${list} here.`
        : `The value${wrong} is not one of: ${list}.`,
  };
  if (!meant) return problem('wrong-value', span, message);
  const hint = { id: `Maksud Anda: ${meant}?`, en: `Did you mean: ${meant}?` };
  return problem('wrong-value', span, message, hint, { kind: 'suggestion', text: meant });
}

function wrongForm(pattern: string, value: unknown, span: Span): Problem {
  const text = String(value);
  const message =
    text.trim() === ''
      ? { id: 'Tulisan di sini tidak boleh kosong.', en: 'The text here may not be empty.' }
      : {
          id: `Bentuk ${quote(text)} tidak dikenal di sini.`,
          en: `${quote(text)} does not have the expected form.`,
        };
  const hint = knownPatterns.get(pattern) ?? {
    id: `Pola yang diharapkan: ${pattern}`,
    en: `Expected pattern: ${pattern}`,
  };
  const upper = text.toUpperCase();
  const isCode = pattern.includes('LPT[0-9]') && upper !== text && new RegExp(pattern, 'u').test(upper);
  return problem('wrong-form', span, message, hint, isCode ? { kind: 'safe', text: upper } : undefined);
}

/** The schemas ask for no other format than that of a date. */
function wrongDate(value: unknown, span: Span): Problem {
  const day = quote(String(value));
  const message = { id: `Tanggal ${day} tidak dimengerti.`, en: `The date ${day} is not understood.` };
  const hint = {
    id: 'Tulis tahun-bulan-hari yang ada di kalender, misalnya 2026-01-15.',
    en: 'Write year-month-day as the calendar has it, such as 2026-01-15.',
  };
  return problem('wrong-form', span, message, hint);
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
