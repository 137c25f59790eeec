import { createKubeClient } from '../src/index.ts';
import { kubeTestConfig } from './kube-test-config.ts';
import { createTestContext } from './test-context.ts';

/** A process that lists pods as one in a cluster does: server, token file, CA file. */
const [server = '', tokenFile = '', caFile = ''] = process.argv.slice(2);
const source = { kind: 'in-cluster', server, tokenFile, caFile } as const;
const client = await createKubeClient(kubeTestConfig(source), createTestContext());
const { status } = await client.get('/api/v1/pods');
process.stdout.write(`status ${status}\n`);
await client.stop(new AbortController().signal);
