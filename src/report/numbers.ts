/** Numbers as people read them, the same on every machine: no Intl, whose grouping depends on the ICU data at hand. */

/** 1234567 as "1,234,567", in both languages. */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
