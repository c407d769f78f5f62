/** JSON two blanks deep, in pieces: the text of a large value is never there as a whole. */

/** What JSON.stringify(value, null, 2) says of an object or a list of plain data. */
export function* jsonPieces(value: object): Generator<string, void, undefined> {
  let piece = "";
  for (const part of partsOf(value, 0)) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Lists are gone through wherever they are met, objects down to OBJECT_DEPTH; what is left is short enough to be said whole. */
function* partsOf(value: unknown, depth: number): Generator<string, void, undefined> {
  if (Array.isArray(value)) yield* listParts(value, depth);
  else if (depth < OBJECT_DEPTH && typeof value === "object" && value !== null) yield* objectParts(value, depth);
  else yield wholeText(value, depth);
}

function* listParts(list: readonly unknown[], depth: number): Generator<string, void, undefined> {
  let before = "[";
  for (const item of list) {
    yield before + newLine(depth + 1);
    yield* partsOf(item, depth + 1);
    before = ",";
  }
  yield before === "[" ? "[]" : `${newLine(depth)}]`;
}

function* objectParts(object: object, depth: number): Generator<string, void, undefined> {
  let before = "{";
  for (const [key, field] of Object.entries(object)) {
    if (field === undefined) continue;
    yield `${before}${newLine(depth + 1)}${JSON.stringify(key)}: `;
    yield* partsOf(field, depth + 1);
    before = ",";
  }
  yield before === "{" ? "{}" : `${newLine(depth)}}`;
}

/** A value as it stands at that depth: said within as many lists, so that its lines are indented, without what those say. */
function wholeText(value: unknown, depth: number): string {
  let within = value;
  for (let left = depth; left > 0; left--) within = [within];
  // Each list is a line with its bracket above the value and one below, the outermost without a line end beyond it.
  const brackets = depth * (depth + 1);
  const text = JSON.stringify(within, null, INDENT);
  return text.slice(brackets + INDENT * depth, text.length - brackets);
}

function newLine(depth: number): string {
  return `\n${" ".repeat(INDENT * depth)}`;
}

const INDENT = 2;
/** The report itself and its parts; what is in the lists of those, such as an incident, is small. */
const OBJECT_DEPTH = 2;
/** Long enough that writing costs little, short enough that V8 lets go of it at once. */
const PIECE_CHARACTERS = 2 ** 15;
