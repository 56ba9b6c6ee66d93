import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '#domain/prose/prose-number.ts';

const said = (text: string) => numbersIn(text).map(({ value, unit }) => `${value} ${unit}`);

describe('the numbers of prose', () => {
  it.each([
    // Words of the 2023 disclosure.
    ['2023 年度收入总计 1,867.08 万元，其中：本年收入合计1,867.08 万元', ['1867.08 万元', '1867.08 万元']],
    ['预决算差异率-0.92%，主要原因是', ['-0.92 %']],
    ['预决算差异率 4.69%', ['4.69 %']],
    ['完成自治区下达任务的 104.03%、100.43%、103.42%', ['104.03 %', '100.43 %', '103.42 %']],
    ['1879 名群众提高缴费档次，补费 9300余万元', ['1879 名', '9300 万元']],
    ['3.58 万名低保、特困、残疾等群体', ['3.58 万名']],
    ['为 17 类 735 家企业缓缴社会保险费7625 万元', ['17 类', '735 家', '7625 万元']],
    ['惠及 273.07 万人次', ['273.07 万人次']],
    ['退休人员基本养老金分别实现 19 连涨、8 连涨', ['19 连涨', '8 连涨']],
    ['稳定就业岗位 11.88 万个', ['11.88 万个']],
    ['辐射全州 83 个乡镇（街道）、614 个村（社区）、149 个银行网点', ['83 个', '614 个', '149 个']],
    ['举办“政策宣传答疑”抖音直播 257 场次，发布抖音视频 409 期', ['257 场次', '409 期']],
    ['通过手机短信精准发送政策信息 616 万条', ['616 万条']],
    ['发放各类社保政策宣传册、宣传品 3.5 万份', ['3.5 万份']],
    ['房屋 14,129.78 平方米，价值 280.58 万元', ['14129.78 平方米', '280.58 万元']],
    ['单价 100 万元（含）以上设备（不含车辆）0 台（套）', ['100 万元', '0 台']],
    ['国内公务接待 5 批次，57 人次', ['5 批次', '57 人次']],
    ['补助标准：1440元/人/年，退休人员', ['1440 元/人/年']],
    ['精准发放7个月代办员补助', ['7 个月']],
    ['慰问四老人员、特殊家庭等20户，发放菜苗6800株，共开展2次活动', ['20 户', '6800 株', '2 次']],
    ['维修维护次数1次，后勤安全、清洁保障天数365天', ['1 次', '365 天']],
    ['信息发布期260期抖音平台推送期数280期微信播发稿件数量42篇', ['260 期', '280 期', '42 篇']],
    // What is no quantity.
    ['截至2023年12月31日，完成115位自治区企业', ['115 位']],
    ['2023年4月—2024年3月1995年前退休（退职）人员', []],
    ['95 年以前退休人员生活补贴资金减少', []],
    ['（昌州政办发〔2023〕8号）相关要求', []],
    ['人社部〔2018〕43号，培训次数1次培训人次600次', ['1 次', '600 次']],
    ['构建“1+4+16”的党建品牌矩阵', []],
    ['以“三学三亮三比”为抓手，做到“两个维护”', []],
    ['一是持续扩大参保覆盖面；二是社保基金更加安全', []],
    ['迎接了百余家单位现场观摩', []],
    ['本年修订了2023版社会保险标准体系，共修订了51项', ['51 项']],
    ['1.一般公共服务支出(类)1.26 万元,占 0.07%。', ['1.26 万元', '0.07 %']],
    [
      '15.卫生健康支出(类)行政事业单位医疗(款):支出决算数为0.00万元，比上年决算减少15.55万元',
      ['0.00 万元', '15.55 万元'],
    ],
    ['第3季度召开2次会议，A4纸10批', ['2 次', '10 批']],
    // Other ways of writing.
    ['下设十六个处室，走访二十户', ['16 个', '20 户']],
    ['一百零二人、一千二百项', ['102 人', '1200 项']],
    ['一百二人', []],
    ['十一、预算绩效的情况说明', []],
    ['参保率达９５．５％', ['95.5 %']],
    ['每季度巡检3至5次', ['3 次', '5 次']],
  ] as [string, string[]][])('of “%s”', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each([
    ['参保率保持在 95%以上', 'at-least'],
    ['社会保障卡业务培训1次以上', 'at-least'],
    ['巡检维护次数每年不少于4次', 'at-least'],
    ['单价 100 万元（含）以上', 'at-least'],
    ['补费 9300余万元', 'about'],
    ['约 3 万人', 'about'],
    ['不超过 3 万元', 'at-most'],
    ['巡检3至5次', 'range'],
    ['参保率达 95%', 'exact'],
  ])('say how firmly they are meant: %s', (text, firmness) => {
    expect(numbersIn(text)[0]?.firmness).toBe(firmness);
  });

  it('know the words beside them and their clause', () => {
    const text = '参保人数达到82.76万人，社会保障卡发放业务培训2次、宣传5次，共开发软件1个。';
    const [insured, training, publicity, software] = numbersIn(text);
    expect(insured).toMatchObject({ before: '参保人数达到', clause: '参保人数达到82.76万人' });
    expect(training).toMatchObject({
      before: '社会保障卡发放业务培训',
      after: '',
      clause: '社会保障卡发放业务培训2次、宣传5次',
    });
    expect(publicity?.before).toBe('宣传');
    expect(text.slice(software?.start, software?.end)).toBe('1个');
    expect(numbersIn('3.58 万名低保、特困')[0]?.after).toBe('低保');
  });

  it('read a unit that only the caller knows', () => {
    expect(numbersIn('覆盖12旗')[0]?.unit).toBe('');
    expect(numbersIn('覆盖12旗', ['旗'])[0]?.unit).toBe('旗');
  });
});

describe('reading prose', () => {
  const fragment = fc.constantFrom(
    '1,867.08',
    '82',
    '年',
    '万',
    '人次',
    '-',
    '—',
    '〔',
    '〕',
    '十',
    '百',
    '、',
    '，',
    '%',
    '第',
    '至',
    ' ',
  );

  it('never throws, and what it quotes stands where it says', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fragment).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const number of numbersIn(text)) {
          expect(text.slice(number.start)).toContain(number.text);
          expect(number.value).toMatch(/^-?\d+(\.\d+)?$/);
          expect(number.start).toBeGreaterThanOrEqual(last);
          expect(number.end).toBeGreaterThan(number.start);
          expect(text).toContain(number.clause);
          last = number.start + 1;
        }
      }),
    );
  });

  it('finds every amount that a sentence was made with', () => {
    const amount = fc.integer({ min: 0, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
    const unit = fc.constantFrom('万元', '万人', '人次', '期', '%', '元/人/年', '个月');
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, unit), { maxLength: 8 }), (pairs) => {
        const text = pairs.map(
          ([value, name]) => `完成数为 ${Number(value).toLocaleString('en-US', { minimumFractionDigits: 2 })} ${name}`,
        );
        expect(said(text.join('，'))).toEqual(pairs.map(([value, name]) => `${value} ${name}`));
      }),
    );
  });
});
