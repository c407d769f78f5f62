/** The parser of expressions, which the program loads only where it reads some; tests read them everywhere. */
import { prepareSyntax } from "../../src/catalog/index.ts";

await prepareSyntax();
