import {
  Set as Asn1Set,
  type BaseBlock,
  Constructed,
  fromBER,
  ObjectIdentifier,
  OctetString,
  Sequence,
} from 'asn1js';

/** Blocks of ASN.1 to write, by the names that standards give them. */
export const oid = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
export const sequence = (...value: BaseBlock[]): Sequence => new Sequence({ value });
export const setOf = (...value: BaseBlock[]): Asn1Set => new Asn1Set({ value });
export const octets = (bytes: Uint8Array): OctetString => new OctetString({ valueHex: exact(bytes) });
export const tagged = (tagNumber: number, value: BaseBlock[]): Constructed =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** What stands in DER as a block, and the other way round. */
export const read = (der: Uint8Array): BaseBlock => fromBER(exact(der)).result;
export const der = (block: BaseBlock): Buffer => Buffer.from(block.toBER());

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
