/** Foreign text in XML and HTML. */

/** The text with every sign that markup is made of written as a reference; fit for text and for attributes in quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(NO_XML, "\ufffd");
}

/** What no XML document may hold: most controls, half surrogate pairs, two signs that are none. https://www.w3.org/TR/xml/#charsets */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
