import { namedPeriods, parsePeriod, periodForms } from '../../calendar/parse-period.ts';
import type { Period } from '../../calendar/period.ts';
import { UsageError } from '../../host/errors.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import type { ComplianceOptions } from './spec.ts';

/**
 * The period of `--period`, or undefined when it was not given.
 * @param now epoch ms, what `bulan-lalu` is before
 * @throws UsageError that names the forms
 */
export function periodOption(options: ComplianceOptions, now: number, zone: string): Period | undefined {
  const text = options.period;
  return text === undefined ? undefined : readPeriod(text, now, zone);
}

/** The same for a text that is there. @throws UsageError that names the forms */
export function readPeriod(text: string, now: number, zone: string): Period {
  const period = parsePeriod(text, now, zone);
  if (period) return period;
  const meant = nearest(
    text,
    namedPeriods.flatMap(({ id, en }) => [id, en]),
  );
  const shown = visibleLine(text);
  throw new UsageError({
    id: `periode '${shown}' tidak dikenal.${meant ? ` Maksud Anda: ${meant}?` : ''} Tulis seperti salah satu dari: ${periodForms('id').join(', ')}.`,
    en: `unknown period '${shown}'.${meant ? ` Did you mean: ${meant}?` : ''} Write it like one of: ${periodForms('en').join(', ')}.`,
  });
}
