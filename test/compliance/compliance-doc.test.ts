import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complianceColumns } from '../../src/compliance/figure-columns.ts';
import { clockTolerance } from '../../src/compliance/observe.ts';
import { blindTicking, equalToStandard } from '../../src/compliance/patterns.ts';
import { runsNeeded } from '../../src/compliance/proposal.ts';
import { runsWell } from '../../src/compliance/table7.ts';
import { patternWords } from '../../src/report/compliance/compliance-document.ts';
import { repository } from '../support/program-files.ts';

const text = readFileSync(join(repository, 'docs/compliance.md'), 'utf8').replace(/\s+/g, ' ');

describe('docs/compliance.md', () => {
  it('explains every figure and pattern of the output', () => {
    const names = [...complianceColumns.map(({ key }) => key), ...Object.values(patternWords)];
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('names the thresholds that the program goes by', () => {
    const sentences = [
      `gave ${blindTicking.answers} or more answers, each at most ${blindTicking.within / 1000} s after`,
      `${equalToStandard} or more measured activities`,
      `by more than ${clockTolerance / 1000} s`,
      `at least ${runsNeeded} measured net times from at least ${runsNeeded} runs`,
      `\`persen_sesuai\` ≥ ${runsWell.compliance * 100}`,
      `\`persen_tepat_waktu\` ≥ ${runsWell.onTime * 100}`,
    ];
    expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
  });
});
