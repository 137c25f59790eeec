import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, tryCommand } from './run-command.ts';
import { network, networkNamespaceFile, runFolder, testbedName } from './settings.ts';

const namespaceFolder = dirname(networkNamespaceFile);
const mountedByUs = join(runFolder, 'mounted-namespaces');

/**
 * The node's network namespace, a veth pair to it, and the machine's routes to node, pods and Services. Only routes
 * over the veth pair are added to the machine; they go with it.
 */
export async function ensureNodeNetwork(): Promise<string | undefined> {
  if (await isComplete()) return undefined;
  await removeNodeNetwork();
  await refuseTakenAddresses();
  mkdirSync(runFolder, { recursive: true });
  // The first namespace of a machine makes this folder a mount of its own.
  if (!isMounted(namespaceFolder)) writeFileSync(mountedByUs, '');
  const { hostInterface, nodeInterface, hostAddress, nodeAddress, prefixLength } = network;
  await ip('netns', 'add', testbedName);
  await ip('link', 'add', hostInterface, 'type', 'veth', 'peer', 'name', nodeInterface, 'netns', testbedName);
  await ip('address', 'add', `${hostAddress}/${prefixLength}`, 'dev', hostInterface);
  await ip('link', 'set', hostInterface, 'up');
  await inNode('address', 'add', `${nodeAddress}/${prefixLength}`, 'dev', nodeInterface);
  await inNode('link', 'set', nodeInterface, 'up');
  await inNode('link', 'set', 'lo', 'up');
  await inNode('route', 'add', 'default', 'via', hostAddress);
  await sysctlInNode('net.ipv4.ip_forward', '1');
  for (const cidr of [network.podCidr, network.serviceCidr]) {
    await ip('route', 'add', cidr, 'via', nodeAddress, 'dev', hostInterface);
  }
  return 'made';
}

/** Gives the machine another address that the node and its pods reach, until the network goes. */
export async function addHostAddress(address: string): Promise<void> {
  await ip('address', 'replace', `${address}/32`, 'dev', network.hostInterface);
}

/** Removes the namespace and with it every interface, route and rule that was made in it. Returns whether it was there. */
export async function removeNodeNetwork(): Promise<boolean> {
  const existed = existsSync(networkNamespaceFile);
  await tryCommand('ip', ['link', 'delete', network.hostInterface]);
  if (existed) await tryCommand('ip', ['netns', 'delete', testbedName]);
  if (existsSync(mountedByUs) && isMounted(namespaceFolder) && readdirSync(namespaceFolder).length === 0) {
    await tryCommand('umount', [namespaceFolder]);
  }
  return existed;
}

/** Sets a kernel parameter of the namespace; the machine's own is not touched. */
export async function sysctlInNode(name: string, value: string): Promise<void> {
  await runCommand('nsenter', [`--net=${networkNamespaceFile}`, '--', 'sysctl', '-qw', `${name}=${value}`]);
}

async function isComplete(): Promise<boolean> {
  if (!existsSync(networkNamespaceFile)) return false;
  const inside = await tryCommand('ip', ['-n', testbedName, 'address', 'show', network.nodeInterface]);
  const routes = await tryCommand('ip', ['route', 'show', 'dev', network.hostInterface]);
  return (
    inside?.includes(network.nodeAddress) === true &&
    [network.podCidr, network.serviceCidr].every((cidr) => routes?.includes(cidr))
  );
}

async function refuseTakenAddresses(): Promise<void> {
  const routes = (await runCommand('ip', ['-4', 'route', 'show', 'table', 'all'])).split('\n');
  for (const cidr of [`${network.hostAddress}/16`, network.podCidr, network.serviceCidr]) {
    const prefix = `${cidr.split('.', 2).join('.')}.`;
    const taken = routes.find((route) => route.replace(/^(local|broadcast) /, '').startsWith(prefix));
    if (taken !== undefined) {
      throw new Error(
        `the machine has a route into ${prefix}0.0/16, which the test bed uses: ${taken.trim()}`,
      );
    }
  }
}

function isMounted(folder: string): boolean {
  return readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${folder} `);
}

function ip(...args: string[]): Promise<string> {
  return runCommand('ip', args);
}

function inNode(...args: string[]): Promise<string> {
  return ip('-n', testbedName, ...args);
}
