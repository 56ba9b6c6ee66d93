import type { Block, Document } from '../forms/document.ts';
import { monthLabel, monthOf } from '../period.ts';
import { attachment } from './attachment.ts';
import { attention } from './attention.ts';
import { heading, paragraph } from './blocks.ts';
import { budget } from './budget.ts';
import type { BriefingFacts } from './facts.ts';
import { ranking } from './ranking.ts';
import { shortfalls } from './shortfalls.ts';
import { situation } from './situation.ts';
import { type BriefingTexts, openingWords, written } from './texts.ts';

/**
 * 通报: the month told for the leaders' meeting. Every sentence states approved figures and what people wrote; what is not
 * known is named as missing. `texts` are words an officer has put in place of computed ones.
 */
export function buildBriefing(facts: BriefingFacts, texts: BriefingTexts = {}): Document {
  const [year, month, day] = facts.day.split('-').map(Number);
  return {
    title: `${facts.center}\n${briefingName(facts)}`,
    subtitle: facts.isDemo ? '（含演示数据）' : '',
    page: { size: 'A4', orientation: 'portrait' },
    look: 'report',
    blocks: [
      ...written(texts, 'opening', [paragraph(openingWords(facts))]),
      heading('一、总体情况'),
      ...situation(facts),
      heading('二、未达序时进度的目标'),
      ...shortfalls(facts, texts),
      heading('三、科室排名'),
      ...ranking(facts),
      heading('四、预算执行'),
      ...budget(facts),
      heading('五、需关注事项'),
      ...attention(facts),
      ...written(texts, 'closing', []),
      signed(facts.center),
      signed(`${year}年${month}月${day}日`),
      ...attachment(facts),
    ],
  };
}

/** `2024年10月绩效目标运行监控通报`: on its title, and its file. */
export function briefingName({ year, month }: Pick<BriefingFacts, 'year' | 'month'>): string {
  return `${monthLabel(monthOf(year, month))}绩效目标运行监控通报`;
}

function signed(text: string): Block {
  return { ...paragraph(text), align: 'right' };
}
