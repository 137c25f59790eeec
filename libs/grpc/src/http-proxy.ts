import { request } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';
import { formatHostPort } from '@kestrel/service';

/** A proxy that knows CONNECT. */
export interface HttpProxy {
  readonly host: string;
  readonly port: number;
  /** `user:password` */
  readonly login: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const proxyVariables = ['grpc_proxy', 'https_proxy', 'http_proxy'] as const;
const exceptionVariables = ['no_grpc_proxy', 'no_proxy'] as const;

/**
 * The proxy that the environment names for a host, undefined for none. The variables and their order are those that every
 * gRPC client reads.
 * @throws Error when the variable is no address of an HTTP proxy: to go past the proxy would not be what was asked for
 */
export function findProxy(host: string, environment: Environment = process.env): HttpProxy | undefined {
  const variable = proxyVariables.find((name) => environment[name]);
  if (variable === undefined || isException(host, environment)) return undefined;
  const url = URL.parse(environment[variable] ?? '');
  if (url?.protocol !== 'http:' || url.hostname === '')
    throw new Error(`the variable ${variable} is not of the form http://[user:password@]host[:port]`);
  const { hostname, port, username, password } = url;
  const login = username === '' ? undefined : decodeURIComponent(`${username}:${password}`);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 80 : Number(port), login };
}

/** A connection through the proxy to `target`, `host:port`. @throws Error that says what the proxy did */
export function openTunnel(proxy: HttpProxy, target: string, signal: AbortSignal): Promise<Socket> {
  const { host, port, login } = proxy;
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const fail = (what: string) => reject(new Error(`the proxy ${formatHostPort(host, port)} ${what}`));
  const authorization = login === undefined ? [] : [basicAuthorization(login)];
  const asking = request({
    host,
    port,
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...Object.fromEntries(authorization) },
    agent: false,
    signal,
  });
  asking.once('error', ({ message }) => fail(`is out of reach: ${message}`));
  asking.once('connect', ({ statusCode = 0 }, socket, head) => {
    if (statusCode < 200 || statusCode > 299) {
      socket.destroy();
      fail(`answers ${statusCode} to CONNECT ${target}`);
      return;
    }
    if (head.length > 0) socket.unshift(head);
    resolve(socket as Socket);
  });
  asking.end();
  return promise;
}

const basicAuthorization = (login: string) =>
  ['proxy-authorization', `Basic ${Buffer.from(login).toString('base64')}`] as const;

/** Names mean themselves and all below them, `*` everything; addresses may have a prefix length. */
function isException(host: string, environment: Environment): boolean {
  const variable = exceptionVariables.find((name) => environment[name]);
  const entries = (variable === undefined ? '' : (environment[variable] ?? '')).split(',');
  return entries.some((entry) => covers(entry.trim().toLowerCase(), host.toLowerCase()));
}

function covers(entry: string, host: string): boolean {
  if (entry === '') return false;
  if (entry === '*' || entry === host) return true;
  if (isIP(host) !== 0) return coversAddress(entry, host);
  return host.endsWith(entry.startsWith('.') ? entry : `.${entry}`);
}

function coversAddress(entry: string, address: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(network) === 0 || !/^\d+$/.test(bits) || Number(bits) > (family === 'ipv6' ? 128 : 32))
    return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family);
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
