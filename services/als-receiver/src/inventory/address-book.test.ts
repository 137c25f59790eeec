import { expect, test } from 'vitest';
import { InventoryAddressBook } from './address-book.ts';

const now = Date.UTC(2026, 0, 1);
const orders = { namespace: 'shop', kind: 'Deployment', name: 'orders' };
const billing = { namespace: 'shop', kind: 'Deployment', name: 'billing' };
const ip = '10.0.0.7';

function createBook(maxAddresses = 100): InventoryAddressBook {
  return new InventoryAddressBook(maxAddresses);
}

test('an address is its pod’s from the creation on, and a little before, since clocks differ', () => {
  const book = createBook();
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now }, now);
  expect(book.find(ip, now + 1_000)).toEqual(orders);
  expect(book.find(ip, now - 4_000)).toEqual(orders);
  expect(book.find(ip, now - 60_000)).toBeUndefined();
  expect(book.find('10.0.0.8', now)).toBeUndefined();
});

test('an address that is used again belongs to whom had it at the time', () => {
  const book = createBook();
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now - 600_000 }, now - 600_000);
  book.endPod('a', now);
  book.setPod({ uid: 'b', ip, owner: billing, fromMs: now + 2_000 }, now + 3_000);
  expect(book.find(ip, now - 1_000)).toEqual(orders);
  expect(book.find(ip, now + 2_500)).toEqual(billing);
  expect(book.find(ip, now + 60_000)).toEqual(billing);
});

test('the order in which the bus tells of two pods does not matter', () => {
  const book = createBook();
  book.setPod({ uid: 'b', ip, owner: billing, fromMs: now }, now);
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now - 600_000 }, now);
  book.endPod('a', now - 1_000);
  expect(book.find(ip, now + 1_000)).toEqual(billing);
  expect(book.find(ip, now - 30_000)).toEqual(orders);
});

test('a pod that is gone answers for late entries, and is forgotten after a while', () => {
  const book = createBook();
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now }, now);
  book.endPod('a', now + 10_000);
  expect(book.find(ip, now + 9_000)).toEqual(orders);
  expect(book.find(ip, now + 60_000)).toBeUndefined();
  book.forgetOld(now + 60_000);
  expect(book.size).toBe(1);
  book.forgetOld(now + 600_000);
  expect(book.size).toBe(0);
});

test('a pod whose sandbox was made anew has its new address, and the old one is free', () => {
  const book = createBook();
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now }, now);
  book.setPod({ uid: 'a', ip: '10.0.0.8', owner: orders, fromMs: now }, now + 60_000);
  book.setPod({ uid: 'b', ip, owner: billing, fromMs: now + 61_000 }, now + 62_000);
  expect(book.find('10.0.0.8', now + 61_000)).toEqual(orders);
  expect(book.find(ip, now + 70_000)).toEqual(billing);
  expect(book.find(ip, now + 30_000)).toEqual(orders);
});

test('a root that becomes known later takes the place of the pod', () => {
  const book = createBook();
  book.setPod(
    { uid: 'a', ip, owner: { namespace: 'shop', kind: 'Pod', name: 'orders-1' }, fromMs: now },
    now,
  );
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now }, now);
  expect(book.find(ip, now)).toEqual(orders);
});

test('addresses of nodes are nobody’s, whatever pods claim them, until the last node that has one is gone', () => {
  const book = createBook();
  book.setPod({ uid: 'a', ip, owner: orders, fromMs: now }, now);
  book.setNode('n1', [ip]);
  book.setNode('n2', [ip]);
  book.setNode('n1', []);
  expect(book.find(ip, now)).toBeUndefined();
  book.setNode('n2', ['10.0.0.9']);
  expect(book.find(ip, now)).toEqual(orders);
});

test('Services answer by their cluster address, headless ones do not', () => {
  const book = createBook();
  const service = { namespace: 'shop', kind: 'Service', name: 'orders' };
  book.setService('s', '10.96.0.1', service);
  book.setService('h', 'None', service);
  expect(book.find('10.96.0.1', now)).toEqual(service);
  expect(book.find('None', now)).toBeUndefined();
  book.setService('t', '10.96.0.1', { ...service, name: 'next' });
  book.endService('s');
  expect(book.find('10.96.0.1', now)).toMatchObject({ name: 'next' });
});

test('memory is bounded, and what found no room is counted', () => {
  const book = createBook(10);
  for (let index = 0; index < 50; index++) {
    book.setPod({ uid: `${index}`, ip: `10.0.1.${index}`, owner: orders, fromMs: now }, now);
  }
  expect(book.size).toBe(10);
  expect(book.overflow).toBe(40);
});

test('many pods on one address keep only the last of them', () => {
  const book = createBook();
  for (let index = 0; index < 1_000; index++) {
    book.setPod(
      { uid: `${index}`, ip, owner: { ...orders, name: `${index}` }, fromMs: now + index },
      now + index,
    );
    book.endPod(`${index}`, now + index);
  }
  expect(book.find(ip, now + 1_000)).toMatchObject({ name: '999' });
});
