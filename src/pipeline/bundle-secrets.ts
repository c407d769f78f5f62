/** Files that never go into a bundle, whatever is in them: keys, certificates, packet captures, trust lists. */

/** Is it one, by its name or by its first bytes? */
export function isSecretFile({ path, head }: { readonly path: string; readonly head: Uint8Array }): boolean {
  return isSecretName(path) || STARTS.test(Buffer.from(head.subarray(0, 256)).toString("latin1"));
}

/** Is it one by its name? */
export function isSecretName(path: string): boolean {
  return NAMES.test(path);
}

/** The endings of keys, of certificates, of captures (.pkt is CallManager's own, P.9-54), of trust lists. */
const NAMES =
  /\.(?:key|pem|pvk|p8|p12|pfx|pkcs12|jks|keystore|ppk|cer|crt|der|p7[bc]|csr|pkt|pcap|pcapng|cap|snoop|tlv)(?:\.gzo?)?$/i;
const STARTS = /^(?:\xef\xbb\xbf)?\s*(?:Bag Attributes|-----BEGIN )/;
