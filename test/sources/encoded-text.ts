/** Japanese text in encodings Node can read but not write, as bytes. */

/** Bytes written in hexadecimal. */
export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(/\s/g, ""), "hex");
}

/** "証明書の検証エラー①髙" and a line end in cp932. */
export const CP932_LOG = bytesOf("8f d8 96 be 8f 91 82 cc 8c 9f 8f d8 83 47 83 89 81 5b 87 40 fb fc 0d 0a");
/** "証明書の検証エラー" and a line end in EUC-JP. */
export const EUC_JP_LOG = bytesOf("be da cc c0 bd f1 a4 ce b8 a1 be da a5 a8 a5 e9 a1 bc 0d 0a");
