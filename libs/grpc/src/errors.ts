/** A message is over the peer's limit. Written, it would end the stream and take its neighbours along. */
export class MessageTooLargeError extends Error {
  readonly code = 'MESSAGE_TOO_LARGE';
  readonly bytes: number;
  readonly limitBytes: number;

  constructor(bytes: number, limitBytes: number) {
    super(`message of ${bytes} bytes is over the limit of ${limitBytes}`);
    this.name = 'MessageTooLargeError';
    this.bytes = bytes;
    this.limitBytes = limitBytes;
  }
}

/** A message was written without room for it: the writer did not wait for `room`. */
export class NoRoomError extends Error {
  readonly code = 'NO_ROOM';

  constructor(bytes: number, unsentBytes: number) {
    super(`no room for ${bytes} bytes: ${unsentBytes} are unsent`);
    this.name = 'NoRoomError';
  }
}

/** A message was written to a stream, or a stream opened on a connection, that has ended. */
export class EndedError extends Error {
  readonly code = 'ENDED';

  constructor(what: string) {
    super(`the ${what} has ended`);
    this.name = 'EndedError';
  }
}
