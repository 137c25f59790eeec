import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type MeshConfigForm, meshConfigPatch } from './mesh-config.ts';

const service = { host: 'als.kestrel.svc.cluster.local', port: 8080 };
const mesh = `# kept by the platform team
accessLogFile: /dev/stdout
extensionProviders:
  - name: tracing # of the other team
    opentelemetry: { service: otel.ops.svc.cluster.local, port: 4317 }
trustDomain: cluster.local
`;
const names = ['kestrel-operator-als', 'kestrel-operator-als-tcp'];

function configMap(text: string): string {
  const metadata = { name: 'istio', namespace: 'istio-system', resourceVersion: '42' };
  return stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { mesh: text } });
}

function patched(text: string, form: MeshConfigForm) {
  const patch = meshConfigPatch(configMap(text), form, service);
  if (patch === undefined) throw new Error('nothing to change');
  return parse(patch);
}

test('the patch of the ConfigMap has the whole text with comments and other providers, and its version', () => {
  const { metadata, data } = patched(mesh, 'configmap');
  expect(metadata).toEqual({ resourceVersion: '42' });
  expect(data.mesh).toContain('# kept by the platform team');
  expect(data.mesh).toContain('# of the other team');
  const { extensionProviders, ...rest } = parse(data.mesh);
  expect(rest).toEqual({ accessLogFile: '/dev/stdout', trustDomain: 'cluster.local' });
  expect(extensionProviders.map(({ name }: { name: string }) => name)).toEqual(['tracing', ...names]);
  expect(extensionProviders[1]).toMatchObject({ envoyHttpAls: { service: service.host, port: 8080 } });
  expect(extensionProviders[2]).toEqual({
    name: names[1],
    envoyTcpAls: { service: service.host, port: 8080 },
  });
});

test('Helm values and IstioOperator carry the other providers, since their lists replace', () => {
  const { extensionProviders } = parse(patched(mesh, 'configmap').data.mesh);
  expect(patched(mesh, 'helm')).toEqual({ meshConfig: { extensionProviders } });
  expect(patched(mesh, 'operator')).toEqual({
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    spec: { meshConfig: { extensionProviders } },
  });
});

test('a mesh that has both is not changed', () => {
  const done = patched(mesh, 'configmap').data.mesh;
  expect(meshConfigPatch(configMap(done), 'configmap', service)).toBeUndefined();
});

test('a provider of the same name with another address is put right where it stands', () => {
  const old = {
    extensionProviders: [{ name: names[0], envoyHttpAls: { service: 'gone', port: 1 } }, { name: 'other' }],
  };
  const { extensionProviders } = parse(patched(stringify(old), 'configmap').data.mesh);
  expect(extensionProviders.map(({ name }: { name: string }) => name)).toEqual([names[0], 'other', names[1]]);
  expect(extensionProviders[0].envoyHttpAls.service).toBe(service.host);
});

test.each(['', 'extensionProviders:\n', 'extensionProviders: []\n'])(
  'a mesh without providers gets them: %j',
  (text) => {
    const { extensionProviders } = parse(patched(text, 'configmap').data.mesh);
    expect(extensionProviders.map(({ name }: { name: string }) => name)).toEqual(names);
  },
);

test.each([
  ['kind: Secret', 'this is a Secret, not a ConfigMap'],
  ['', 'this is a nothing, not a ConfigMap'],
  ['kind: ConfigMap\ndata: {}', 'no data.mesh'],
  ['a: [', 'the ConfigMap is not YAML'],
  [configMap('a: ['), 'mesh is not YAML'],
  [configMap('- a'), 'mesh is not a mapping'],
  [configMap('extensionProviders: 3'), 'extensionProviders is not a list'],
])('what is no mesh configuration is refused with the reason: %j', (text, reason) => {
  expect(() => meshConfigPatch(text, 'configmap', service)).toThrow(reason);
});
