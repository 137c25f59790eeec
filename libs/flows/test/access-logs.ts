import { readFileSync } from 'node:fs';
import { cloud } from '@kestrel/proto';
import { envoy } from '@kestrel/proto/envoy-codecs';
import { type ManualClock, manualClock } from '@kestrel/testkit';
import { type L7Batch, type L7Connection, L7Merger, type L7MergerOptions, splitBatch } from '../src/index.ts';

export const messageCodec = envoy.service.accesslog.v3.StreamAccessLogsMessage;
export type Message = envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties;
export type HttpEntry = envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties;
export type TcpEntry = envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties;
export type Common = envoy.data.accesslog.v3.AccessLogCommon.$Properties;
export type L7Record = cloud.v1.L7AccessLog.$Properties;

export const startSeconds = 1_795_000_000;
export const windowMs = 30_000;
