/** Names of the forms that texts in the catalog's files can have; schema-words.ts says them in full sentences. */

/** Of an id. */
export const ID_FORMAT = "lower-case words joined by dashes";
/** Of a length of time. */
export const DURATION_FORMAT = "a length of time";
/** Of a time in a proof. */
export const TIME_FORMAT = "a time";
