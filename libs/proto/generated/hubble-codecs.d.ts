import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace flow. */
export namespace flow {

    /** Verdict enum. */
    enum Verdict {

        /** VERDICT_UNKNOWN value */
        VERDICT_UNKNOWN = 0,

        /** FORWARDED value */
        FORWARDED = 1,

        /** DROPPED value */
        DROPPED = 2,

        /** ERROR value */
        ERROR = 3,

        /** AUDIT value */
        AUDIT = 4,

        /** REDIRECTED value */
        REDIRECTED = 5,

        /** TRACED value */
        TRACED = 6,

        /** TRANSLATED value */
        TRANSLATED = 7
    }

    /** FlowType enum. */
    enum FlowType {

        /** UNKNOWN_TYPE value */
        UNKNOWN_TYPE = 0,

        /** L3_L4 value */
        L3_L4 = 1,

        /** L7 value */
        L7 = 2,

        /** SOCK value */
        SOCK = 3
    }

    /** TrafficDirection enum. */
    enum TrafficDirection {

        /** TRAFFIC_DIRECTION_UNKNOWN value */
        TRAFFIC_DIRECTION_UNKNOWN = 0,

        /** INGRESS value */
        INGRESS = 1,

        /** EGRESS value */
        EGRESS = 2
    }

    /** DropReason enum. */
    enum DropReason {

        /** DROP_REASON_UNKNOWN value */
        DROP_REASON_UNKNOWN = 0,

        /** POLICY_DENIED value */
        POLICY_DENIED = 133,

        /** POLICY_DENY value */
        POLICY_DENY = 181,

        /** AUTH_REQUIRED value */
        AUTH_REQUIRED = 189
    }

    /** IPVersion enum. */
    enum IPVersion {

        /** IP_NOT_USED value */
        IP_NOT_USED = 0,

        /** IPv4 value */
        IPv4 = 1,

        /** IPv6 value */
        IPv6 = 2
    }

    /** LostEventSource enum. */
    enum LostEventSource {

        /** UNKNOWN_LOST_EVENT_SOURCE value */
        UNKNOWN_LOST_EVENT_SOURCE = 0,

        /** PERF_EVENT_RING_BUFFER value */
        PERF_EVENT_RING_BUFFER = 1,

        /** OBSERVER_EVENTS_QUEUE value */
        OBSERVER_EVENTS_QUEUE = 2,

        /** HUBBLE_RING_BUFFER value */
        HUBBLE_RING_BUFFER = 3
    }

    /** L7FlowType enum. */
    enum L7FlowType {

        /** UNKNOWN_L7_TYPE value */
        UNKNOWN_L7_TYPE = 0,

        /** REQUEST value */
        REQUEST = 1,

        /** RESPONSE value */
        RESPONSE = 2,

        /** SAMPLE value */
        SAMPLE = 3
    }

    /**
     * Properties of a Flow.
     * @deprecated Use flow.Flow.$Properties instead.
     */
    interface IFlow extends flow.Flow.$Properties {
    }

    /** Represents a Flow. */
    class Flow {

        /**
         * Constructs a new Flow.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Flow.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Flow time. */
        time?: (google.protobuf.Timestamp.$Properties|null);

        /** Flow verdict. */
        verdict: flow.Verdict;

        /** Flow drop_reason. */
        drop_reason: number;

        /** Flow IP. */
        IP?: (flow.IP.$Properties|null);

        /** Flow l4. */
        l4?: (flow.Layer4.$Properties|null);

        /** Flow source. */
        source?: (flow.Endpoint.$Properties|null);

        /** Flow destination. */
        destination?: (flow.Endpoint.$Properties|null);

        /** Flow Type. */
        Type: flow.FlowType;

        /** Flow node_name. */
        node_name: string;

        /** Flow source_names. */
        source_names: string[];

        /** Flow destination_names. */
        destination_names: string[];

        /** Flow l7. */
        l7?: (flow.Layer7.$Properties|null);

        /** Flow event_type. */
        event_type?: (flow.CiliumEventType.$Properties|null);

        /** Flow source_service. */
        source_service?: (flow.Service.$Properties|null);

        /** Flow destination_service. */
        destination_service?: (flow.Service.$Properties|null);

        /** Flow traffic_direction. */
        traffic_direction: flow.TrafficDirection;

        /** Flow policy_match_type. */
        policy_match_type: number;

        /** Flow drop_reason_desc. */
        drop_reason_desc: flow.DropReason;

        /** Flow is_reply. */
        is_reply?: (google.protobuf.BoolValue.$Properties|null);

        /** Flow uuid. */
        uuid: string;

        /** Flow node_labels. */
        node_labels: string[];

        /** Flow egress_allowed_by. */
        egress_allowed_by: flow.Policy.$Properties[];

        /** Flow ingress_allowed_by. */
        ingress_allowed_by: flow.Policy.$Properties[];

        /** Flow egress_denied_by. */
        egress_denied_by: flow.Policy.$Properties[];

        /** Flow ingress_denied_by. */
        ingress_denied_by: flow.Policy.$Properties[];

        /** Flow policy_log. */
        policy_log: string[];

        /** Flow aggregate. */
        aggregate?: (flow.Aggregate.$Properties|null);

        /**
         * Creates a new Flow instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Flow instance
         */
        static create(properties: flow.Flow.$Shape): flow.Flow & flow.Flow.$Shape;
        static create(properties?: flow.Flow.$Properties): flow.Flow;

        /**
         * Encodes the specified Flow message. Does not implicitly {@link flow.Flow.verify|verify} messages.
         * @param message Flow message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Flow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Flow message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Flow & flow.Flow.$Shape} Flow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Flow & flow.Flow.$Shape;
    }

    namespace Flow {

        /** Properties of a Flow. */
        interface $Properties {

            /** Flow time */
            time?: (google.protobuf.Timestamp.$Properties|null);

            /** Flow verdict */
            verdict?: (flow.Verdict|null);

            /** Flow drop_reason */
            drop_reason?: (number|null);

            /** Flow IP */
            IP?: (flow.IP.$Properties|null);

            /** Flow l4 */
            l4?: (flow.Layer4.$Properties|null);

            /** Flow source */
            source?: (flow.Endpoint.$Properties|null);

            /** Flow destination */
            destination?: (flow.Endpoint.$Properties|null);

            /** Flow Type */
            Type?: (flow.FlowType|null);

            /** Flow node_name */
            node_name?: (string|null);

            /** Flow source_names */
            source_names?: (string[]|null);

            /** Flow destination_names */
            destination_names?: (string[]|null);

            /** Flow l7 */
            l7?: (flow.Layer7.$Properties|null);

            /** Flow event_type */
            event_type?: (flow.CiliumEventType.$Properties|null);

            /** Flow source_service */
            source_service?: (flow.Service.$Properties|null);

            /** Flow destination_service */
            destination_service?: (flow.Service.$Properties|null);

            /** Flow traffic_direction */
            traffic_direction?: (flow.TrafficDirection|null);

            /** Flow policy_match_type */
            policy_match_type?: (number|null);

            /** Flow drop_reason_desc */
            drop_reason_desc?: (flow.DropReason|null);

            /** Flow is_reply */
            is_reply?: (google.protobuf.BoolValue.$Properties|null);

            /** Flow uuid */
            uuid?: (string|null);

            /** Flow node_labels */
            node_labels?: (string[]|null);

            /** Flow egress_allowed_by */
            egress_allowed_by?: (flow.Policy.$Properties[]|null);

            /** Flow ingress_allowed_by */
            ingress_allowed_by?: (flow.Policy.$Properties[]|null);

            /** Flow egress_denied_by */
            egress_denied_by?: (flow.Policy.$Properties[]|null);

            /** Flow ingress_denied_by */
            ingress_denied_by?: (flow.Policy.$Properties[]|null);

            /** Flow policy_log */
            policy_log?: (string[]|null);

