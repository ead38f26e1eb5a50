const endOfDirectory = 0x06054b50;
const endLength = 22;
const entryLength = 46;
/** 1 January 1980 0.00, the first moment that a ZIP file can name, as its time and date words. */
const firstMoment = 0x00210000;

/**
 * The same ZIP file (APPNOTE 6.3) with the moments of writing taken out of its directory and of its entries, so that the
 * same content gives the same bytes.
 * @throws RangeError when the bytes are no ZIP file or one with a comment
 */
export function withoutZipTimes(zip: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - endLength;
  if (view.getUint32(end, true) !== endOfDirectory) throw new RangeError('no end of a ZIP directory');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, firstMoment, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, firstMoment, true);
    entry +=
      entryLength +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return bytes;
}
