/** planning 筹备 → active 进行中 → closing 年终结账 → closed 已关闭: a closed year takes no change. */
export type YearState = 'planning' | 'active' | 'closing' | 'closed';
