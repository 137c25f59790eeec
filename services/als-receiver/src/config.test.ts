import { EnvReader } from '@kestrel/service';
import { expect, test } from 'vitest';
import { parseAlsConfig } from './config.ts';

function parse(env: Readonly<Record<string, string>>) {
  const reader = new EnvReader(env);
  const config = parseAlsConfig(reader);
  return { config, problems: reader.problems.map(({ variable }) => variable) };
}

test('without settings it takes plaintext on port 8080', () => {
  const { config, problems } = parse({});
  expect(problems).toEqual([]);
  expect(config).toMatchObject({ enabled: true, server: { port: 8080, tls: undefined } });
});

test('certificate and key go together, and client authorities need both', () => {
  expect(parse({ ISTIO_ALS_CERT_FILE: '/tls/tls.crt' }).problems).toEqual(['ISTIO_ALS_KEY_FILE']);
  expect(parse({ ISTIO_ALS_KEY_FILE: '/tls/tls.key' }).problems).toEqual(['ISTIO_ALS_CERT_FILE']);
  expect(parse({ ISTIO_ALS_CLIENT_CA_FILE: '/tls/ca.crt' }).problems).toEqual(['ISTIO_ALS_CLIENT_CA_FILE']);
});

test('a message of 4 MiB can always be received', () => {
  expect(parse({ ISTIO_ALS_MAX_MESSAGE_BYTES: '1000000' }).problems).toEqual(['ISTIO_ALS_MAX_MESSAGE_BYTES']);
});
