import type { Path } from '../../document/locate.ts';
import type { Finding, Rule } from '../rule.ts';

/** Only in parts where at least half of the rows after the first do take up an earlier output: elsewhere the columns are not kept that way. What an earlier row had is at hand. One finding a row. */
export const unproducedRequirement: Rule = {
  id: 'unproduced-requirement',
  group: 'mutu-baku',
  severity: 'info',
  title: { id: 'Kelengkapan yang tidak dihasilkan siapa pun', en: 'A needed thing that nobody produces' },
  why: {
    id: 'Kelengkapan berasal dari output kegiatan sebelumnya atau dari luar; selain itu orang menunggu sesuatu yang tidak datang.',
    en: 'What is needed comes from an earlier output or from outside; else people wait for what never comes.',
  },
  check: ({ parts }) =>
    parts.flatMap(({ rows }): readonly Finding[] => {
      const [made, atHand] = [new Set<string>(), new Set<string>()];
      const lacking: Finding[] = [];
      let linked = 0;
      for (const [index, { activity, path }] of rows.entries()) {
        const needed = activity.requirements;
        const missing = needed.filter(
          (item) => !made.has(item.toLowerCase()) && !atHand.has(item.toLowerCase()),
        );
        if (index > 0 && needed.some((item) => made.has(item.toLowerCase()))) linked += 1;
        else if (index > 0 && missing.length > 0) lacking.push(findingOf(missing, [...path, 'kelengkapan']));
        for (const item of needed) atHand.add(item.toLowerCase());
        for (const item of activity.output) made.add(item.toLowerCase());
      }
      return linked * 2 >= rows.length - 1 && rows.length > 2 ? lacking : [];
    }),
};

function findingOf(items: readonly string[], path: Path): Finding {
  const list = items.map((item) => `"${item}"`).join(', ');
  return {
    path,
    message: {
      id: `${list} bukan output kegiatan sebelumnya.`,
      en: `${list} is not an output of an earlier activity.`,
    },
    hint: {
      id: 'Samakan tulisannya dengan output itu, atau sebut asalnya, misalnya "Surat (dari luar)".',
      en: 'Write it as that output is written, or say where it comes from, such as "Surat (dari luar)".',
    },
  };
}
