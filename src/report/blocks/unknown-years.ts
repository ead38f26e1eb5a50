/** The warning that belongs to figures of years without holiday data; none when there is no such year. */
export function unknownYearsWarning(years: readonly number[]): readonly string[] {
  if (years.length === 0) return [];
  return [
    `Kalender tidak memuat data hari libur tahun ${years.join(', ')}; pada tahun itu hanya akhir pekan yang tidak dihitung.`,
  ];
}
