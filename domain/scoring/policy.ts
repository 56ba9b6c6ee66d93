/** How points are given, as data: a form has one, a row may override parts of it. Percentages are plain decimals (`60`). */

export const PRESETS = ['overall', 'project', 'mof-2020'] as const;
export type Preset = (typeof PRESETS)[number];

export type Shortfall = { rule: 'proportional' } | { rule: 'pass-line'; passLine: string } | { rule: 'all-or-nothing' };

/** `tolerance`: excess in percent of the target up to which nothing is deducted; past it the whole excess counts. */
export type Excess = { rule: 'full' } | { rule: 'deduct'; tolerance: string };
export type BelowMoneyCeiling = { rule: 'full' } | { rule: 'pass-line'; passLine: string };
export type AboveCeiling = { rule: 'proportional' } | { rule: 'pass-line'; passLine: string };
export type Rounding = { mode: 'half-up' | 'half-even'; decimals: number };

/** `rateDecimals`: the rate is rounded to so many decimals of a percent before it is scored, as it is printed. */
export type ExecutionPolicy = {
  rule: 'proportional' | 'pass-line' | 'full';
  passLine: string;
  rateDecimals: number;
  rounding: Rounding;
};

/** While less than `below` percent of the budget is spent, the total is at most `cap` percent of the highest one. */
export type ExecutionCap = { below: string; cap: string };

/**
 * What some provinces add. `deviationAbove`: percent of the target past which over-fulfilment is a deviation to be
 * explained, even where it costs nothing (130); null for never.
 */
export type TotalPolicy = { executionCaps: ExecutionCap[]; deviationAbove: string | null };

export const BANDS = ['achieved', 'partly', 'not'] as const;
export type Band = (typeof BANDS)[number];

/** Share of the weight in percent: the band's two ends and what is given when nobody has chosen inside the band. */
export type BandShares = { from: string; to: string; given: string };

export type Policy = {
  preset: Preset;
  shortfall: Shortfall;
  excess: Excess;
  belowMoneyCeiling: BelowMoneyCeiling;
  aboveCeiling: AboveCeiling;
  execution: ExecutionPolicy;
  qualitative: Record<Band, BandShares>;
  /** Decimals of a percent to which the completion rate is rounded before it is scored; null: it is not rounded. */
  completionDecimals: number | null;
  rounding: Rounding;
  total: TotalPolicy;
};

/** Parts that replace those of the policy below; a preset starts afresh from that preset. */
export type PolicyOverride = Partial<Omit<Policy, 'execution' | 'qualitative' | 'rounding' | 'total'>> & {
  execution?: Partial<ExecutionPolicy>;
  qualitative?: Partial<Record<Band, BandShares>>;
  rounding?: Partial<Rounding>;
  total?: Partial<TotalPolicy>;
};

const TWO_DECIMALS: Rounding = { mode: 'half-up', decimals: 2 };

/**
 * 财预〔2020〕10号: met takes the whole weight, short takes the share reached, text rows fall into three bands. Inside a band
 * the regulation leaves the share to judgement; given here is the upper end, and nothing at all where the target was missed.
 */
const REGULATION: Omit<Policy, 'preset'> = {
  shortfall: { rule: 'proportional' },
  excess: { rule: 'full' },
  belowMoneyCeiling: { rule: 'full' },
  aboveCeiling: { rule: 'proportional' },
  execution: { rule: 'proportional', passLine: '60', rateDecimals: 2, rounding: TWO_DECIMALS },
  qualitative: {
    achieved: { from: '80', to: '100', given: '100' },
    partly: { from: '60', to: '80', given: '80' },
    not: { from: '0', to: '60', given: '0' },
  },
  completionDecimals: null,
  rounding: TWO_DECIMALS,
  total: { executionCaps: [], deviationAbove: null },
};

const presets: Record<Preset, Policy> = {
  overall: { preset: 'overall', ...REGULATION },
  'mof-2020': { preset: 'mof-2020', ...REGULATION },
  // What the 2023 project forms do: a pass line of 60 %, and counts beyond the target lose the excess. Their execution
  // scores come out exactly only when the two-decimal rate is rounded half even (96.50 % → 9.12, 98.62 % → 9.66).
  project: {
    preset: 'project',
    ...REGULATION,
    shortfall: { rule: 'pass-line', passLine: '60' },
    excess: { rule: 'deduct', tolerance: '0' },
    execution: {
      rule: 'pass-line',
      passLine: '60',
      rateDecimals: 2,
      rounding: { mode: 'half-even', decimals: 2 },
    },
  },
};

/** The preset, or the policy given, with each override laid over the one before. */
export function resolvePolicy(base: Preset | Policy, ...overrides: (PolicyOverride | null | undefined)[]): Policy {
  return overrides.reduce<Policy>(overlaid, typeof base === 'string' ? presets[base] : base);
}

function overlaid(policy: Policy, override: PolicyOverride | null | undefined): Policy {
  if (!override) return policy;
  const base = override.preset ? presets[override.preset] : policy;
  return {
    ...base,
    ...override,
    execution: { ...base.execution, ...override.execution },
    qualitative: { ...base.qualitative, ...override.qualitative },
    rounding: { ...base.rounding, ...override.rounding },
    total: { ...base.total, ...override.total },
  };
}

/** What the screen calls a preset. */
export function presetName(preset: Preset): string {
  switch (preset) {
    case 'overall':
      return '整体支出（比例法）';
    case 'project':
      return '项目支出（及格线法）';
    case 'mof-2020':
      return '财预〔2020〕10号';
  }
}
