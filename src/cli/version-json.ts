/** `ccmtrace --version --json`: what a program, or whoever answers a question, wants to know of an installation. */
import { catalogDigest } from "../pipeline/index.ts";
import { readVersion } from "./version.ts";

/** The JSON: a contract, as the report's is. `catalog` is what a report's `tool.catalog` holds. */
export async function versionJson(): Promise<string> {
  const { version, platform, arch } = process;
  const answer = {
    name: "ccmtrace",
    version: readVersion(),
    node: version,
    platform,
    arch,
    schema: 1,
    catalog: await catalogDigest(),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
