import type { Diagnostic } from '../document/diagnostic.ts';
import { textPositions } from '../document/text-positions.ts';
import type { ReadingRule } from '../document/yaml/reading-rules.ts';
import { type YamlComment, yamlComments } from '../document/yaml/yaml-comments.ts';
import { nearest } from '../words/nearest.ts';

/** What a comment asks to be silent about: rules on one line, or in the whole file. */
type Suppression = {
  readonly comment: YamlComment;
  readonly rules: readonly string[];
  /** The line it is about; undefined for the file. */
  readonly line: number | undefined;
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
 * Takes out the findings that comments ask to be silent about (`# sop-lint-disable-next-line rule -- alasan`, `-line`, `-file`),
 * and adds what is wrong with the comments themselves: no reason, an unknown rule, nothing to silence.
 * @param known ids of the rules that may be silenced
 */
export function withoutSuppressed(
  text: string,
  file: string,
  diagnostics: readonly Diagnostic[],
  known: readonly string[],
): readonly Diagnostic[] {
  if (!text.includes('sop-lint')) return diagnostics;
  const positions = textPositions(text);
  const found: Diagnostic[] = [];
  const suppressions: Suppression[] = [];
  for (const comment of yamlComments(text)) {
    if (!/^sop-lint-\w/.test(comment.text)) continue;
    const say = (problem: Problem): void => {
      const { start } = comment;
      const range = positions.rangeOf(start, start + 1 + comment.text.length);
      found.push({ file, range, ...problem });
    };
    const read = readComment(comment, text, positions.positionAt(comment.start).line, known);
    if ('rule' in read) say(read);
    else suppressions.push(read);
  }
  const used = new Map(suppressions.map((suppression) => [suppression, new Set<string>()]));
  const kept = diagnostics.filter((one) => {
    const by = suppressions.filter((suppression) => covers(suppression, one));
    for (const suppression of by) used.get(suppression)?.add(one.rule);
    return by.length === 0;
  });
  for (const [{ comment, rules }, silenced] of used) {
    const idle = rules.filter((rule) => !silenced.has(rule));
    if (idle.length === 0) continue;
    const range = positions.rangeOf(comment.start, comment.start + 1 + comment.text.length);
    found.push({ file, range, ...unused(idle) });
  }
  return [...kept, ...found];
}

const covers = ({ rules, line }: Suppression, { rule, range }: Diagnostic): boolean =>
  rules.includes(rule) && (line === undefined || line === range.start.line);

type Problem = Pick<Diagnostic, 'rule' | 'severity' | 'message' | 'hint'>;

function readComment(
  comment: YamlComment,
  text: string,
  line: number,
  known: readonly string[],
): Suppression | Problem {
  const [command = ''] = comment.text.split(/\s/);
  const kind = kinds.find((one) => command === `sop-lint-disable-${one}`);
  if (kind === undefined) return malformed;
  const [list = '', reason = ''] = comment.text
    .slice(command.length)
    .trim()
    .split(/(?:^|\s)--(?:\s|$)(.*)/s);
  const rules = list.split(',').map((rule) => rule.trim());
  if (rules.includes('')) return malformed;
  const unknown = rules.find((rule) => !known.includes(rule));
  if (unknown !== undefined) return unknownRule(unknown, known);
  if (reason.trim() === '') return withoutReason;
  return { comment, rules, line: lineOf(kind, text, line) };
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
