import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { CertificatePair } from './certificates.ts';
import { ChildProcess, untilReady } from './child-process.ts';
import { findProgram } from './find-program.ts';
import { freePort } from './free-port.ts';
import { makeTempFolder, removeTempFolder } from './temp-folder.ts';

export interface HubbleRelayOptions {
  /** Where `peer.Peer/Notify` names the agents: `host:port` or `unix:///path`. The agents are reached without TLS. */
  readonly peers: string;
  /** What clients see; `issued`: a certificate like that of Cilium's chart, from an authority of its own. Default: no TLS. */
  readonly tls?: CertificatePair | 'issued';
  /** Further arguments of `hubble-relay serve`. */
  readonly args?: readonly string[];
  /** Default `hubble-relay`. */
  readonly program?: string;
}

/** A hubble-relay on a port of 127.0.0.1 that stays the same over restarts. */
export interface HubbleRelay extends AsyncDisposable {
  /** `host:port` of its observer service. */
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  /** The authority of an issued certificate, as a PEM file. */
  readonly caFile: string | undefined;
  /** The last lines of the current process's log. */
  readonly lines: readonly string[];
  /** SIGKILL: what it had read and not yet passed on is gone with it. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends the process if it runs (SIGTERM) and starts it again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** In a cluster 30 s: too long for a test in which the peer service comes back. */
const retryTimeout = '500ms';

/** Starts a hubble-relay and waits until it accepts clients. It finds its agents by itself, then and later. */
export async function startHubbleRelay(options: HubbleRelayOptions): Promise<HubbleRelay> {
  const program = findProgram(options.program ?? 'hubble-relay');
  const folder = makeTempFolder('hubble-relay');
  const tls = options.tls === 'issued' ? await issueCertificate(folder) : { pair: options.tls };
  const port = await freePort();
  const healthPort = await freePort();
  const args = [
    'serve',
    `--peer-service=${options.peers}`,
    `--listen-address=127.0.0.1:${port}`,
    `--health-listen-address=127.0.0.1:${healthPort}`,
    '--gops=false',
    `--retry-timeout=${retryTimeout}`,
    '--disable-client-tls',
    ...serverTls(tls.pair, folder),
    ...(options.args ?? []),
  ];
  let child: ChildProcess;

  const start = async (): Promise<void> => {
    child = new ChildProcess({ name: 'hubble-relay', command: program, args });
    await untilReady(child, () => tryToConnect(port));
  };
  const end = async (): Promise<void> => {
    await child.stop(5_000);
  };
  const stop = async (): Promise<void> => {
    await end();
    await removeTempFolder(folder);
  };

  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    address: `127.0.0.1:${port}`,
    caFile: tls.caFile,
    port,
    get pid() {
      return child.pid;
    },
    get lines() {
      return child.lines;
    },
    async kill() {
      await child.kill();
    },
    pause: () => child.pause(),
    resume: () => child.resume(),
    async restart() {
      await end();
      await start();
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface ServerTls {
  readonly pair: CertificatePair | undefined;
  readonly caFile?: string;
}

async function issueCertificate(folder: string): Promise<ServerTls> {
  const { createCertificateAuthority } = await import('./certificates.ts');
  const authority = await createCertificateAuthority({ name: 'Cilium CA' });
  const caFile = join(folder, 'ca.crt');
  writeFileSync(caFile, authority.certificate);
  const dnsNames = ['*.hubble-relay.cilium.io'];
  const pair = await authority.issueServerCertificate({ commonName: '*.hubble-relay.cilium.io', dnsNames });
  return { pair, caFile };
}

function serverTls(tls: CertificatePair | undefined, folder: string): string[] {
  if (tls === undefined) return ['--disable-server-tls'];
  const [certificateFile, keyFile] = [join(folder, 'relay.crt'), join(folder, 'relay.key')];
  writeFileSync(certificateFile, tls.certificate);
  writeFileSync(keyFile, tls.key, { mode: 0o600 });
  return [`--tls-relay-server-cert-file=${certificateFile}`, `--tls-relay-server-key-file=${keyFile}`];
}

function tryToConnect(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(1_000, () => socket.destroy(new Error('no connection in time')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
