/** What a watch tells, as lines for the eyes: one for each thing, in the order in which it was found out. */
import type { Language, WatchLine } from "../model/index.ts";
import { visible } from "../util/printable.ts";
import { factTexts } from "./incident-rows.ts";
import { groupThousands } from "./numbers.ts";
import { createPaint } from "./paint.ts";
import { spanText } from "./span.ts";
import { WORDS } from "./words/index.ts";

/** How lines are written. */
export interface WatchTextOptions {
  readonly lang: Language;
  readonly color: boolean;
  /** The title of a pattern. */
  titleOf(pattern: string): string;
}

/** One line, with its line end. */
export function renderWatchText(line: WatchLine, { lang, color, titleOf }: WatchTextOptions): string {
  const words = WORDS[lang];
  const paint = createPaint(color);
  const level = (name: keyof typeof words.levels): string => paint(name, words.levels[name]);
  switch (line.type) {
    case "match": {
      const time = line.time ?? words.unknownTime;
      const what = visible(titleOf(line.pattern));
      const title = line.state === "gone" ? paint("quiet", words.watch.matchGone(what)) : paint("heading", what);
      return `${visible(time)}  ${level(line.level)}  ${title}  ${visible(line.path)}:${line.line}\n    ${paint("quiet", visible(line.text.trim()))}\n`;
    }
    case "incident": {
      const what = paint(
        line.state === "gone" ? "quiet" : "heading",
        `${words.watch.incident[line.state]}: ${visible(line.title)}`,
      );
      const facts = [visible(line.entity), visible(spanText(words, line.first, line.last)), ...factTexts(words, line)];
      const [step = ""] = line.state === "new" ? line.action.split("\n") : [];
      return `==> ${level(line.level)}  ${what}\n    ${facts.join(words.say.comma)}\n${step === "" ? "" : `    ${visible(step)}\n`}`;
    }
    case "problem": {
      const how = words.watch.problem[line.state];
      const what = line.state === "raised" ? line.message : words.problems[line.kind].name;
      return `!!! ${paint(line.state === "raised" ? "bad" : "good", how)}: ${visible(line.path)}: ${visible(what)}\n`;
    }
    case "status":
      return `${words.watch.status({
        state: line.state,
        files: groupThousands(line.files),
        waiting: groupThousands(line.waitingBytes),
        matches: groupThousands(line.matches),
        belowLevel: line.belowLevel === 0 ? "" : groupThousands(line.belowLevel),
        incidents: groupThousands(line.incidents),
        problems: groupThousands(line.problems),
      })}\n`;
  }
}
