const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** What was read, for few different ones occur in a cluster. */
const known = new Map<string, number | undefined>();
const knownLimit = 1_000;

/** A Kubernetes quantity (`250m`, `1.5Gi`, `2e3`) as a number; undefined where it is none. */
export function parseQuantity(text: string): number | undefined {
  if (known.has(text)) return known.get(text);
  const quantity = readQuantity(text);
  if (known.size < knownLimit) known.set(text, quantity);
  return quantity;
}

function readQuantity(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/.exec(text);
  const factor = suffixes[match?.[2] ?? ''];
  return match && factor !== undefined ? Number(match[1]) * factor : undefined;
}
