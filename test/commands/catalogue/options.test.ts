import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/commands/catalogue/catalogue.ts';
import {
  type ArgSpec,
  type Choices,
  type CommandSpec,
  choiceWords,
  kinds,
  lineIn,
  type NamedOption,
  namedOptions,
} from '../../../src/commands/catalogue/command-spec.ts';
import { generalOptions } from '../../../src/commands/catalogue/general-options.ts';
import { main, takeWords } from '../../../src/main.ts';
import { groupWords } from '../../../src/report/compliance/compliance-document.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { programFiles } from '../../support/program-files.ts';

/** Options whose word is the same in both languages. */
const sameWord = ['--json', '--csv', '--xlsx', '--format', '--cache', '--folder', '--status', '--stdio'];

const commands = catalogue.map((spec) => [spec.name, spec] as const);
const options = [
  ...generalOptions.map((option) => ['sop', option] as const),
  ...catalogue.flatMap((spec) => namedOptions(spec.options).map((option) => [spec.name, option] as const)),
];
const longOf = ({ names }: NamedOption): readonly string[] => names.filter((name) => name.startsWith('--'));

/** A value that an argument or option of this kind takes. */
const sample = (value: ArgSpec['value']): string =>
  typeof value === 'string' ? '1' : (choiceWords(value, 'en')[0] ?? '');

const argsFor = (spec: CommandSpec): readonly string[] => spec.args.map(({ value }) => sample(value));

async function sop(...argv: readonly string[]) {
  const host = fakeHost({ files: programFiles() });
  const code = await main(argv, host);
  return { code, out: host.stdout(), err: host.stderr() };
}

describe('the options of the catalogue', () => {
  it.each(options)('sop %s: %o has a name in each language', (_command, option) => {
    const [english = '', indonesian] = longOf(option);
    expect(english).toMatch(/^--[a-z]+(-[a-z]+)*$/);
    if (sameWord.includes(english)) expect(indonesian).toBeUndefined();
    else expect(indonesian).toMatch(/^--[a-z]+(-[a-z]+)*$/);
    expect(longOf(option).length).toBeLessThanOrEqual(2);
  });

  it.each(options)('sop %s: %o is described in both languages', (_command, { text, value, shown }) => {
    expect(text.id).not.toBe('');
    expect(text.en).not.toBe(text.id);
    if (shown) expect([shown.id, shown.en]).not.toContain('');
    if (typeof value === 'string') expect(kinds[value]).toBeDefined();
  });

  it.each(commands)(
    'of sop %s share no name, with one another or with those of every command',
    (_name, spec) => {
      const names = [...namedOptions(spec.options), ...generalOptions].flatMap((option) => option.names);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    },
  );

  it.each(commands)('of sop %s behave alike under each of their names', async (_name, spec) => {
    for (const { key, names, value, optional, repeats } of namedOptions(spec.options)) {
      const word = value === undefined ? [] : [sample(value)];
      const read: Awaited<ReturnType<typeof takeWords>>['options'][] = [];
      for (const name of names) {
        read.push((await takeWords(spec, [...argsFor(spec), name, ...word])).options);
        if (value !== undefined && name.startsWith('--'))
          read.push((await takeWords(spec, [...argsFor(spec), `${name}=${word}`])).options);
        if (optional)
          expect((await takeWords(spec, [...argsFor(spec), name])).options).toEqual({ [key]: true });
      }
      expect(Object.keys(read[0] ?? {})).toEqual([key]);
      for (const one of read) expect(one).toEqual(read[0]);
      if (!repeats) continue;
      const twice = names.flatMap((name) => [name, ...word]);
      const { options: all } = await takeWords(spec, [...argsFor(spec), ...twice]);
      expect(all).toEqual({ [key]: names.flatMap(() => read[0]?.[key]) });
    }
  });

  it.each(generalOptions.filter(({ key }) => key !== 'version'))(
    '$key is the same under each of its names',
    async (option) => {
      const word = option.value === undefined ? [] : [sample(option.value)];
      const seen = [];
      for (const name of option.names) {
        seen.push(
          await sop(name, ...word, 'check', 'TIDAKADA'),
          await sop('check', 'TIDAKADA', name, ...word),
        );
      }
      for (const one of seen) expect(one).toEqual(seen[0]);
    },
  );

  it('print the version under each of their names', async () => {
    for (const name of ['--version', '--versi', '-V'])
      expect(await sop(name)).toMatchObject({ code: 0, out: 'dev\n' });
  });
});

