import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOptions, usage } from './options.ts';

test("without options it is the ConfigMap of the default revision and the chart's Service", () => {
  expect(parseOptions([])).toEqual({
    form: 'configmap',
    file: undefined,
    namespace: 'istio-system',
    configMap: 'istio',
    service: { host: 'kestrel-operator-als.kestrel-ai.svc.cluster.local', port: 8080 },
  });
});

test.each([
  [['--form', 'patch'], '--form is patch: it wants configmap, helm, operator'],
  [['--port', '0'], '--port is 0: it wants a number from 1 to 65535'],
  [['--service', 'a b'], '--service is a b: it wants a host name'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused with what it wants', (args, reason) => {
  expect(() => parseOptions(args)).toThrow(reason);
});

test('the README has the usage as it is printed', () => {
  expect(readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')).toContain(usage);
});
