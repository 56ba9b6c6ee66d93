/** Words of the first two columns of a 自评表: 财预〔2020〕10号, and the overall form's own. */
const LEVEL1 =
  /^((产出|成本|效益|满意度|履职效能|管理效率|社会效应)指标|履职效能|管理效率|社会效应|可持续(发展能力|性))$/;
const LEVEL2 =
  /^((数量|质量|时效|成本|(经济|社会|生态|生态环境)(成本|效益)|可持续影响|(服务对象|社会公众|联系部门)?满意度)指标|(重点|核心)工作(履行|完成情况)|部门整体工作完成情况)$/;
const LONGEST = 12;

export interface LevelsFound {
  /** Atoms before the first of them. */
  before: number;
  /** The first atom behind them. */
  after: number;
  level1: string | null;
  level2: string | null;
}

/** A word of a line, and whether it begins the line. */
export interface Atom {
  text: string;
  opensLine: boolean;
}

/** Where the words of the first two columns stand, wrapped or not; null where a row has none and goes on with those above it. */
export function levelsIn(atoms: readonly Atom[]): LevelsFound | null {
  for (let at = 0; at < atoms.length; at += 1) {
    if (!atoms[at]!.opensLine) continue;
    const first = wordAt(atoms, at, LEVEL1);
    const second = wordAt(atoms, first?.after ?? at, LEVEL2);
    if (first && second) return { before: at, after: second.after, level1: first.word, level2: second.word };
    const only = wordAt(atoms, at, LEVEL2);
    if (only) return { before: at, after: only.after, level1: null, level2: only.word };
    if (first) return { before: at, after: first.after, level1: first.word, level2: null };
  }
  return null;
}

function wordAt(atoms: readonly Atom[], from: number, pattern: RegExp): { word: string; after: number } | null {
  let word = '';
  for (let at = from; at < atoms.length && word.length < LONGEST; at += 1) {
    word += atoms[at]!.text;
    if (pattern.test(word)) return { word, after: at + 1 };
  }
  return null;
}
