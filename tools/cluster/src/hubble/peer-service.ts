import { encodeFrame } from '@kestrel/grpc';
import { peer } from '@kestrel/proto/hubble-codecs';
import type { Method } from './grpc-server.ts';

/** The agents, as relay shall know them. */
export type PeerList = () => readonly { readonly node: string; readonly address: string }[];

/** `peer.Peer/Notify`: all agents as added; the call stays open, since none ever goes for good. */
export function notifyPeers(list: PeerList): Method {
  return {
    kind: 'stream',
    open: (_request, answers) => {
      for (const { node, address } of list()) {
        const type = peer.ChangeNotificationType.PEER_ADDED;
        answers.write(encodeFrame(peer.ChangeNotification.encode({ name: node, address, type }).finish()));
      }
    },
  };
}
