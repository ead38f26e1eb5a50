/** Reads `D:YYYYMMDDHHmmSS+07'00'` (ISO 32000-2, 7.9.4) to epoch milliseconds; undefined for anything else. */
export function pdfDate(text: string | undefined): number | undefined {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text ?? '');
  if (!match) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours = '00',
    minutes = '00',
  ] = match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === undefined ? local : sign === '+' ? local - offset : local + offset;
}
