/** The published JSON Schemas, made from the types of src/model and their comments. */
import { createGenerator } from "ts-json-schema-generator";

/**
 * The schema of a type as a JSON text; `$id` is the path it is published under.
 * @param {string} path the file of the type
 * @param {string} type its name
 * @param {string} id where the schema is published
 */
export function schemaOf(path, type, id) {
  const generator = createGenerator({ path, type, tsconfig: "tsconfig.json", skipTypeCheck: true, topRef: false });
  const { $schema, ...schema } = generator.createSchema(type);
  return `${JSON.stringify({ $schema, $id: id, title: `ccmtrace ${type}`, ...schema }, null, 2)}\n`;
}
