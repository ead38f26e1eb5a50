import { printDate, printDateTime } from '../../calendar/print-date.ts';
import type { Person } from '../../checklist/events.ts';
import { officialNumber, serviceLine, serviceNumberText } from './person-line.ts';
import type { SignatureBlock } from './report-document.ts';
import type { ReportHead, ReportSigner } from './report-input.ts';

const dots = '.'.repeat(48);
/** A line to fill by hand that is shorter than a name. */
export const shortDots = '.'.repeat(24);

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

/** The block of the official who signs: the day is that of the electronic signature, else left for the pen. */
export function officialBlock({ place, zone, signer, signed }: ReportHead): SignatureBlock {
  const block = signerBlock(
    signer,
    `${place ?? shortDots}, ${signed ? printDate(signed.at, zone) : shortDots}`,
  );
  return signed ? { ...block, stamp: electronicStamp(signed.at, zone) } : block;
}

function namedOrDotted(name: string | undefined): Pick<SignatureBlock, 'name' | 'underlined'> {
  const known = name !== undefined && name.trim() !== '';
  return { name: known ? name : dots, underlined: known };
}
