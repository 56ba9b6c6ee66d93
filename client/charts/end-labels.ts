/** Labels beside the ends of lines, pushed apart so that none covers another. Pixels, counted from the top. */
export function spreadLabels(places: readonly number[], height: number, top: number, bottom: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const spread: number[] = [];
  for (const { place } of order) {
    const last = spread[spread.length - 1];
    spread.push(Math.max(place, last === undefined ? top : last + height));
  }
  // Whoever was pushed out below comes back up, and pushes the others with it.
  for (let index = spread.length - 1; index >= 0; index -= 1) {
    const limit = index === spread.length - 1 ? bottom : spread[index + 1]! - height;
    spread[index] = Math.min(spread[index]!, limit);
  }
  const result: number[] = new Array(places.length).fill(0);
  order.forEach(({ index }, position) => {
    result[index] = spread[position]!;
  });
  return result;
}

/** About how wide a text of 12 px is: a Chinese character is as wide as it is high, a numeral a little over half. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\uffef]/.test(character) ? size : size * 0.6;
  return Math.ceil(width);
}
