export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** Undefined unless the text is `host:port`, with an IPv6 address in brackets. */
export function parseHostPort(text: string): HostPort | undefined {
  const [, address, name, digits] = /^(?:\[([\dA-Fa-f:.]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = address ?? name;
  const port = Number(digits);
  return host === undefined || port > 65_535 ? undefined : { host, port };
}

/** `host:port`, with an IPv6 address in brackets. */
export function formatHostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
