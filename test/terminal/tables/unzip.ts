import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The files of a ZIP archive by their path (APPNOTE 6.3), stored or deflated, each checked against its length and sum.
 * @throws Error when directory and entries do not agree
 */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error('no end of directory');
  const files = new Map<string, Buffer>();
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(entry) !== 0x02014b50) throw new Error('no directory entry');
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(entry + offset));
    const path = zip.toString('utf8', entry + 46, entry + 46 + (name ?? 0));
    if (files.has(path)) throw new Error(`${path} is there twice`);
    files.set(path, contentOf(zip, entry, path));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (entry !== end) throw new Error('the directory does not end where it says');
  return files;
}

function contentOf(zip: Buffer, entry: number, path: string): Buffer {
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(`${path} has no entry`);
  const nameLength = zip.readUInt16LE(local + 26);
  if (zip.toString('utf8', local + 30, local + 30 + nameLength) !== path)
    throw new Error(`${path} is called otherwise in its entry`);
  const start = local + 30 + nameLength + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  const content = zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
  if (content.length !== zip.readUInt32LE(entry + 24) || crc32(content) !== zip.readUInt32LE(entry + 16))
    throw new Error(`${path} is damaged`);
  return content;
}
