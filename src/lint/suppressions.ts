import type { Diagnostic, Range } from '../document/diagnostic.ts';
import { textPositions } from '../document/text-positions.ts';
import type { ReadingRule } from '../document/yaml/reading-rules.ts';
import { yamlComments } from '../document/yaml/yaml-comments.ts';
import { nearest } from '../words/nearest.ts';

/** What a comment asks to be silent about: rules on one line, or in the whole file. It can be sent from one thread to another. */
export type Silence = {
  readonly rules: readonly string[];
  /** The line it is about; undefined for the file. */
  readonly line: number | undefined;
  /** Where the comment stands. */
  readonly range: Range;
};

/** What can be wrong with the comments themselves. */
export const suppressionRules: readonly ReadingRule[] = [
  {
    id: 'suppression-form',
    title: { id: 'Perintah sop-lint yang salah', en: 'A sop-lint comment that is wrong' },
    why: {
      id: 'Pengecualian tanpa aturan atau alasan tidak dapat diperiksa lagi oleh siapa pun.',
      en: 'A suppression without a rule or a reason is one that nobody can check again.',
    },
  },
  {
    id: 'unused-suppression',
    severity: 'warning',
    title: { id: 'Pengecualian yang tidak terpakai', en: 'A suppression that silences nothing' },
    why: {
      id: 'Pengecualian lama menyembunyikan temuan baru yang bukan maksudnya.',
      en: 'An old suppression hides new findings that nobody meant.',
    },
  },
];

const kinds = ['next-line', 'line', 'file'] as const;

/**
 * What the comments of a text ask to be silent about (`# sop-lint-disable-next-line rule -- alasan`, `-line`, `-file`), and what is
 * wrong with the comments themselves: no reason, an unknown rule.
 * @param known ids of the rules that may be silenced
 */
export function silencesIn(
  text: string,
  file: string,
  known: readonly string[],
): { readonly silences: readonly Silence[]; readonly problems: readonly Diagnostic[] } {
  const silences: Silence[] = [];
  const problems: Diagnostic[] = [];
  if (!text.includes('sop-lint')) return { silences, problems };
  const positions = textPositions(text);
  for (const { text: comment, start } of yamlComments(text)) {
    if (!/^sop-lint-\w/.test(comment)) continue;
    const range = positions.rangeOf(start, start + 1 + comment.length);
    const read = readComment(comment, text, range.start.line, known);
    if ('rule' in read) problems.push({ file, range, ...read });
    else silences.push({ ...read, range });
  }
  return { silences, problems };
}

/** Takes out the findings of a file that it asks to be silent about, and adds which silence of a rule that was judged there was nothing for. */
export function withoutSilenced(
  diagnostics: readonly Diagnostic[],
  silences: readonly Silence[],
  file: string,
  judged: ReadonlySet<string>,
): readonly Diagnostic[] {
  const used = new Map(silences.map((silence) => [silence, new Set<string>()]));
  const kept = diagnostics.filter((one) => {
    const by = silences.filter((silence) => covers(silence, one));
    for (const silence of by) used.get(silence)?.add(one.rule);
    return by.length === 0;
  });
  const idle = [...used].flatMap(([{ rules, range }, silenced]): readonly Diagnostic[] => {
    const left = rules.filter((rule) => !silenced.has(rule) && judged.has(rule));
    return left.length === 0 ? [] : [{ file, range, ...unused(left) }];
  });
  return [...kept, ...idle];
}

const covers = ({ rules, line }: Silence, { rule, range }: Diagnostic): boolean =>
  rules.includes(rule) && (line === undefined || line === range.start.line);

type Problem = Pick<Diagnostic, 'rule' | 'severity' | 'message' | 'hint'>;

function readComment(
  comment: string,
  text: string,
  line: number,
  known: readonly string[],
): Pick<Silence, 'rules' | 'line'> | Problem {
  const [command = ''] = comment.split(/\s/);
  const kind = kinds.find((one) => command === `sop-lint-disable-${one}`);
  if (kind === undefined) return malformed;
  const [list = '', reason = ''] = comment
    .slice(command.length)
    .trim()
    .split(/(?:^|\s)--(?:\s|$)(.*)/s);
  const rules = list.split(',').map((rule) => rule.trim());
  if (rules.includes('')) return malformed;
  const unknown = rules.find((rule) => !known.includes(rule));
  if (unknown !== undefined) return unknownRule(unknown, known);
  if (reason.trim() === '') return withoutReason;
  return { rules, line: lineOf(kind, text, line) };
}

/** `next-line` is the next line that holds more than a comment. */
function lineOf(kind: (typeof kinds)[number], text: string, line: number): number | undefined {
  if (kind === 'file') return undefined;
  if (kind === 'line') return line;
  const lines = text.split(/\r?\n/);
  let next = line;
  while (next < lines.length && /^\s*(?:#.*)?$/.test(lines[next] ?? '')) next += 1;
  return next + 1;
}

const example = '# sop-lint-disable-next-line missing-roles -- pelaksana hilang di naskah';

const malformed: Problem = {
  rule: 'suppression-form',
  severity: 'error',
  message: {
    id: 'Perintah sop-lint ini tidak dimengerti.',
    en: 'This sop-lint comment is not understood.',
  },
  hint: { id: `Tulis misalnya: ${example}`, en: `Write for example: ${example}` },
};

const withoutReason: Problem = {
  rule: 'suppression-form',
  severity: 'error',
  message: { id: 'Pengecualian tanpa alasan.', en: 'A suppression without a reason.' },
  hint: {
    id: `Tambahkan " -- alasan", misalnya: ${example}`,
    en: `Add " -- reason", for example: ${example}`,
  },
};

const unused = (rules: readonly string[]): Problem => ({
  rule: 'unused-suppression',
  severity: 'warning',
  message: {
    id: `Tidak ada temuan ${rules.join(', ')} untuk dikecualikan.`,
    en: `There is no finding of ${rules.join(', ')} to silence.`,
  },
  hint: { id: 'Hapus dari komentar ini.', en: 'Take it out of this comment.' },
});

function unknownRule(rule: string, known: readonly string[]): Problem {
  const meant = nearest(rule, known);
  return {
    rule: 'suppression-form',
    severity: 'error',
    message: { id: `Aturan "${rule}" tidak ada.`, en: `There is no rule "${rule}".` },
    hint: meant
      ? { id: `Maksud Anda: ${meant}?`, en: `Did you mean: ${meant}?` }
      : { id: 'Lihat semua: sop rules', en: 'See all: sop rules' },
  };
}
