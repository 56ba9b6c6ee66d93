/** A font by the names Word asks for, so that Latin figures stand in it too. */
const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

export const SONG = fontOf('宋体');
export const HEI = fontOf('黑体');
export const FANG = fontOf('仿宋');

/** Twentieths of a point, the unit of lengths in a Word file (DXA). */
export const twipsOf = (millimetres: number) => Math.round((millimetres / 25.4) * 1440);
