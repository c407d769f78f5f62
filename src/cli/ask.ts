/** Asks questions on a terminal: on standard error, so that standard output stays for data. */
import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Environment } from "./environment.ts";

/** Is somebody there to answer? */
export function canAsk({ stdin, stderr }: Environment): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** Asks one question after the other and gives the answers, without blanks around them. Null: interrupted. */
export async function ask(environment: Environment, questions: readonly string[]): Promise<string[] | null> {
  const reader = createInterface({ input: environment.stdin, output: environment.stderr, terminal: true });
  return answers(reader, environment, questions, async (question) => (await reader.question(question)).trim());
}

/** Asks for a secret: what is typed does not show. Null: interrupted. */
export async function askHidden(environment: Environment, questions: readonly string[]): Promise<string[] | null> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: environment.stdin, output: silent, terminal: true });
  const hidden = await answers(reader, environment, questions, async (question) => {
    environment.stderr.write(question);
    const answer = await reader.question("");
    environment.stderr.write("\n");
    return answer;
  });
  return hidden;
}

async function answers(
  reader: Interface,
  { signal }: Environment,
  questions: readonly string[],
  put: (question: string) => Promise<string>,
): Promise<string[] | null> {
  const given: string[] = [];
  // A terminal that is read key by key sends no signal of its own for Ctrl-C.
  const stopped = new Promise<null>((resolve) => {
    reader.on("SIGINT", () => resolve(null));
    reader.on("close", () => resolve(null));
    signal.addEventListener("abort", () => resolve(null), { once: true });
    if (signal.aborted) resolve(null);
  });
  try {
    for (const question of questions) {
      const answer = await Promise.race([put(question), stopped]);
      if (answer === null) return null;
      given.push(answer);
    }
    return given;
  } finally {
    reader.close();
  }
}