describe('closed choices', () => {
  const closed = catalogue.flatMap((spec) =>
    namedOptions(spec.options).flatMap(({ names, value, key, repeats }) =>
      typeof value === 'object' ? [{ spec, name: names[0] ?? '', value, key, repeats }] : [],
    ),
  );

  it.each(closed)(
    '$name of $spec.name takes its words in both languages and any case',
    async ({ spec, name, value, key, repeats }) => {
      const [id, en] = [choiceWords(value, 'id'), choiceWords(value, 'en')];
      for (const [index, word] of id.entries())
        for (const typed of [word, en[index] ?? '', word.toUpperCase(), word.replaceAll('_', '-')]) {
          const { options: read } = await takeWords(spec, [...argsFor(spec), name, typed]);
          const one = Array.isArray(value) ? word : Object.keys(value)[index];
          expect([typed, read]).toEqual([typed, { [key]: repeats ? [one] : one }]);
        }
    },
  );

  it.each(closed)(
    '$name of $spec.name names what there is, and exits with 2',
    async ({ spec, name, value }) => {
      const words = choiceWords(value, 'en');
      const near = `${words[0]}x`;
      const { code, out, err } = await sop(spec.name, ...argsFor(spec), name, near, '--lang', 'en');
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`${name} '${near}' is not known. `);
      expect(err).toContain(`There are: ${words.join(', ')}.`);
    },
  );

  it('say which word was probably meant', async () => {
    expect((await sop('compliance', '--by', 'petugsa')).err).toContain('Maksud Anda: petugas?');
    expect((await sop('report', '--format', 'xlxs')).err).toContain('Maksud Anda: xlsx?');
    expect((await sop('run', 'anwser', '7F3K')).err).toContain(
      "tindakan 'anwser' tidak dikenal. Maksud Anda: answer?",
    );
  });

  it('group figures by the words that files write', () => {
    const by = catalogue.find(({ name }) => name === 'compliance')?.options['by'];
    expect(choiceWords(by?.value as Choices, 'id')).toEqual(Object.values(groupWords));
  });

  it('are arguments too, in both languages', async () => {
    const run = catalogue.find(({ name }) => name === 'run');
    if (!run) throw new Error('no sop run');
    const typed = [
      ['jawab', '7F3K', 'URMIN-01', 'compliant'],
      ['ANSWER', '7F3K', 'URMIN-01', 'sesuai'],
    ];
    for (const words of typed)
      expect((await takeWords(run, words)).args).toEqual(['answer', '7F3K', 'URMIN-01', 'sesuai']);
    expect((await sop('kunci', 'hapus')).code).toBe(2);
  });
});

describe('words that nobody knows', () => {
  it.each([
    [['--lnag', 'en'], "'--lnag' tidak dikenal. Maksud Anda: --lang?"],
    [['list', '--no-inptu'], "'--no-inptu' tidak dikenal. Maksud Anda: --no-input?"],
    [['report', '--serahterima'], "'--serahterima' tidak dikenal. Maksud Anda: --serah-terima?"],
    [['compliance', '--usull'], "'--usull' tidak dikenal. Maksud Anda: --usul?"],
    [['list', '--lang', 'fr'], "--lang 'fr' tidak dikenal. Yang ada: id, en."],
    [['list', '--lang'], "'--lang' memerlukan nilai"],
    [['lint', '--max-warnings', '-1'], "--max-warnings '-1': tulis bilangan bulat"],
    [['compliance', '--fail-under', '101'], "--fail-under '101' bukan persen"],
    [['bantuan', 'chek'], "'chek' tidak dikenal. Maksud Anda: sop check?"],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await sop(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('are told apart from values that look like them', async () => {
    const run = catalogue.find(({ name }) => name === 'run');
    if (!run) throw new Error('no sop run');
    const { options: read } = await takeWords(run, ['note', '7F3K', '--text', '--json', '--by', 'Rina']);
    expect(read).toEqual({ text: '--json', by: 'Rina' });
    expect((await sop('show', 'URMIN', '--', '--help')).code).toBe(2);
  });
});

describe('help', () => {
  it.each(commands)(
    'of sop %s names every option, that of the language first, and every example is taken',
    async (_name, spec) => {
      for (const language of ['id', 'en'] as const) {
        const { code, out } = await sop(spec.name, '--help', '--lang', language);
        expect(code).toBe(0);
        expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
        for (const option of namedOptions(spec.options)) {
          const long = longOf(option);
          expect(out).toContain((language === 'en' ? long : long.toReversed()).join(', '));
        }
        for (const example of spec.examples) {
          const text = lineIn(example, language);
          expect(out).toContain(text);
          const [first, name, ...words] = (text.match(/"[^"]*"|[^ ]+/g) ?? []).map((word) =>
            word.replaceAll('"', ''),
          );
          expect([first, name]).toEqual(['sop', spec.name]);
          const end = words.findIndex((word) => word.startsWith('>'));
          await takeWords(spec, end < 0 ? words : words.slice(0, end));
        }
      }
    },
  );

  it('is the same page before, after and in place of a command', async () => {
    const page = await sop('check', '--help');
    for (const argv of [
      ['--help', 'check'],
      ['help', 'check'],
      ['bantuan', 'cek'],
      ['cek', '-h'],
      ['check', 'URMIN', '--bantuan'],
    ])
      expect(await sop(...argv)).toEqual(page);
    expect(page.out).toContain('Pemakaian: sop check <kode> [pilihan]');
    expect((await sop('check', '--help', '--bahasa', 'en')).out).toContain(
      'Usage: sop check <code> [options]',
    );
  });

  it('stays within the width of the terminal', async () => {
    for (const columns of [60, 80, 110])
      for (const { name } of catalogue) {
        const host = fakeHost({ files: programFiles(), columns });
        await main([name, '--help'], host);
        const [page = ''] = host.stdout().split('Contoh:');
        expect([name, Math.max(...page.split('\n').map((line) => line.length))]).toEqual([
          name,
          expect.toSatisfy((width) => width <= columns),
        ]);
      }
  });
});
