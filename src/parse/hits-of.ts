/** Every place where an expression matches: what matchAll() gives, without its copy of the expression for each text. */

/** The hits of an expression with the flag "g", from left to right, none of them empty. */
export function hitsOf(expression: RegExp, text: string): RegExpExecArray[] {
  const hits: RegExpExecArray[] = [];
  expression.lastIndex = 0;
  for (let hit = expression.exec(text); hit !== null; hit = expression.exec(text)) hits.push(hit);
  return hits;
}
