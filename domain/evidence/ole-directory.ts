/** Marks the end of a chain of sectors; everything from here on names no sector. */
const LAST_SECTOR = 0xfffffffa;
const HEADER = 512;
const LISTED_IN_HEADER = 109;
const ENTRY = 128;

/**
 * Names of the streams and storages of an OLE container (doc, xls, ppt, wps), read from its directory only. Null when the
 * container is broken: every sector number is checked against the file, and no chain is followed longer than the file.
 */
export function oleNames(bytes: Uint8Array): string[] | null {
  try {
    return namesIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function namesIn(view: DataView): string[] | null {
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const most = Math.ceil(view.byteLength / size);
  const offsetOf = (sector: number) => (sector + 1) * size;
  const allocation = allocationSectors(view, size, most);
  const after = (sector: number) => {
    const perSector = size / 4;
    const table = allocation[Math.floor(sector / perSector)];
    return table === undefined ? LAST_SECTOR : view.getUint32(offsetOf(table) + (sector % perSector) * 4, true);
  };
  const names: string[] = [];
  let sector = view.getUint32(48, true);
  for (let step = 0; sector < LAST_SECTOR; step++) {
    if (step > most) return null;
    for (let at = offsetOf(sector); at < offsetOf(sector) + size; at += ENTRY) {
      // Type 0 is an entry that is not used.
      if (view.getUint8(at + 66) !== 0) names.push(nameAt(view, at));
    }
    sector = after(sector);
  }
  return names;
}

/** Where the allocation table lies: 109 of its sectors in the header, the others in a chain of their own. */
function allocationSectors(view: DataView, size: number, most: number): number[] {
  const sectors: number[] = [];
  const take = (at: number, count: number) => {
    for (let index = 0; index < count; index++) {
      const sector = view.getUint32(at + index * 4, true);
      if (sector < LAST_SECTOR) sectors.push(sector);
    }
  };
  take(HEADER - LISTED_IN_HEADER * 4, LISTED_IN_HEADER);
  let more = view.getUint32(68, true);
  for (let step = 0; more < LAST_SECTOR && step <= most; step++) {
    const at = (more + 1) * size;
    take(at, size / 4 - 1);
    more = view.getUint32(at + size - 4, true);
  }
  return sectors;
}

/** At most 31 UTF-16 characters and their end mark, whose length is given in bytes. */
function nameAt(view: DataView, at: number): string {
  const length = Math.min(view.getUint16(at + 64, true), 64) / 2 - 1;
  let name = '';
  for (let index = 0; index < length; index++) name += String.fromCharCode(view.getUint16(at + index * 2, true));
  return name;
}
