/** What a secret looks like wherever it turns up: in an error's message, a header dump, a URL. */
const secretShapes: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/gs, '[private key]'],
  [/\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/\bS[ACNOUX][A-Z2-7]{56}\b/g, '[nkey seed]'],
  [/(\w+:\/\/)[^\s/@"]+@/g, '$1[credentials]@'],
];

/** Replaces bearer tokens, JWTs, private keys in PEM, NATS seeds and credentials in URLs by a word that names them. */
export function scrubSecrets(text: string): string {
  return secretShapes.reduce((scrubbed, [shape, word]) => scrubbed.replace(shape, word), text);
}
