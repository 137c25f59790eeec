export { type EventuallyOptions, eventually, NotInTimeError } from './eventually.ts';
export { findProgram, isMissingProgram, ProgramNotFoundError, repositoryRoot } from './find-program.ts';
export { freePort } from './free-port.ts';
export { type NatsServer, type NatsServerOptions, startNatsServer } from './nats-server.ts';
export { makeTempFolder, removeTempFolder } from './temp-folder.ts';
