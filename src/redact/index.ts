/**
 * Redaction: names get stand-ins of the same shape, secrets go for good, and a search proves it. Knows texts and bytes,
 * no files.
 */
export { type CaseMap, formatCaseMap, newCaseMap, parseCaseMap } from "./case-map.ts";
export { CONTROLS, type Control } from "./controls.ts";
export { FORMS, type Form } from "./forms.ts";
export { createLeakSearch, type LeakHit, type LeakSearch } from "./leak-search.ts";
export { createProductText, type ProductText } from "./product-text.ts";
export { type ByteStream, createLearnStream, createRedactStream } from "./redact-stream.ts";
export { createRedactor, type Redactor } from "./redactor.ts";
export { createUnmasker } from "./unmask.ts";
