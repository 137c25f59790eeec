/** What a peer does that takes the connection away before it has said anything over TLS. */
export const closedAtHandshake = 'the server closed the connection at the TLS handshake';

/** The text of a failure to connect. Where a name has several addresses, that of the last one. */
export function connectErrorText(error: unknown): string {
  if (error instanceof AggregateError) return connectErrorText(error.errors.at(-1));
  const text = error instanceof Error ? error.message : String(error);
  return text.startsWith('Client network socket disconnected') ? closedAtHandshake : text;
}
