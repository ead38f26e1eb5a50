import { printDate, printDateTime } from '../../calendar/print-date.ts';
import type { Person } from '../../checklist/events.ts';
import { officialNumber, serviceLine, serviceNumberText } from './person-line.ts';
import type { SignatureBlock } from './report-document.ts';
import type { ReportSigner, RunReportInput } from './report-input.ts';

const dots = '.'.repeat(48);
/** A line to fill by hand that is shorter than a name. */
export const shortDots = '.'.repeat(24);

/** Left the one who ran the SOP, right the official, under place and date of closing (of the last event if open). */
export function signatureBlocks(input: RunReportInput): readonly [SignatureBlock, SignatureBlock] {
  const { state, zone, place, runner = state.openedBy, signer } = input;
  const date = printDate(state.closedAt ?? state.lastAt, zone);
  const blocks = [
    personBlock(runner, 'Yang melaksanakan,'),
    signerBlock(signer, `${place ?? shortDots}, ${date}`),
  ] as const;
  const { electronic } = input;
  if (!electronic) return blocks;
  const stamp = electronicStamp(electronic.at, zone);
  return electronic.by === 'runner'
    ? [{ ...blocks[0], stamp }, blocks[1]]
    : [blocks[0], { ...blocks[1], stamp }];
}

/** The lines in place of the handwriting. */
export function electronicStamp(at: number, zone: string): readonly string[] {
  return ['Ditandatangani secara elektronik', printDateTime(at, zone), 'tidak tersertifikasi (PP 71/2019)'];
}

/** The block of a person who did the work, under the given line. */
export function personBlock({ name, rank, serviceNumber, title }: Person, lead: string): SignatureBlock {
  const number = serviceNumber === undefined ? undefined : serviceNumberText(serviceNumber);
  return {
    lead: [lead],
    title: title?.toUpperCase() ?? 'PETUGAS',
    ...namedOrDotted(name),
    service: serviceLine(rank, number),
  };
}

/** The block of an official under the given line; dotted lines to fill by hand for what is not known. */
export function signerBlock(signer: ReportSigner | undefined, lead: string): SignatureBlock {
  const service = signer ? serviceLine(signer.rank, officialNumber(signer)) : '';
  return {
    lead: [lead],
    title: signer?.title.toUpperCase() ?? dots,
    ...namedOrDotted(signer?.name),
    service: service === '' ? `Pangkat/NRP ${shortDots}` : service,
  };
}

function namedOrDotted(name: string | undefined): Pick<SignatureBlock, 'name' | 'underlined'> {
  const known = name !== undefined && name.trim() !== '';
  return { name: known ? name : dots, underlined: known };
}
