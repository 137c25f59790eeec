import { describe, expect, it } from 'vitest';
import { findProxy } from './http-proxy.ts';

const proxy = { https_proxy: 'http://proxy.example.com:3128' };

describe('the proxy of the environment', () => {
  it('is none where no variable names one', () => {
    expect(findProxy('cloud.example.com', {})).toBeUndefined();
    expect(findProxy('cloud.example.com', { https_proxy: '' })).toBeUndefined();
  });

  it('has host, port and login, port 80 where none is given', () => {
    expect(findProxy('cloud', proxy)).toEqual({ host: 'proxy.example.com', port: 3128, login: undefined });
    expect(findProxy('cloud', { http_proxy: 'http://us%40er:pass@10.0.0.1' })).toEqual({
      host: '10.0.0.1',
      port: 80,
      login: 'us@er:pass',
    });
    expect(findProxy('cloud', { https_proxy: 'http://[fd00::1]:8080' })).toMatchObject({ host: 'fd00::1' });
  });

  it('is the one for gRPC before the one for HTTPS, and that before the one for HTTP', () => {
    const all = { grpc_proxy: 'http://g', https_proxy: 'http://s', http_proxy: 'http://h' };
    expect(findProxy('cloud', all)?.host).toBe('g');
    expect(findProxy('cloud', { ...all, grpc_proxy: undefined })?.host).toBe('s');
  });

  it.each(['proxy.example.com:3128', 'https://proxy.example.com', 'socks5://proxy', 'nonsense'])(
    'refuses %s by the name of the variable, and does not go past it',
    (value) => {
      expect(() => findProxy('cloud', { https_proxy: value })).toThrow('https_proxy');
    },
  );
});

describe('an exception', () => {
  it.each([
    ['cloud.example.com', 'example.com'],
    ['cloud.example.com', '.example.com'],
    ['example.com', 'a.example, example.com '],
    ['CLOUD.example.com', 'cloud.Example.com'],
    ['anything', '*'],
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['fd00::7', 'fd00::/16'],
  ])('lets %s past the proxy where no_proxy is %s', (host, no_proxy) => {
    expect(findProxy(host, { ...proxy, no_proxy })).toBeUndefined();
  });

  it.each([
    ['notexample.com', 'example.com'],
    ['example.com', '.example.com'],
    ['11.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.0.0.0/99'],
    ['10.1.2.3', 'fd00::/16'],
    ['cloud', ''],
  ])('leaves %s to the proxy where no_proxy is %s', (host, no_proxy) => {
    expect(findProxy(host, { ...proxy, no_proxy })).toBeDefined();
  });

  it('is the one for gRPC where both are set', () => {
    expect(findProxy('cloud', { ...proxy, no_grpc_proxy: 'other', no_proxy: 'cloud' })).toBeDefined();
  });
});
