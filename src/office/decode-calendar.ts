// SHIM
export const decodeCalendar = (v: any, _p: string): any => v;
