import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/commands/catalogue/catalogue.ts';
import { readYaml } from '../../src/document/yaml/read-yaml.ts';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';
import { programFiles, repository } from '../support/program-files.ts';
import { namedOnPage } from './named-on-page.ts';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const yamlBlocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
const commandLines = [...readme.matchAll(/(?:^ {4}|`)(?:npx )?sop ([^`\n]+)/gm)].map(
  (match) => match[1] ?? '',
);

describe('README', () => {
  it('shows files that the program accepts', async () => {
    const [answers = '', office = ''] = yamlBlocks;
    expect(readYaml(new TextEncoder().encode(office), 'sop.config.yaml', 'kantor').diagnostics).toEqual([]);
    const files = { ...programFiles(), '/kantor/jawaban.yaml': answers, '/kantor/sop.config.yaml': office };
    const host = fakeHost({ files });
    expect(await main(['check', 'URMIN', '--answers', 'jawaban.yaml'], host), host.stderr()).toBe(0);
    expect(host.stdout()).toContain('2/15');
    expect(yamlBlocks).toHaveLength(2);
  });

  it('names commands that exist, and all of them', () => {
    const named = new Set(commandLines.map((line) => line.split(' ')[0]));
    expect([...named].filter((name) => !catalogue.some((spec) => spec.name === name))).toEqual([]);
    expect(
      catalogue.filter((spec) => !named.has(spec.name) || !readme.includes(`\`${spec.alias}\``)),
    ).toEqual([]);
  });

  it('names options that exist', () => {
    expect(namedOnPage(readme).unknown).toEqual([]);
  });

  it('links to pictures and pages that are there', () => {
    const links = [...readme.matchAll(/\]\(((?!http|#)[^)]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(repository, link)))).toEqual([]);
  });

  it('has help with an example and both languages for every command', async () => {
    for (const spec of catalogue) {
      for (const [language, title] of [
        ['id', 'Contoh:'],
        ['en', 'Examples:'],
      ] as const) {
        const host = fakeHost();
        expect(await main([spec.name, '--help', '--lang', language], host)).toBe(0);
        expect(host.stdout()).toContain(title);
        expect(host.stdout()).toContain(spec.summary[language].slice(0, 30));
      }
    }
  });
});
