import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The faces of official papers by what they do: 宋体 for texts, 黑体 for titles and headings, 仿宋 for letters. */
export const FACES = ['song', 'hei', 'fang'] as const;
export type Face = (typeof FACES)[number];

/** The font family used for each face. */
export type PdfFonts = Record<Face, string>;

interface Licensed {
  face: Face;
  /** File names under which the fonts of Windows and of the Chinese foundries come. */
  file: RegExp;
  /** Names by which the file's fonts are asked for, best first. */
  families: string[];
}

const LICENSED: Licensed[] = [
  { face: 'song', file: /^(simsun|宋体|中易宋体)/i, families: ['SimSun', '宋体'] },
  { face: 'hei', file: /^(simhei|黑体|中易黑体)/i, families: ['SimHei', '黑体'] },
  {
    face: 'fang',
    file: /^(simfang|fangsong|仿宋|中易仿宋)/i,
    families: ['FangSong', 'FangSong_GB2312', '仿宋', '仿宋_GB2312'],
  },
];

const FONT_FILE = /\.(ttf|ttc|otf)$/i;

/** The open faces that come with the program (SIL Open Font License): one in the manner of 宋体, one in that of 黑体. */
export const OPEN_FAMILIES: PdfFonts = {
  song: 'Noto Serif SC',
  hei: 'Noto Sans SC',
  fang: 'Noto Serif SC',
};

/** Folders of the open fonts, wherever the package manager has put the packages. */
export function openFontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  const folder = (name: string, weight: string) => join(dirname(resolve(`${name}/package.json`)), weight);
  return [
    folder('@expo-google-fonts/noto-serif-sc', '400Regular'),
    folder('@expo-google-fonts/noto-sans-sc', '500Medium'),
  ];
}

/** The licensed families that files in the folder promise, by face; whether they can be used the compiler must say. */
export function licensedFamilies(folder: string | null): Record<Face, string[]> {
  const files = folder !== null && existsSync(folder) ? readdirSync(folder).filter((name) => FONT_FILE.test(name)) : [];
  const familiesOf = (face: Face) =>
    LICENSED.filter((font) => font.face === face && files.some((name) => font.file.test(name))).flatMap(
      (font) => font.families,
    );
  return { song: familiesOf('song'), hei: familiesOf('hei'), fang: familiesOf('fang') };
}

/** Whether any face is set in a font that the center has put in its folder. */
export function isLicensed(fonts: PdfFonts): boolean {
  return FACES.some((face) => fonts[face] !== OPEN_FAMILIES[face]);
}