            /** Flow aggregate */
            aggregate?: (flow.Aggregate.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Flow. */
        type $Shape = {
          time?: google.protobuf.Timestamp.$Shape|null;
          verdict?: flow.Verdict|null;
          drop_reason?: number|null;
          IP?: flow.IP.$Shape|null;
          l4?: flow.Layer4.$Shape|null;
          source?: flow.Endpoint.$Shape|null;
          destination?: flow.Endpoint.$Shape|null;
          Type?: flow.FlowType|null;
          node_name?: string|null;
          source_names?: string[]|null;
          destination_names?: string[]|null;
          l7?: flow.Layer7.$Shape|null;
          event_type?: flow.CiliumEventType.$Shape|null;
          source_service?: flow.Service.$Shape|null;
          destination_service?: flow.Service.$Shape|null;
          traffic_direction?: flow.TrafficDirection|null;
          policy_match_type?: number|null;
          drop_reason_desc?: flow.DropReason|null;
          is_reply?: google.protobuf.BoolValue.$Shape|null;
          uuid?: string|null;
          node_labels?: string[]|null;
          egress_allowed_by?: flow.Policy.$Shape[]|null;
          ingress_allowed_by?: flow.Policy.$Shape[]|null;
          egress_denied_by?: flow.Policy.$Shape[]|null;
          ingress_denied_by?: flow.Policy.$Shape[]|null;
          policy_log?: string[]|null;
          aggregate?: flow.Aggregate.$Shape|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a Layer4.
     * @deprecated Use flow.Layer4.$Properties instead.
     */
    interface ILayer4 extends flow.Layer4.$Properties {
    }

    /** Represents a Layer4. */
    class Layer4 {

        /**
         * Constructs a new Layer4.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Layer4.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Layer4 TCP. */
        TCP?: (flow.TCP.$Properties|null);

        /** Layer4 UDP. */
        UDP?: (flow.UDP.$Properties|null);

        /** Layer4 ICMPv4. */
        ICMPv4?: (flow.ICMPv4.$Properties|null);

        /** Layer4 ICMPv6. */
        ICMPv6?: (flow.ICMPv6.$Properties|null);

        /** Layer4 SCTP. */
        SCTP?: (flow.SCTP.$Properties|null);

        /** Layer4 protocol. */
        protocol?: ("TCP"|"UDP"|"ICMPv4"|"ICMPv6"|"SCTP");

        /**
         * Creates a new Layer4 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Layer4 instance
         */
        static create(properties: flow.Layer4.$Shape): flow.Layer4 & flow.Layer4.$Shape;
        static create(properties?: flow.Layer4.$Properties): flow.Layer4;

        /**
         * Encodes the specified Layer4 message. Does not implicitly {@link flow.Layer4.verify|verify} messages.
         * @param message Layer4 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Layer4.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Layer4 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Layer4 & flow.Layer4.$Shape} Layer4
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Layer4 & flow.Layer4.$Shape;
    }

    namespace Layer4 {

        /** Properties of a Layer4. */
        interface $Properties {

            /** Layer4 TCP */
            TCP?: (flow.TCP.$Properties|null);

            /** Layer4 UDP */
            UDP?: (flow.UDP.$Properties|null);

            /** Layer4 ICMPv4 */
            ICMPv4?: (flow.ICMPv4.$Properties|null);

            /** Layer4 ICMPv6 */
            ICMPv6?: (flow.ICMPv6.$Properties|null);

            /** Layer4 SCTP */
            SCTP?: (flow.SCTP.$Properties|null);

            /** Layer4 protocol */
            protocol?: ("TCP"|"UDP"|"ICMPv4"|"ICMPv6"|"SCTP");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Layer4. */
        type $Shape = {
          TCP?: flow.TCP.$Shape|null;
          UDP?: flow.UDP.$Shape|null;
          ICMPv4?: flow.ICMPv4.$Shape|null;
          ICMPv6?: flow.ICMPv6.$Shape|null;
          SCTP?: flow.SCTP.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ protocol?: undefined; TCP?: null; UDP?: null; ICMPv4?: null; ICMPv6?: null; SCTP?: null }|{ protocol?: "TCP"; TCP: flow.TCP.$Shape; UDP?: null; ICMPv4?: null; ICMPv6?: null; SCTP?: null }|{ protocol?: "UDP"; TCP?: null; UDP: flow.UDP.$Shape; ICMPv4?: null; ICMPv6?: null; SCTP?: null }|{ protocol?: "ICMPv4"; TCP?: null; UDP?: null; ICMPv4: flow.ICMPv4.$Shape; ICMPv6?: null; SCTP?: null }|{ protocol?: "ICMPv6"; TCP?: null; UDP?: null; ICMPv4?: null; ICMPv6: flow.ICMPv6.$Shape; SCTP?: null }|{ protocol?: "SCTP"; TCP?: null; UDP?: null; ICMPv4?: null; ICMPv6?: null; SCTP: flow.SCTP.$Shape })
        );
    }

    /**
     * Properties of a TCP.
     * @deprecated Use flow.TCP.$Properties instead.
     */
    interface ITCP extends flow.TCP.$Properties {
    }

    /** Represents a TCP. */
    class TCP {

        /**
         * Constructs a new TCP.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.TCP.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TCP source_port. */
        source_port: number;

        /** TCP destination_port. */
        destination_port: number;

        /**
         * Creates a new TCP instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TCP instance
         */
        static create(properties: flow.TCP.$Shape): flow.TCP & flow.TCP.$Shape;
        static create(properties?: flow.TCP.$Properties): flow.TCP;

        /**
         * Encodes the specified TCP message. Does not implicitly {@link flow.TCP.verify|verify} messages.
         * @param message TCP message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.TCP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TCP message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.TCP & flow.TCP.$Shape} TCP
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.TCP & flow.TCP.$Shape;
    }

    namespace TCP {

        /** Properties of a TCP. */
        interface $Properties {

            /** TCP source_port */
            source_port?: (number|null);

            /** TCP destination_port */
            destination_port?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TCP. */
        type $Shape = flow.TCP.$Properties;
    }

    /**
     * Properties of a UDP.
     * @deprecated Use flow.UDP.$Properties instead.
     */
    interface IUDP extends flow.UDP.$Properties {
    }

    /** Represents a UDP. */
    class UDP {

        /**
         * Constructs a new UDP.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.UDP.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** UDP source_port. */
        source_port: number;

        /** UDP destination_port. */
        destination_port: number;

        /**
         * Creates a new UDP instance using the specified properties.
         * @param [properties] Properties to set
         * @returns UDP instance
         */
        static create(properties: flow.UDP.$Shape): flow.UDP & flow.UDP.$Shape;
        static create(properties?: flow.UDP.$Properties): flow.UDP;

        /**
         * Encodes the specified UDP message. Does not implicitly {@link flow.UDP.verify|verify} messages.
         * @param message UDP message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.UDP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a UDP message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.UDP & flow.UDP.$Shape} UDP
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.UDP & flow.UDP.$Shape;
    }

    namespace UDP {

        /** Properties of a UDP. */
        interface $Properties {

            /** UDP source_port */
            source_port?: (number|null);

            /** UDP destination_port */
            destination_port?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a UDP. */
        type $Shape = flow.UDP.$Properties;
    }

    /**
     * Properties of a SCTP.
     * @deprecated Use flow.SCTP.$Properties instead.
     */
    interface ISCTP extends flow.SCTP.$Properties {
    }

    /** Represents a SCTP. */
    class SCTP {

        /**
         * Constructs a new SCTP.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.SCTP.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SCTP source_port. */
        source_port: number;

        /** SCTP destination_port. */
        destination_port: number;

        /**
         * Creates a new SCTP instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SCTP instance
         */
        static create(properties: flow.SCTP.$Shape): flow.SCTP & flow.SCTP.$Shape;
        static create(properties?: flow.SCTP.$Properties): flow.SCTP;

        /**
         * Encodes the specified SCTP message. Does not implicitly {@link flow.SCTP.verify|verify} messages.
         * @param message SCTP message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.SCTP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SCTP message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.SCTP & flow.SCTP.$Shape} SCTP
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.SCTP & flow.SCTP.$Shape;
    }

    namespace SCTP {

        /** Properties of a SCTP. */
        interface $Properties {

            /** SCTP source_port */
            source_port?: (number|null);

            /** SCTP destination_port */
            destination_port?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SCTP. */
        type $Shape = flow.SCTP.$Properties;
    }

    /**
     * Properties of a ICMPv4.
     * @deprecated Use flow.ICMPv4.$Properties instead.
     */
    interface IICMPv4 extends flow.ICMPv4.$Properties {
    }

    /** Represents a ICMPv4. */
    class ICMPv4 {

        /**
         * Constructs a new ICMPv4.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.ICMPv4.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ICMPv4 type. */
        type: number;

        /** ICMPv4 code. */
        code: number;

        /**
         * Creates a new ICMPv4 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ICMPv4 instance
         */
        static create(properties: flow.ICMPv4.$Shape): flow.ICMPv4 & flow.ICMPv4.$Shape;
        static create(properties?: flow.ICMPv4.$Properties): flow.ICMPv4;

        /**
         * Encodes the specified ICMPv4 message. Does not implicitly {@link flow.ICMPv4.verify|verify} messages.
         * @param message ICMPv4 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.ICMPv4.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ICMPv4 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.ICMPv4 & flow.ICMPv4.$Shape} ICMPv4
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.ICMPv4 & flow.ICMPv4.$Shape;
    }

    namespace ICMPv4 {

        /** Properties of a ICMPv4. */
        interface $Properties {

            /** ICMPv4 type */
            type?: (number|null);

            /** ICMPv4 code */
            code?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ICMPv4. */
        type $Shape = flow.ICMPv4.$Properties;
    }

    /**
     * Properties of a ICMPv6.
     * @deprecated Use flow.ICMPv6.$Properties instead.
     */
    interface IICMPv6 extends flow.ICMPv6.$Properties {
    }

    /** Represents a ICMPv6. */
    class ICMPv6 {

        /**
         * Constructs a new ICMPv6.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.ICMPv6.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ICMPv6 type. */
        type: number;

        /** ICMPv6 code. */
        code: number;

        /**
         * Creates a new ICMPv6 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ICMPv6 instance
         */
        static create(properties: flow.ICMPv6.$Shape): flow.ICMPv6 & flow.ICMPv6.$Shape;
        static create(properties?: flow.ICMPv6.$Properties): flow.ICMPv6;

        /**
         * Encodes the specified ICMPv6 message. Does not implicitly {@link flow.ICMPv6.verify|verify} messages.
         * @param message ICMPv6 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.ICMPv6.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ICMPv6 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.ICMPv6 & flow.ICMPv6.$Shape} ICMPv6
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.ICMPv6 & flow.ICMPv6.$Shape;
    }

    namespace ICMPv6 {

        /** Properties of a ICMPv6. */
        interface $Properties {

            /** ICMPv6 type */
            type?: (number|null);

            /** ICMPv6 code */
            code?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ICMPv6. */
        type $Shape = flow.ICMPv6.$Properties;
    }

    /**
     * Properties of a IP.
     * @deprecated Use flow.IP.$Properties instead.
     */
    interface IIP extends flow.IP.$Properties {
    }

    /** Represents a IP. */
    class IP {

        /**
         * Constructs a new IP.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.IP.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** IP source. */
        source: string;

        /** IP destination. */
        destination: string;

        /** IP ipVersion. */
        ipVersion: flow.IPVersion;

        /** IP encrypted. */
        encrypted: boolean;

        /** IP source_xlated. */
        source_xlated: string;

        /**
         * Creates a new IP instance using the specified properties.
         * @param [properties] Properties to set
         * @returns IP instance
         */
        static create(properties: flow.IP.$Shape): flow.IP & flow.IP.$Shape;
        static create(properties?: flow.IP.$Properties): flow.IP;

        /**
         * Encodes the specified IP message. Does not implicitly {@link flow.IP.verify|verify} messages.
         * @param message IP message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.IP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a IP message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.IP & flow.IP.$Shape} IP
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.IP & flow.IP.$Shape;
    }

    namespace IP {

        /** Properties of a IP. */
        interface $Properties {

            /** IP source */
            source?: (string|null);

            /** IP destination */
            destination?: (string|null);

            /** IP ipVersion */
            ipVersion?: (flow.IPVersion|null);

            /** IP encrypted */
            encrypted?: (boolean|null);

            /** IP source_xlated */
            source_xlated?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a IP. */
        type $Shape = flow.IP.$Properties;
    }

    /**
     * Properties of an Endpoint.
     * @deprecated Use flow.Endpoint.$Properties instead.
     */
    interface IEndpoint extends flow.Endpoint.$Properties {
    }

    /** Represents an Endpoint. */
    class Endpoint {

        /**
         * Constructs a new Endpoint.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Endpoint.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Endpoint ID. */
        ID: number;

        /** Endpoint identity. */
        identity: number;

        /** Endpoint namespace. */
        namespace: string;

        /** Endpoint labels. */
        labels: string[];

        /** Endpoint pod_name. */
        pod_name: string;

        /** Endpoint workloads. */
        workloads: flow.Workload.$Properties[];

        /** Endpoint cluster_name. */
        cluster_name: string;

        /**
         * Creates a new Endpoint instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Endpoint instance
         */
        static create(properties: flow.Endpoint.$Shape): flow.Endpoint & flow.Endpoint.$Shape;
        static create(properties?: flow.Endpoint.$Properties): flow.Endpoint;

        /**
         * Encodes the specified Endpoint message. Does not implicitly {@link flow.Endpoint.verify|verify} messages.
         * @param message Endpoint message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Endpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Endpoint message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Endpoint & flow.Endpoint.$Shape} Endpoint
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Endpoint & flow.Endpoint.$Shape;
    }

    namespace Endpoint {

        /** Properties of an Endpoint. */
        interface $Properties {

            /** Endpoint ID */
            ID?: (number|null);

            /** Endpoint identity */
            identity?: (number|null);

            /** Endpoint namespace */
            namespace?: (string|null);

            /** Endpoint labels */
            labels?: (string[]|null);

            /** Endpoint pod_name */
            pod_name?: (string|null);

            /** Endpoint workloads */
            workloads?: (flow.Workload.$Properties[]|null);

            /** Endpoint cluster_name */
            cluster_name?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Endpoint. */
        type $Shape = flow.Endpoint.$Properties;
    }

    /**
     * Properties of a Workload.
     * @deprecated Use flow.Workload.$Properties instead.
     */
    interface IWorkload extends flow.Workload.$Properties {
    }

    /** Represents a Workload. */
    class Workload {

        /**
         * Constructs a new Workload.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Workload.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Workload name. */
        name: string;

        /** Workload kind. */
        kind: string;

        /**
         * Creates a new Workload instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Workload instance
         */
        static create(properties: flow.Workload.$Shape): flow.Workload & flow.Workload.$Shape;
        static create(properties?: flow.Workload.$Properties): flow.Workload;

        /**
         * Encodes the specified Workload message. Does not implicitly {@link flow.Workload.verify|verify} messages.
         * @param message Workload message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Workload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Workload message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Workload & flow.Workload.$Shape} Workload
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Workload & flow.Workload.$Shape;
    }

    namespace Workload {

        /** Properties of a Workload. */
        interface $Properties {

            /** Workload name */
            name?: (string|null);

            /** Workload kind */
            kind?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Workload. */
        type $Shape = flow.Workload.$Properties;
    }

    /**
     * Properties of a Policy.
     * @deprecated Use flow.Policy.$Properties instead.
     */
    interface IPolicy extends flow.Policy.$Properties {
    }

    /** Represents a Policy. */
    class Policy {

        /**
         * Constructs a new Policy.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Policy.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Policy name. */
        name: string;

        /** Policy namespace. */
        namespace: string;

        /** Policy labels. */
        labels: string[];

        /** Policy revision. */
        revision: number;

        /** Policy kind. */
        kind: string;

        /**
         * Creates a new Policy instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Policy instance
         */
        static create(properties: flow.Policy.$Shape): flow.Policy & flow.Policy.$Shape;
        static create(properties?: flow.Policy.$Properties): flow.Policy;

        /**
         * Encodes the specified Policy message. Does not implicitly {@link flow.Policy.verify|verify} messages.
         * @param message Policy message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Policy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Policy message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Policy & flow.Policy.$Shape} Policy
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Policy & flow.Policy.$Shape;
    }

    namespace Policy {

        /** Properties of a Policy. */
        interface $Properties {

            /** Policy name */
            name?: (string|null);

            /** Policy namespace */
            namespace?: (string|null);

            /** Policy labels */
            labels?: (string[]|null);

            /** Policy revision */
            revision?: (number|null);

            /** Policy kind */
            kind?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Policy. */
        type $Shape = flow.Policy.$Properties;
    }

    /**
     * Properties of a CiliumEventType.
     * @deprecated Use flow.CiliumEventType.$Properties instead.
     */
    interface ICiliumEventType extends flow.CiliumEventType.$Properties {
    }

    /** Represents a CiliumEventType. */
    class CiliumEventType {

        /**
         * Constructs a new CiliumEventType.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.CiliumEventType.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CiliumEventType type. */
        type: number;

        /** CiliumEventType sub_type. */
        sub_type: number;

        /**
         * Creates a new CiliumEventType instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CiliumEventType instance
         */
        static create(properties: flow.CiliumEventType.$Shape): flow.CiliumEventType & flow.CiliumEventType.$Shape;
        static create(properties?: flow.CiliumEventType.$Properties): flow.CiliumEventType;

        /**
         * Encodes the specified CiliumEventType message. Does not implicitly {@link flow.CiliumEventType.verify|verify} messages.
         * @param message CiliumEventType message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.CiliumEventType.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CiliumEventType message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.CiliumEventType & flow.CiliumEventType.$Shape} CiliumEventType
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.CiliumEventType & flow.CiliumEventType.$Shape;
    }

    namespace CiliumEventType {

        /** Properties of a CiliumEventType. */
        interface $Properties {

            /** CiliumEventType type */
            type?: (number|null);

            /** CiliumEventType sub_type */
            sub_type?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CiliumEventType. */
        type $Shape = flow.CiliumEventType.$Properties;
    }

    /**
     * Properties of a Service.
     * @deprecated Use flow.Service.$Properties instead.
     */
    interface IService extends flow.Service.$Properties {
    }

    /** Represents a Service. */
    class Service {

        /**
         * Constructs a new Service.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Service.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Service name. */
        name: string;

        /** Service namespace. */
        namespace: string;

        /**
         * Creates a new Service instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Service instance
         */
        static create(properties: flow.Service.$Shape): flow.Service & flow.Service.$Shape;
        static create(properties?: flow.Service.$Properties): flow.Service;

        /**
         * Encodes the specified Service message. Does not implicitly {@link flow.Service.verify|verify} messages.
         * @param message Service message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Service.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Service message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Service & flow.Service.$Shape} Service
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Service & flow.Service.$Shape;
    }

    namespace Service {

        /** Properties of a Service. */
        interface $Properties {

            /** Service name */
            name?: (string|null);

            /** Service namespace */
            namespace?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Service. */
        type $Shape = flow.Service.$Properties;
    }

    /**
     * Properties of an Aggregate.
     * @deprecated Use flow.Aggregate.$Properties instead.
     */
    interface IAggregate extends flow.Aggregate.$Properties {
    }

    /** Represents an Aggregate. */
    class Aggregate {

        /**
         * Constructs a new Aggregate.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Aggregate.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Aggregate ingress_flow_count. */
        ingress_flow_count: number;

        /** Aggregate egress_flow_count. */
        egress_flow_count: number;

        /** Aggregate unknown_direction_flow_count. */
        unknown_direction_flow_count: number;

        /**
         * Creates a new Aggregate instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Aggregate instance
         */
        static create(properties: flow.Aggregate.$Shape): flow.Aggregate & flow.Aggregate.$Shape;
        static create(properties?: flow.Aggregate.$Properties): flow.Aggregate;

        /**
         * Encodes the specified Aggregate message. Does not implicitly {@link flow.Aggregate.verify|verify} messages.
         * @param message Aggregate message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Aggregate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Aggregate message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Aggregate & flow.Aggregate.$Shape} Aggregate
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Aggregate & flow.Aggregate.$Shape;
    }

    namespace Aggregate {

        /** Properties of an Aggregate. */
        interface $Properties {

            /** Aggregate ingress_flow_count */
            ingress_flow_count?: (number|null);

            /** Aggregate egress_flow_count */
            egress_flow_count?: (number|null);

            /** Aggregate unknown_direction_flow_count */
            unknown_direction_flow_count?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Aggregate. */
        type $Shape = flow.Aggregate.$Properties;
    }

    /**
     * Properties of a Layer7.
     * @deprecated Use flow.Layer7.$Properties instead.
     */
    interface ILayer7 extends flow.Layer7.$Properties {
    }

    /** Represents a Layer7. */
    class Layer7 {

        /**
         * Constructs a new Layer7.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.Layer7.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Layer7 type. */
        type: flow.L7FlowType;

        /** Layer7 latency_ns. */
        latency_ns: number;

        /** Layer7 dns. */
        dns?: (flow.DNS.$Properties|null);

        /** Layer7 http. */
        http?: (flow.HTTP.$Properties|null);

        /** Layer7 record. */
        record?: ("dns"|"http");

        /**
         * Creates a new Layer7 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Layer7 instance
         */
        static create(properties: flow.Layer7.$Shape): flow.Layer7 & flow.Layer7.$Shape;
        static create(properties?: flow.Layer7.$Properties): flow.Layer7;

        /**
         * Encodes the specified Layer7 message. Does not implicitly {@link flow.Layer7.verify|verify} messages.
         * @param message Layer7 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.Layer7.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Layer7 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.Layer7 & flow.Layer7.$Shape} Layer7
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.Layer7 & flow.Layer7.$Shape;
    }

    namespace Layer7 {

        /** Properties of a Layer7. */
        interface $Properties {

            /** Layer7 type */
            type?: (flow.L7FlowType|null);

            /** Layer7 latency_ns */
            latency_ns?: (number|null);

            /** Layer7 dns */
            dns?: (flow.DNS.$Properties|null);

            /** Layer7 http */
            http?: (flow.HTTP.$Properties|null);

            /** Layer7 record */
            record?: ("dns"|"http");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Layer7. */
        type $Shape = {
          type?: flow.L7FlowType|null;
          latency_ns?: number|null;
          dns?: flow.DNS.$Shape|null;
          http?: flow.HTTP.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ record?: undefined; dns?: null; http?: null }|{ record?: "dns"; dns: flow.DNS.$Shape; http?: null }|{ record?: "http"; dns?: null; http: flow.HTTP.$Shape })
        );
    }

    /**
     * Properties of a DNS.
     * @deprecated Use flow.DNS.$Properties instead.
     */
    interface IDNS extends flow.DNS.$Properties {
    }

    /** Represents a DNS. */
    class DNS {

        /**
         * Constructs a new DNS.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.DNS.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** DNS query. */
        query: string;

        /** DNS ips. */
        ips: string[];

        /**
         * Creates a new DNS instance using the specified properties.
         * @param [properties] Properties to set
         * @returns DNS instance
         */
        static create(properties: flow.DNS.$Shape): flow.DNS & flow.DNS.$Shape;
        static create(properties?: flow.DNS.$Properties): flow.DNS;

        /**
         * Encodes the specified DNS message. Does not implicitly {@link flow.DNS.verify|verify} messages.
         * @param message DNS message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.DNS.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a DNS message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.DNS & flow.DNS.$Shape} DNS
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.DNS & flow.DNS.$Shape;
    }

    namespace DNS {

        /** Properties of a DNS. */
        interface $Properties {

            /** DNS query */
            query?: (string|null);

            /** DNS ips */
            ips?: (string[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a DNS. */
        type $Shape = flow.DNS.$Properties;
    }

    /**
     * Properties of a HTTP.
     * @deprecated Use flow.HTTP.$Properties instead.
     */
    interface IHTTP extends flow.HTTP.$Properties {
    }

    /** Represents a HTTP. */
    class HTTP {

        /**
         * Constructs a new HTTP.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.HTTP.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HTTP code. */
        code: number;

        /** HTTP method. */
        method: string;

        /** HTTP url. */
        url: string;

        /** HTTP protocol. */
        protocol: string;

        /** HTTP headers. */
        headers: flow.HTTPHeader.$Properties[];

        /**
         * Creates a new HTTP instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HTTP instance
         */
        static create(properties: flow.HTTP.$Shape): flow.HTTP & flow.HTTP.$Shape;
        static create(properties?: flow.HTTP.$Properties): flow.HTTP;

        /**
         * Encodes the specified HTTP message. Does not implicitly {@link flow.HTTP.verify|verify} messages.
         * @param message HTTP message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.HTTP.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HTTP message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.HTTP & flow.HTTP.$Shape} HTTP
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.HTTP & flow.HTTP.$Shape;
    }

    namespace HTTP {

        /** Properties of a HTTP. */
        interface $Properties {

            /** HTTP code */
            code?: (number|null);

            /** HTTP method */
            method?: (string|null);

            /** HTTP url */
            url?: (string|null);

            /** HTTP protocol */
            protocol?: (string|null);

            /** HTTP headers */
            headers?: (flow.HTTPHeader.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HTTP. */
        type $Shape = flow.HTTP.$Properties;
    }

    /**
     * Properties of a HTTPHeader.
     * @deprecated Use flow.HTTPHeader.$Properties instead.
     */
    interface IHTTPHeader extends flow.HTTPHeader.$Properties {
    }

    /** Represents a HTTPHeader. */
    class HTTPHeader {

        /**
         * Constructs a new HTTPHeader.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.HTTPHeader.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HTTPHeader key. */
        key: string;

        /** HTTPHeader value. */
        value: string;

        /**
         * Creates a new HTTPHeader instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HTTPHeader instance
         */
        static create(properties: flow.HTTPHeader.$Shape): flow.HTTPHeader & flow.HTTPHeader.$Shape;
        static create(properties?: flow.HTTPHeader.$Properties): flow.HTTPHeader;

        /**
         * Encodes the specified HTTPHeader message. Does not implicitly {@link flow.HTTPHeader.verify|verify} messages.
         * @param message HTTPHeader message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.HTTPHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HTTPHeader message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.HTTPHeader & flow.HTTPHeader.$Shape} HTTPHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.HTTPHeader & flow.HTTPHeader.$Shape;
    }

    namespace HTTPHeader {

        /** Properties of a HTTPHeader. */
        interface $Properties {

            /** HTTPHeader key */
            key?: (string|null);

            /** HTTPHeader value */
            value?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HTTPHeader. */
        type $Shape = flow.HTTPHeader.$Properties;
    }

    /**
     * Properties of a LostEvent.
     * @deprecated Use flow.LostEvent.$Properties instead.
     */
    interface ILostEvent extends flow.LostEvent.$Properties {
    }

    /** Represents a LostEvent. */
    class LostEvent {

        /**
         * Constructs a new LostEvent.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.LostEvent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LostEvent source. */
        source: flow.LostEventSource;

        /** LostEvent num_events_lost. */
        num_events_lost: number;

        /** LostEvent cpu. */
        cpu?: (google.protobuf.Int32Value.$Properties|null);

        /** LostEvent first. */
        first?: (google.protobuf.Timestamp.$Properties|null);

        /** LostEvent last. */
        last?: (google.protobuf.Timestamp.$Properties|null);

        /**
         * Creates a new LostEvent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LostEvent instance
         */
        static create(properties: flow.LostEvent.$Shape): flow.LostEvent & flow.LostEvent.$Shape;
        static create(properties?: flow.LostEvent.$Properties): flow.LostEvent;

        /**
         * Encodes the specified LostEvent message. Does not implicitly {@link flow.LostEvent.verify|verify} messages.
         * @param message LostEvent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.LostEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LostEvent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.LostEvent & flow.LostEvent.$Shape} LostEvent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.LostEvent & flow.LostEvent.$Shape;
    }

    namespace LostEvent {

        /** Properties of a LostEvent. */
        interface $Properties {

            /** LostEvent source */
            source?: (flow.LostEventSource|null);

            /** LostEvent num_events_lost */
            num_events_lost?: (number|null);

            /** LostEvent cpu */
            cpu?: (google.protobuf.Int32Value.$Properties|null);

            /** LostEvent first */
            first?: (google.protobuf.Timestamp.$Properties|null);

            /** LostEvent last */
            last?: (google.protobuf.Timestamp.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LostEvent. */
        type $Shape = flow.LostEvent.$Properties;
    }

    /**
     * Properties of a FlowFilter.
     * @deprecated Use flow.FlowFilter.$Properties instead.
     */
    interface IFlowFilter extends flow.FlowFilter.$Properties {
    }

    /** Represents a FlowFilter. */
    class FlowFilter {

        /**
         * Constructs a new FlowFilter.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.FlowFilter.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** FlowFilter source_pod. */
        source_pod: string[];

        /** FlowFilter destination_pod. */
        destination_pod: string[];

        /** FlowFilter verdict. */
        verdict: flow.Verdict[];

        /** FlowFilter event_type. */
        event_type: flow.EventTypeFilter.$Properties[];

        /** FlowFilter reply. */
        reply: boolean[];

        /** FlowFilter node_name. */
        node_name: string[];

        /**
         * Creates a new FlowFilter instance using the specified properties.
         * @param [properties] Properties to set
         * @returns FlowFilter instance
         */
        static create(properties: flow.FlowFilter.$Shape): flow.FlowFilter & flow.FlowFilter.$Shape;
        static create(properties?: flow.FlowFilter.$Properties): flow.FlowFilter;

        /**
         * Encodes the specified FlowFilter message. Does not implicitly {@link flow.FlowFilter.verify|verify} messages.
         * @param message FlowFilter message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.FlowFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a FlowFilter message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.FlowFilter & flow.FlowFilter.$Shape} FlowFilter
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.FlowFilter & flow.FlowFilter.$Shape;
    }

    namespace FlowFilter {

        /** Properties of a FlowFilter. */
        interface $Properties {

            /** FlowFilter source_pod */
            source_pod?: (string[]|null);

            /** FlowFilter destination_pod */
            destination_pod?: (string[]|null);

            /** FlowFilter verdict */
            verdict?: (flow.Verdict[]|null);

            /** FlowFilter event_type */
            event_type?: (flow.EventTypeFilter.$Properties[]|null);

            /** FlowFilter reply */
            reply?: (boolean[]|null);

            /** FlowFilter node_name */
            node_name?: (string[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a FlowFilter. */
        type $Shape = flow.FlowFilter.$Properties;
    }

    /**
     * Properties of an EventTypeFilter.
     * @deprecated Use flow.EventTypeFilter.$Properties instead.
     */
    interface IEventTypeFilter extends flow.EventTypeFilter.$Properties {
    }

    /** Represents an EventTypeFilter. */
    class EventTypeFilter {

        /**
         * Constructs a new EventTypeFilter.
         * @param [properties] Properties to set
         */
        constructor(properties?: flow.EventTypeFilter.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** EventTypeFilter type. */
        type: number;

        /** EventTypeFilter match_sub_type. */
        match_sub_type: boolean;

        /** EventTypeFilter sub_type. */
        sub_type: number;

        /**
         * Creates a new EventTypeFilter instance using the specified properties.
         * @param [properties] Properties to set
         * @returns EventTypeFilter instance
         */
        static create(properties: flow.EventTypeFilter.$Shape): flow.EventTypeFilter & flow.EventTypeFilter.$Shape;
        static create(properties?: flow.EventTypeFilter.$Properties): flow.EventTypeFilter;

        /**
         * Encodes the specified EventTypeFilter message. Does not implicitly {@link flow.EventTypeFilter.verify|verify} messages.
         * @param message EventTypeFilter message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: flow.EventTypeFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an EventTypeFilter message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {flow.EventTypeFilter & flow.EventTypeFilter.$Shape} EventTypeFilter
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): flow.EventTypeFilter & flow.EventTypeFilter.$Shape;
    }

    namespace EventTypeFilter {

        /** Properties of an EventTypeFilter. */
        interface $Properties {

            /** EventTypeFilter type */
            type?: (number|null);

            /** EventTypeFilter match_sub_type */
            match_sub_type?: (boolean|null);

            /** EventTypeFilter sub_type */
            sub_type?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an EventTypeFilter. */
        type $Shape = flow.EventTypeFilter.$Properties;
    }
}

/** Namespace observer. */
export namespace observer {

    /**
     * Properties of a GetFlowsRequest.
     * @deprecated Use observer.GetFlowsRequest.$Properties instead.
     */
    interface IGetFlowsRequest extends observer.GetFlowsRequest.$Properties {
    }

    /** Represents a GetFlowsRequest. */
    class GetFlowsRequest {

        /**
         * Constructs a new GetFlowsRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.GetFlowsRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GetFlowsRequest number. */
        number: number;

        /** GetFlowsRequest follow. */
        follow: boolean;

        /** GetFlowsRequest blacklist. */
        blacklist: flow.FlowFilter.$Properties[];

        /** GetFlowsRequest whitelist. */
        whitelist: flow.FlowFilter.$Properties[];

        /** GetFlowsRequest since. */
        since?: (google.protobuf.Timestamp.$Properties|null);

        /** GetFlowsRequest until. */
        until?: (google.protobuf.Timestamp.$Properties|null);

        /** GetFlowsRequest first. */
        first: boolean;

        /** GetFlowsRequest field_mask. */
        field_mask?: (google.protobuf.FieldMask.$Properties|null);

        /**
         * Creates a new GetFlowsRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetFlowsRequest instance
         */
        static create(properties: observer.GetFlowsRequest.$Shape): observer.GetFlowsRequest & observer.GetFlowsRequest.$Shape;
        static create(properties?: observer.GetFlowsRequest.$Properties): observer.GetFlowsRequest;

        /**
         * Encodes the specified GetFlowsRequest message. Does not implicitly {@link observer.GetFlowsRequest.verify|verify} messages.
         * @param message GetFlowsRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.GetFlowsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetFlowsRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.GetFlowsRequest & observer.GetFlowsRequest.$Shape} GetFlowsRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.GetFlowsRequest & observer.GetFlowsRequest.$Shape;
    }

    namespace GetFlowsRequest {

        /** Properties of a GetFlowsRequest. */
        interface $Properties {

            /** GetFlowsRequest number */
            number?: (number|null);

            /** GetFlowsRequest follow */
            follow?: (boolean|null);

            /** GetFlowsRequest blacklist */
            blacklist?: (flow.FlowFilter.$Properties[]|null);

            /** GetFlowsRequest whitelist */
            whitelist?: (flow.FlowFilter.$Properties[]|null);

            /** GetFlowsRequest since */
            since?: (google.protobuf.Timestamp.$Properties|null);

            /** GetFlowsRequest until */
            until?: (google.protobuf.Timestamp.$Properties|null);

            /** GetFlowsRequest first */
            first?: (boolean|null);

            /** GetFlowsRequest field_mask */
            field_mask?: (google.protobuf.FieldMask.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetFlowsRequest. */
        type $Shape = observer.GetFlowsRequest.$Properties;
    }

    /**
     * Properties of a GetFlowsResponse.
     * @deprecated Use observer.GetFlowsResponse.$Properties instead.
     */
    interface IGetFlowsResponse extends observer.GetFlowsResponse.$Properties {
    }

    /** Represents a GetFlowsResponse. */
    class GetFlowsResponse {

        /**
         * Constructs a new GetFlowsResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.GetFlowsResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GetFlowsResponse flow. */
        flow?: (flow.Flow.$Properties|null);

        /** GetFlowsResponse node_status. */
        node_status?: (relay.NodeStatusEvent.$Properties|null);

        /** GetFlowsResponse lost_events. */
        lost_events?: (flow.LostEvent.$Properties|null);

        /** GetFlowsResponse node_name. */
        node_name: string;

        /** GetFlowsResponse time. */
        time?: (google.protobuf.Timestamp.$Properties|null);

        /** GetFlowsResponse response_types. */
        response_types?: ("flow"|"node_status"|"lost_events");

        /**
         * Creates a new GetFlowsResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetFlowsResponse instance
         */
        static create(properties: observer.GetFlowsResponse.$Shape): observer.GetFlowsResponse & observer.GetFlowsResponse.$Shape;
        static create(properties?: observer.GetFlowsResponse.$Properties): observer.GetFlowsResponse;

        /**
         * Encodes the specified GetFlowsResponse message. Does not implicitly {@link observer.GetFlowsResponse.verify|verify} messages.
         * @param message GetFlowsResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.GetFlowsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetFlowsResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.GetFlowsResponse & observer.GetFlowsResponse.$Shape} GetFlowsResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.GetFlowsResponse & observer.GetFlowsResponse.$Shape;
    }

    namespace GetFlowsResponse {

        /** Properties of a GetFlowsResponse. */
        interface $Properties {

            /** GetFlowsResponse flow */
            flow?: (flow.Flow.$Properties|null);

            /** GetFlowsResponse node_status */
            node_status?: (relay.NodeStatusEvent.$Properties|null);

            /** GetFlowsResponse lost_events */
            lost_events?: (flow.LostEvent.$Properties|null);

            /** GetFlowsResponse node_name */
            node_name?: (string|null);

            /** GetFlowsResponse time */
            time?: (google.protobuf.Timestamp.$Properties|null);

            /** GetFlowsResponse response_types */
            response_types?: ("flow"|"node_status"|"lost_events");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a GetFlowsResponse. */
        type $Shape = {
          flow?: flow.Flow.$Shape|null;
          node_status?: relay.NodeStatusEvent.$Shape|null;
          lost_events?: flow.LostEvent.$Shape|null;
          node_name?: string|null;
          time?: google.protobuf.Timestamp.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ response_types?: undefined; flow?: null; node_status?: null; lost_events?: null }|{ response_types?: "flow"; flow: flow.Flow.$Shape; node_status?: null; lost_events?: null }|{ response_types?: "node_status"; flow?: null; node_status: relay.NodeStatusEvent.$Shape; lost_events?: null }|{ response_types?: "lost_events"; flow?: null; node_status?: null; lost_events: flow.LostEvent.$Shape })
        );
    }

    /**
     * Properties of a ServerStatusRequest.
     * @deprecated Use observer.ServerStatusRequest.$Properties instead.
     */
    interface IServerStatusRequest extends observer.ServerStatusRequest.$Properties {
    }

    /** Represents a ServerStatusRequest. */
    class ServerStatusRequest {

        /**
         * Constructs a new ServerStatusRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.ServerStatusRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new ServerStatusRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ServerStatusRequest instance
         */
        static create(properties: observer.ServerStatusRequest.$Shape): observer.ServerStatusRequest & observer.ServerStatusRequest.$Shape;
        static create(properties?: observer.ServerStatusRequest.$Properties): observer.ServerStatusRequest;

        /**
         * Encodes the specified ServerStatusRequest message. Does not implicitly {@link observer.ServerStatusRequest.verify|verify} messages.
         * @param message ServerStatusRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.ServerStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ServerStatusRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.ServerStatusRequest & observer.ServerStatusRequest.$Shape} ServerStatusRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.ServerStatusRequest & observer.ServerStatusRequest.$Shape;
    }

    namespace ServerStatusRequest {

        /** Properties of a ServerStatusRequest. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ServerStatusRequest. */
        type $Shape = observer.ServerStatusRequest.$Properties;
    }

    /**
     * Properties of a ServerStatusResponse.
     * @deprecated Use observer.ServerStatusResponse.$Properties instead.
     */
    interface IServerStatusResponse extends observer.ServerStatusResponse.$Properties {
    }

    /** Represents a ServerStatusResponse. */
    class ServerStatusResponse {

        /**
         * Constructs a new ServerStatusResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.ServerStatusResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ServerStatusResponse num_flows. */
        num_flows: number;

        /** ServerStatusResponse max_flows. */
        max_flows: number;

        /** ServerStatusResponse seen_flows. */
        seen_flows: number;

        /** ServerStatusResponse uptime_ns. */
        uptime_ns: number;

        /** ServerStatusResponse num_connected_nodes. */
        num_connected_nodes?: (google.protobuf.UInt32Value.$Properties|null);

        /** ServerStatusResponse num_unavailable_nodes. */
        num_unavailable_nodes?: (google.protobuf.UInt32Value.$Properties|null);

        /** ServerStatusResponse unavailable_nodes. */
        unavailable_nodes: string[];

        /** ServerStatusResponse version. */
        version: string;

        /** ServerStatusResponse flows_rate. */
        flows_rate: number;

        /**
         * Creates a new ServerStatusResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ServerStatusResponse instance
         */
        static create(properties: observer.ServerStatusResponse.$Shape): observer.ServerStatusResponse & observer.ServerStatusResponse.$Shape;
        static create(properties?: observer.ServerStatusResponse.$Properties): observer.ServerStatusResponse;

        /**
         * Encodes the specified ServerStatusResponse message. Does not implicitly {@link observer.ServerStatusResponse.verify|verify} messages.
         * @param message ServerStatusResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.ServerStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ServerStatusResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.ServerStatusResponse & observer.ServerStatusResponse.$Shape} ServerStatusResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.ServerStatusResponse & observer.ServerStatusResponse.$Shape;
    }

    namespace ServerStatusResponse {

        /** Properties of a ServerStatusResponse. */
        interface $Properties {

            /** ServerStatusResponse num_flows */
            num_flows?: (number|null);

            /** ServerStatusResponse max_flows */
            max_flows?: (number|null);

            /** ServerStatusResponse seen_flows */
            seen_flows?: (number|null);

            /** ServerStatusResponse uptime_ns */
            uptime_ns?: (number|null);

            /** ServerStatusResponse num_connected_nodes */
            num_connected_nodes?: (google.protobuf.UInt32Value.$Properties|null);

            /** ServerStatusResponse num_unavailable_nodes */
            num_unavailable_nodes?: (google.protobuf.UInt32Value.$Properties|null);

            /** ServerStatusResponse unavailable_nodes */
            unavailable_nodes?: (string[]|null);

            /** ServerStatusResponse version */
            version?: (string|null);

            /** ServerStatusResponse flows_rate */
            flows_rate?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ServerStatusResponse. */
        type $Shape = observer.ServerStatusResponse.$Properties;
    }

    /**
     * Properties of a GetNodesRequest.
     * @deprecated Use observer.GetNodesRequest.$Properties instead.
     */
    interface IGetNodesRequest extends observer.GetNodesRequest.$Properties {
    }

    /** Represents a GetNodesRequest. */
    class GetNodesRequest {

        /**
         * Constructs a new GetNodesRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.GetNodesRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new GetNodesRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetNodesRequest instance
         */
        static create(properties: observer.GetNodesRequest.$Shape): observer.GetNodesRequest & observer.GetNodesRequest.$Shape;
        static create(properties?: observer.GetNodesRequest.$Properties): observer.GetNodesRequest;

        /**
         * Encodes the specified GetNodesRequest message. Does not implicitly {@link observer.GetNodesRequest.verify|verify} messages.
         * @param message GetNodesRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.GetNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetNodesRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.GetNodesRequest & observer.GetNodesRequest.$Shape} GetNodesRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.GetNodesRequest & observer.GetNodesRequest.$Shape;
    }

    namespace GetNodesRequest {

        /** Properties of a GetNodesRequest. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetNodesRequest. */
        type $Shape = observer.GetNodesRequest.$Properties;
    }

    /**
     * Properties of a GetNodesResponse.
     * @deprecated Use observer.GetNodesResponse.$Properties instead.
     */
    interface IGetNodesResponse extends observer.GetNodesResponse.$Properties {
    }

    /** Represents a GetNodesResponse. */
    class GetNodesResponse {

        /**
         * Constructs a new GetNodesResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.GetNodesResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GetNodesResponse nodes. */
        nodes: observer.Node.$Properties[];

        /**
         * Creates a new GetNodesResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetNodesResponse instance
         */
        static create(properties: observer.GetNodesResponse.$Shape): observer.GetNodesResponse & observer.GetNodesResponse.$Shape;
        static create(properties?: observer.GetNodesResponse.$Properties): observer.GetNodesResponse;

        /**
         * Encodes the specified GetNodesResponse message. Does not implicitly {@link observer.GetNodesResponse.verify|verify} messages.
         * @param message GetNodesResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.GetNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetNodesResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.GetNodesResponse & observer.GetNodesResponse.$Shape} GetNodesResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.GetNodesResponse & observer.GetNodesResponse.$Shape;
    }

    namespace GetNodesResponse {

        /** Properties of a GetNodesResponse. */
        interface $Properties {

            /** GetNodesResponse nodes */
            nodes?: (observer.Node.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetNodesResponse. */
        type $Shape = observer.GetNodesResponse.$Properties;
    }

    /**
     * Properties of a Node.
     * @deprecated Use observer.Node.$Properties instead.
     */
    interface INode extends observer.Node.$Properties {
    }

    /** Represents a Node. */
    class Node {

        /**
         * Constructs a new Node.
         * @param [properties] Properties to set
         */
        constructor(properties?: observer.Node.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Node name. */
        name: string;

        /** Node version. */
        version: string;

        /** Node address. */
        address: string;

        /** Node state. */
        state: relay.NodeState;

        /** Node uptime_ns. */
        uptime_ns: number;

        /** Node num_flows. */
        num_flows: number;

        /** Node max_flows. */
        max_flows: number;

        /** Node seen_flows. */
        seen_flows: number;

        /**
         * Creates a new Node instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Node instance
         */
        static create(properties: observer.Node.$Shape): observer.Node & observer.Node.$Shape;
        static create(properties?: observer.Node.$Properties): observer.Node;

        /**
         * Encodes the specified Node message. Does not implicitly {@link observer.Node.verify|verify} messages.
         * @param message Node message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: observer.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Node message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {observer.Node & observer.Node.$Shape} Node
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): observer.Node & observer.Node.$Shape;
    }

    namespace Node {

        /** Properties of a Node. */
        interface $Properties {

            /** Node name */
            name?: (string|null);

            /** Node version */
            version?: (string|null);

            /** Node address */
            address?: (string|null);

            /** Node state */
            state?: (relay.NodeState|null);

            /** Node uptime_ns */
            uptime_ns?: (number|null);

            /** Node num_flows */
            num_flows?: (number|null);

            /** Node max_flows */
            max_flows?: (number|null);

            /** Node seen_flows */
            seen_flows?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Node. */
        type $Shape = observer.Node.$Properties;
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Timestamp.
         * @deprecated Use google.protobuf.Timestamp.$Properties instead.
         */
        interface ITimestamp extends google.protobuf.Timestamp.$Properties {
        }

        /** Represents a Timestamp. */
        class Timestamp {

            /**
             * Constructs a new Timestamp.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Timestamp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Timestamp seconds. */
            seconds: number;

            /** Timestamp nanos. */
            nanos: number;

            /**
             * Creates a new Timestamp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Timestamp instance
             */
            static create(properties: google.protobuf.Timestamp.$Shape): google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape;
            static create(properties?: google.protobuf.Timestamp.$Properties): google.protobuf.Timestamp;

            /**
             * Encodes the specified Timestamp message. Does not implicitly {@link google.protobuf.Timestamp.verify|verify} messages.
             * @param message Timestamp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Timestamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Timestamp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape} Timestamp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape;
        }

        namespace Timestamp {

            /** Properties of a Timestamp. */
            interface $Properties {

                /** Timestamp seconds */
                seconds?: (number|null);

                /** Timestamp nanos */
                nanos?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Timestamp. */
            type $Shape = google.protobuf.Timestamp.$Properties;
        }

        /**
         * Properties of a DoubleValue.
         * @deprecated Use google.protobuf.DoubleValue.$Properties instead.
         */
        interface IDoubleValue extends google.protobuf.DoubleValue.$Properties {
        }

        /** Represents a DoubleValue. */
        class DoubleValue {

            /**
             * Constructs a new DoubleValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.DoubleValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DoubleValue value. */
            value: number;

            /**
             * Creates a new DoubleValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DoubleValue instance
             */
            static create(properties: google.protobuf.DoubleValue.$Shape): google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape;
            static create(properties?: google.protobuf.DoubleValue.$Properties): google.protobuf.DoubleValue;

            /**
             * Encodes the specified DoubleValue message. Does not implicitly {@link google.protobuf.DoubleValue.verify|verify} messages.
             * @param message DoubleValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.DoubleValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DoubleValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape} DoubleValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.DoubleValue & google.protobuf.DoubleValue.$Shape;
        }

        namespace DoubleValue {

            /** Properties of a DoubleValue. */
            interface $Properties {

                /** DoubleValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DoubleValue. */
            type $Shape = google.protobuf.DoubleValue.$Properties;
        }

        /**
         * Properties of a FloatValue.
         * @deprecated Use google.protobuf.FloatValue.$Properties instead.
         */
        interface IFloatValue extends google.protobuf.FloatValue.$Properties {
        }

        /** Represents a FloatValue. */
        class FloatValue {

            /**
             * Constructs a new FloatValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.FloatValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FloatValue value. */
            value: number;

            /**
             * Creates a new FloatValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FloatValue instance
             */
            static create(properties: google.protobuf.FloatValue.$Shape): google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape;
            static create(properties?: google.protobuf.FloatValue.$Properties): google.protobuf.FloatValue;

            /**
             * Encodes the specified FloatValue message. Does not implicitly {@link google.protobuf.FloatValue.verify|verify} messages.
             * @param message FloatValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.FloatValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FloatValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape} FloatValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.FloatValue & google.protobuf.FloatValue.$Shape;
        }

        namespace FloatValue {

            /** Properties of a FloatValue. */
            interface $Properties {

                /** FloatValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FloatValue. */
            type $Shape = google.protobuf.FloatValue.$Properties;
        }

        /**
         * Properties of an Int64Value.
         * @deprecated Use google.protobuf.Int64Value.$Properties instead.
         */
        interface IInt64Value extends google.protobuf.Int64Value.$Properties {
        }

        /** Represents an Int64Value. */
        class Int64Value {

            /**
             * Constructs a new Int64Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Int64Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Int64Value value. */
            value: number;

            /**
             * Creates a new Int64Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Int64Value instance
             */
            static create(properties: google.protobuf.Int64Value.$Shape): google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape;
            static create(properties?: google.protobuf.Int64Value.$Properties): google.protobuf.Int64Value;

            /**
             * Encodes the specified Int64Value message. Does not implicitly {@link google.protobuf.Int64Value.verify|verify} messages.
             * @param message Int64Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Int64Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Int64Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape} Int64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Int64Value & google.protobuf.Int64Value.$Shape;
        }

        namespace Int64Value {

            /** Properties of an Int64Value. */
            interface $Properties {

                /** Int64Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Int64Value. */
            type $Shape = google.protobuf.Int64Value.$Properties;
        }

        /**
         * Properties of a UInt64Value.
         * @deprecated Use google.protobuf.UInt64Value.$Properties instead.
         */
        interface IUInt64Value extends google.protobuf.UInt64Value.$Properties {
        }

        /** Represents a UInt64Value. */
        class UInt64Value {

            /**
             * Constructs a new UInt64Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.UInt64Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UInt64Value value. */
            value: number;

            /**
             * Creates a new UInt64Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UInt64Value instance
             */
            static create(properties: google.protobuf.UInt64Value.$Shape): google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape;
            static create(properties?: google.protobuf.UInt64Value.$Properties): google.protobuf.UInt64Value;

            /**
             * Encodes the specified UInt64Value message. Does not implicitly {@link google.protobuf.UInt64Value.verify|verify} messages.
             * @param message UInt64Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.UInt64Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a UInt64Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape} UInt64Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.UInt64Value & google.protobuf.UInt64Value.$Shape;
        }

        namespace UInt64Value {

            /** Properties of a UInt64Value. */
            interface $Properties {

                /** UInt64Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a UInt64Value. */
            type $Shape = google.protobuf.UInt64Value.$Properties;
        }

        /**
         * Properties of an Int32Value.
         * @deprecated Use google.protobuf.Int32Value.$Properties instead.
         */
        interface IInt32Value extends google.protobuf.Int32Value.$Properties {
        }

        /** Represents an Int32Value. */
        class Int32Value {

            /**
             * Constructs a new Int32Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Int32Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Int32Value value. */
            value: number;

            /**
             * Creates a new Int32Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Int32Value instance
             */
            static create(properties: google.protobuf.Int32Value.$Shape): google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape;
            static create(properties?: google.protobuf.Int32Value.$Properties): google.protobuf.Int32Value;

            /**
             * Encodes the specified Int32Value message. Does not implicitly {@link google.protobuf.Int32Value.verify|verify} messages.
             * @param message Int32Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Int32Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Int32Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape} Int32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Int32Value & google.protobuf.Int32Value.$Shape;
        }

        namespace Int32Value {

            /** Properties of an Int32Value. */
            interface $Properties {

                /** Int32Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Int32Value. */
            type $Shape = google.protobuf.Int32Value.$Properties;
        }

        /**
         * Properties of a UInt32Value.
         * @deprecated Use google.protobuf.UInt32Value.$Properties instead.
         */
        interface IUInt32Value extends google.protobuf.UInt32Value.$Properties {
        }

        /** Represents a UInt32Value. */
        class UInt32Value {

            /**
             * Constructs a new UInt32Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.UInt32Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** UInt32Value value. */
            value: number;

            /**
             * Creates a new UInt32Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns UInt32Value instance
             */
            static create(properties: google.protobuf.UInt32Value.$Shape): google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape;
            static create(properties?: google.protobuf.UInt32Value.$Properties): google.protobuf.UInt32Value;

            /**
             * Encodes the specified UInt32Value message. Does not implicitly {@link google.protobuf.UInt32Value.verify|verify} messages.
             * @param message UInt32Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.UInt32Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a UInt32Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape} UInt32Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.UInt32Value & google.protobuf.UInt32Value.$Shape;
        }

        namespace UInt32Value {

            /** Properties of a UInt32Value. */
            interface $Properties {

                /** UInt32Value value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a UInt32Value. */
            type $Shape = google.protobuf.UInt32Value.$Properties;
        }

        /**
         * Properties of a BoolValue.
         * @deprecated Use google.protobuf.BoolValue.$Properties instead.
         */
        interface IBoolValue extends google.protobuf.BoolValue.$Properties {
        }

        /** Represents a BoolValue. */
        class BoolValue {

            /**
             * Constructs a new BoolValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.BoolValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BoolValue value. */
            value: boolean;

            /**
             * Creates a new BoolValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BoolValue instance
             */
            static create(properties: google.protobuf.BoolValue.$Shape): google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape;
            static create(properties?: google.protobuf.BoolValue.$Properties): google.protobuf.BoolValue;

            /**
             * Encodes the specified BoolValue message. Does not implicitly {@link google.protobuf.BoolValue.verify|verify} messages.
             * @param message BoolValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.BoolValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BoolValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape} BoolValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.BoolValue & google.protobuf.BoolValue.$Shape;
        }

        namespace BoolValue {

            /** Properties of a BoolValue. */
            interface $Properties {

                /** BoolValue value */
                value?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BoolValue. */
            type $Shape = google.protobuf.BoolValue.$Properties;
        }

        /**
         * Properties of a StringValue.
         * @deprecated Use google.protobuf.StringValue.$Properties instead.
         */
        interface IStringValue extends google.protobuf.StringValue.$Properties {
        }

        /** Represents a StringValue. */
        class StringValue {

            /**
             * Constructs a new StringValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.StringValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StringValue value. */
            value: string;

            /**
             * Creates a new StringValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StringValue instance
             */
            static create(properties: google.protobuf.StringValue.$Shape): google.protobuf.StringValue & google.protobuf.StringValue.$Shape;
            static create(properties?: google.protobuf.StringValue.$Properties): google.protobuf.StringValue;

            /**
             * Encodes the specified StringValue message. Does not implicitly {@link google.protobuf.StringValue.verify|verify} messages.
             * @param message StringValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.StringValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StringValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.StringValue & google.protobuf.StringValue.$Shape} StringValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.StringValue & google.protobuf.StringValue.$Shape;
        }

        namespace StringValue {

            /** Properties of a StringValue. */
            interface $Properties {

                /** StringValue value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StringValue. */
            type $Shape = google.protobuf.StringValue.$Properties;
        }

        /**
         * Properties of a BytesValue.
         * @deprecated Use google.protobuf.BytesValue.$Properties instead.
         */
        interface IBytesValue extends google.protobuf.BytesValue.$Properties {
        }

        /** Represents a BytesValue. */
        class BytesValue {

            /**
             * Constructs a new BytesValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.BytesValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BytesValue value. */
            value: Uint8Array;

            /**
             * Creates a new BytesValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BytesValue instance
             */
            static create(properties: google.protobuf.BytesValue.$Shape): google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape;
            static create(properties?: google.protobuf.BytesValue.$Properties): google.protobuf.BytesValue;

            /**
             * Encodes the specified BytesValue message. Does not implicitly {@link google.protobuf.BytesValue.verify|verify} messages.
             * @param message BytesValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.BytesValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BytesValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape} BytesValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.BytesValue & google.protobuf.BytesValue.$Shape;
        }

        namespace BytesValue {

            /** Properties of a BytesValue. */
            interface $Properties {

                /** BytesValue value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BytesValue. */
            type $Shape = google.protobuf.BytesValue.$Properties;
        }

        /**
         * Properties of a FieldMask.
         * @deprecated Use google.protobuf.FieldMask.$Properties instead.
         */
        interface IFieldMask extends google.protobuf.FieldMask.$Properties {
        }

        /** Represents a FieldMask. */
        class FieldMask {

            /**
             * Constructs a new FieldMask.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.FieldMask.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FieldMask paths. */
            paths: string[];

            /**
             * Creates a new FieldMask instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FieldMask instance
             */
            static create(properties: google.protobuf.FieldMask.$Shape): google.protobuf.FieldMask & google.protobuf.FieldMask.$Shape;
            static create(properties?: google.protobuf.FieldMask.$Properties): google.protobuf.FieldMask;

            /**
             * Encodes the specified FieldMask message. Does not implicitly {@link google.protobuf.FieldMask.verify|verify} messages.
             * @param message FieldMask message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.FieldMask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FieldMask message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.FieldMask & google.protobuf.FieldMask.$Shape} FieldMask
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.FieldMask & google.protobuf.FieldMask.$Shape;
        }

        namespace FieldMask {

            /** Properties of a FieldMask. */
            interface $Properties {

                /** FieldMask paths */
                paths?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FieldMask. */
            type $Shape = google.protobuf.FieldMask.$Properties;
        }
    }
}

/** Namespace relay. */
export namespace relay {

    /** NodeState enum. */
    enum NodeState {

        /** UNKNOWN_NODE_STATE value */
        UNKNOWN_NODE_STATE = 0,

        /** NODE_CONNECTED value */
        NODE_CONNECTED = 1,

        /** NODE_UNAVAILABLE value */
        NODE_UNAVAILABLE = 2,

        /** NODE_GONE value */
        NODE_GONE = 3,

        /** NODE_ERROR value */
        NODE_ERROR = 4
    }

    /**
     * Properties of a NodeStatusEvent.
     * @deprecated Use relay.NodeStatusEvent.$Properties instead.
     */
    interface INodeStatusEvent extends relay.NodeStatusEvent.$Properties {
    }

    /** Represents a NodeStatusEvent. */
    class NodeStatusEvent {

        /**
         * Constructs a new NodeStatusEvent.
         * @param [properties] Properties to set
         */
        constructor(properties?: relay.NodeStatusEvent.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** NodeStatusEvent state_change. */
        state_change: relay.NodeState;

        /** NodeStatusEvent node_names. */
        node_names: string[];

        /** NodeStatusEvent message. */
        message: string;

        /**
         * Creates a new NodeStatusEvent instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NodeStatusEvent instance
         */
        static create(properties: relay.NodeStatusEvent.$Shape): relay.NodeStatusEvent & relay.NodeStatusEvent.$Shape;
        static create(properties?: relay.NodeStatusEvent.$Properties): relay.NodeStatusEvent;

        /**
         * Encodes the specified NodeStatusEvent message. Does not implicitly {@link relay.NodeStatusEvent.verify|verify} messages.
         * @param message NodeStatusEvent message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: relay.NodeStatusEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NodeStatusEvent message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {relay.NodeStatusEvent & relay.NodeStatusEvent.$Shape} NodeStatusEvent
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): relay.NodeStatusEvent & relay.NodeStatusEvent.$Shape;
    }

    namespace NodeStatusEvent {

        /** Properties of a NodeStatusEvent. */
        interface $Properties {

            /** NodeStatusEvent state_change */
            state_change?: (relay.NodeState|null);

            /** NodeStatusEvent node_names */
            node_names?: (string[]|null);

            /** NodeStatusEvent message */
            message?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NodeStatusEvent. */
        type $Shape = relay.NodeStatusEvent.$Properties;
    }
}

/** Namespace peer. */
export namespace peer {

    /**
     * Properties of a NotifyRequest.
     * @deprecated Use peer.NotifyRequest.$Properties instead.
     */
    interface INotifyRequest extends peer.NotifyRequest.$Properties {
    }

    /** Represents a NotifyRequest. */
    class NotifyRequest {

        /**
         * Constructs a new NotifyRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: peer.NotifyRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new NotifyRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns NotifyRequest instance
         */
        static create(properties: peer.NotifyRequest.$Shape): peer.NotifyRequest & peer.NotifyRequest.$Shape;
        static create(properties?: peer.NotifyRequest.$Properties): peer.NotifyRequest;

        /**
         * Encodes the specified NotifyRequest message. Does not implicitly {@link peer.NotifyRequest.verify|verify} messages.
         * @param message NotifyRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: peer.NotifyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a NotifyRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {peer.NotifyRequest & peer.NotifyRequest.$Shape} NotifyRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): peer.NotifyRequest & peer.NotifyRequest.$Shape;
    }

    namespace NotifyRequest {

        /** Properties of a NotifyRequest. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a NotifyRequest. */
        type $Shape = peer.NotifyRequest.$Properties;
    }

    /** ChangeNotificationType enum. */
    enum ChangeNotificationType {

        /** UNKNOWN value */
        UNKNOWN = 0,

        /** PEER_ADDED value */
        PEER_ADDED = 1,

        /** PEER_DELETED value */
        PEER_DELETED = 2,

        /** PEER_UPDATED value */
        PEER_UPDATED = 3
    }

    /**
     * Properties of a ChangeNotification.
     * @deprecated Use peer.ChangeNotification.$Properties instead.
     */
    interface IChangeNotification extends peer.ChangeNotification.$Properties {
    }

    /** Represents a ChangeNotification. */
    class ChangeNotification {

        /**
         * Constructs a new ChangeNotification.
         * @param [properties] Properties to set
         */
        constructor(properties?: peer.ChangeNotification.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ChangeNotification name. */
        name: string;

        /** ChangeNotification address. */
        address: string;

        /** ChangeNotification type. */
        type: peer.ChangeNotificationType;

        /** ChangeNotification tls. */
        tls?: (peer.TLS.$Properties|null);

        /**
         * Creates a new ChangeNotification instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ChangeNotification instance
         */
        static create(properties: peer.ChangeNotification.$Shape): peer.ChangeNotification & peer.ChangeNotification.$Shape;
        static create(properties?: peer.ChangeNotification.$Properties): peer.ChangeNotification;

        /**
         * Encodes the specified ChangeNotification message. Does not implicitly {@link peer.ChangeNotification.verify|verify} messages.
         * @param message ChangeNotification message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: peer.ChangeNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ChangeNotification message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {peer.ChangeNotification & peer.ChangeNotification.$Shape} ChangeNotification
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): peer.ChangeNotification & peer.ChangeNotification.$Shape;
    }

    namespace ChangeNotification {

        /** Properties of a ChangeNotification. */
        interface $Properties {

            /** ChangeNotification name */
            name?: (string|null);

            /** ChangeNotification address */
            address?: (string|null);

            /** ChangeNotification type */
            type?: (peer.ChangeNotificationType|null);

            /** ChangeNotification tls */
            tls?: (peer.TLS.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ChangeNotification. */
        type $Shape = peer.ChangeNotification.$Properties;
    }

    /**
     * Properties of a TLS.
     * @deprecated Use peer.TLS.$Properties instead.
     */
    interface ITLS extends peer.TLS.$Properties {
    }

    /** Represents a TLS. */
    class TLS {

        /**
         * Constructs a new TLS.
         * @param [properties] Properties to set
         */
        constructor(properties?: peer.TLS.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TLS server_name. */
        server_name: string;

        /**
         * Creates a new TLS instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TLS instance
         */
        static create(properties: peer.TLS.$Shape): peer.TLS & peer.TLS.$Shape;
        static create(properties?: peer.TLS.$Properties): peer.TLS;

        /**
         * Encodes the specified TLS message. Does not implicitly {@link peer.TLS.verify|verify} messages.
         * @param message TLS message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: peer.TLS.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TLS message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {peer.TLS & peer.TLS.$Shape} TLS
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): peer.TLS & peer.TLS.$Shape;
    }

    namespace TLS {

        /** Properties of a TLS. */
        interface $Properties {

            /** TLS server_name */
            server_name?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TLS. */
        type $Shape = peer.TLS.$Properties;
    }
}
