import { exact, exactOrNull } from '#domain/decimal.ts';
import type { Status } from '#domain/indicators/status.ts';
import { monthLabel, monthOf } from '#domain/period.ts';
import type { Overview } from '../../queries/overview.ts';
import { figureWords } from '../../words/numbers.ts';
import { gapWords } from './gap-words.ts';

type Facts = Pick<Overview, 'year' | 'month' | 'counts' | 'overallCounts' | 'score' | 'gaps' | 'indicators'>;
type Counts = Overview['counts'];

/** A stretch of the sentence; what links to an indicator is what falls short. */
export interface SentencePart {
  text: string;
  indicatorId?: number;
  tone?: Status | null;
}

/** More would no longer be one sentence; the list below names them all. */
const NAMED = 3;

/** 2023年12月：7 项整体目标中 5 项达标；全州基本养老参保人数差 4.94 万人。自评总分 99.16（优）。 */
export function monthSentence(facts: Facts): SentencePart[] {
  const { overallCounts: counts } = facts;
  const total = totalOf(counts);
  if (total === 0) return [{ text: `${at(facts)}：没有设定整体目标。` }];
  const lead = `${at(facts)}：${total} 项整体目标中 ${[`${reachedOf(counts)} 项达标`, ...others(counts)].join('，')}`;
  const gaps = facts.gaps.filter((line) => line.isOverall);
  const end = `。${scoreSentence(facts.score)}`;
  if (gaps.length === 0) return [{ text: lead }, ...forecastParts(facts), { text: end }];
  const named = gaps.slice(0, NAMED).flatMap((line, index): SentencePart[] => {
    const { word, amount } = gapWords(line);
    const { id, name, unit } = line.indicator;
    const said = word === '余' ? '预计超出上限' : `${word} ${figureWords(amount, unit)}`;
    return [{ text: index === 0 ? '；' : '，' }, { text: `${name}${said}`, indicatorId: id, tone: line.status }];
  });
  const more = gaps.length > NAMED ? `，等 ${gaps.length} 项偏离` : '';
  return [{ text: lead }, ...named, { text: more }, ...forecastParts(facts), { text: end }];
}

/** Overall goals that keep up today but whose best estimate misses the target: the rule 预计不达标. */
function forecastParts({ indicators }: Facts): SentencePart[] {
  const short = indicators.filter(
    ({ isOverall, status, operator, target, forecast }) =>
      isOverall &&
      status === 'on-track' &&
      operator !== '<=' &&
      target !== null &&
      (exactOrNull(forecast?.high)?.lt(exact(target)) ?? false),
  );
  if (short.length === 0) return [];
  const named = short.slice(0, NAMED).flatMap(({ indicator, forecast }, index): SentencePart[] => [
    { text: index === 0 ? '；' : '，' },
    {
      text: `${indicator.name}预计年底 ${figureWords(forecast?.value, indicator.unit)}`,
      indicatorId: indicator.id,
      // As yellow as the alert it raises: today's green would calm.
      tone: 'behind',
    },
  ]);
  return [...named, { text: short.length > NAMED ? `，等 ${short.length} 项预计低于目标` : '，低于目标' }];
}

/** 另有 50 项项目目标：40 项达标，6 项超额，2 项偏离，2 项严重偏离。 */
export function projectSentence({ counts, overallCounts }: Pick<Facts, 'counts' | 'overallCounts'>): string {
  const of = (key: keyof Counts) => counts[key] - overallCounts[key];
  const words: [keyof Counts, string][] = [
    ['met', '达标'],
    ['over', '超额'],
    ['onTrack', '正常'],
    ['behind', '偏离'],
    ['seriouslyBehind', '严重偏离'],
    ['noData', '未报'],
  ];
  const said = words.filter(([key]) => of(key) > 0).map(([key, word]) => `${of(key)} 项${word}`);
  const total = totalOf(counts) - totalOf(overallCounts);
  return total === 0 ? '' : `另有 ${total} 项项目目标：${said.join('，')}。`;
}

const at = ({ year, month }: Facts) => monthLabel(monthOf(year, month));
const totalOf = (counts: Counts) => Object.values(counts).reduce((total, count) => total + count, 0);
/** Beyond the target is reached, too. */
const reachedOf = ({ met, over }: Counts) => met + over;

function others({ onTrack, noData }: Counts): string[] {
  return [onTrack > 0 ? `${onTrack} 项正常` : '', noData > 0 ? `${noData} 项未报` : ''].filter((text) => text !== '');
}

function scoreSentence(score: Facts['score']): string {
  if (!score) return '';
  if (score.total === null) return '自评总分尚缺数据。';
  if (score.isFinal) return `自评总分 ${score.total}${score.grade === null ? '' : `（${score.grade}）`}。`;
  return `预计总分 ${score.total}/${score.max}（未计预算执行）。`;
}
