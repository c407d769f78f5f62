/** Paths: each part by itself, so that no name is seen across a separator. */

/** Redacts the parts of a path between "/", "\" and "!/". */
export function redactPathWith(path: string, redact: (text: string) => string): string {
  const home = HOME.exec(path);
  return path
    .split(/([/\\])/)
    .map((part, index) => {
      if (index % 2 === 1 || part === "") return part;
      // The folder behind "Users" or "home" is named after a person.
      if (home !== null && part === home[1] && !NOBODY.test(part)) return redact(`user=${part}`).slice("user=".length);
      return redact(part);
    })
    .join("");
}

const HOME = /(?:^|[/\\])(?:Users|home|Documents and Settings)[/\\]([^/\\]+)(?=[/\\])/i;
const NOBODY = /^(?:public|default|all users|administrator|shared)$/i;
