import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace envoy. */
export namespace envoy {

    /** Namespace data. */
    namespace data {

        /** Namespace accesslog. */
        namespace accesslog {

            /** Namespace v3. */
            namespace v3 {

                /**
                 * Properties of a HTTPAccessLogEntry.
                 * @deprecated Use envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties instead.
                 */
                interface IHTTPAccessLogEntry extends envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties {
                }

                /** Represents a HTTPAccessLogEntry. */
                class HTTPAccessLogEntry {

                    /**
                     * Constructs a new HTTPAccessLogEntry.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** HTTPAccessLogEntry common_properties. */
                    common_properties?: (envoy.data.accesslog.v3.AccessLogCommon.$Properties|null);

                    /** HTTPAccessLogEntry protocol_version. */
                    protocol_version: envoy.data.accesslog.v3.HTTPAccessLogEntry.HTTPVersion;

                    /** HTTPAccessLogEntry request. */
                    request?: (envoy.data.accesslog.v3.HTTPRequestProperties.$Properties|null);

                    /** HTTPAccessLogEntry response. */
                    response?: (envoy.data.accesslog.v3.HTTPResponseProperties.$Properties|null);

                    /**
                     * Creates a new HTTPAccessLogEntry instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns HTTPAccessLogEntry instance
                     */
                    static create(properties: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Shape): envoy.data.accesslog.v3.HTTPAccessLogEntry & envoy.data.accesslog.v3.HTTPAccessLogEntry.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties): envoy.data.accesslog.v3.HTTPAccessLogEntry;

                    /**
                     * Encodes the specified HTTPAccessLogEntry message. Does not implicitly {@link envoy.data.accesslog.v3.HTTPAccessLogEntry.verify|verify} messages.
                     * @param message HTTPAccessLogEntry message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a HTTPAccessLogEntry message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.HTTPAccessLogEntry & envoy.data.accesslog.v3.HTTPAccessLogEntry.$Shape} HTTPAccessLogEntry
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.HTTPAccessLogEntry & envoy.data.accesslog.v3.HTTPAccessLogEntry.$Shape;
                }

                namespace HTTPAccessLogEntry {

                    /** Properties of a HTTPAccessLogEntry. */
                    interface $Properties {

                        /** HTTPAccessLogEntry common_properties */
                        common_properties?: (envoy.data.accesslog.v3.AccessLogCommon.$Properties|null);

                        /** HTTPAccessLogEntry protocol_version */
                        protocol_version?: (envoy.data.accesslog.v3.HTTPAccessLogEntry.HTTPVersion|null);

                        /** HTTPAccessLogEntry request */
                        request?: (envoy.data.accesslog.v3.HTTPRequestProperties.$Properties|null);

                        /** HTTPAccessLogEntry response */
                        response?: (envoy.data.accesslog.v3.HTTPResponseProperties.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a HTTPAccessLogEntry. */
                    type $Shape = {
                      common_properties?: envoy.data.accesslog.v3.AccessLogCommon.$Shape|null;
                      protocol_version?: envoy.data.accesslog.v3.HTTPAccessLogEntry.HTTPVersion|null;
                      request?: envoy.data.accesslog.v3.HTTPRequestProperties.$Shape|null;
                      response?: envoy.data.accesslog.v3.HTTPResponseProperties.$Shape|null;
                      $unknowns?: Uint8Array[];
                    };

                    /** HTTPVersion enum. */
                    enum HTTPVersion {

                        /** PROTOCOL_UNSPECIFIED value */
                        PROTOCOL_UNSPECIFIED = 0,

                        /** HTTP10 value */
                        HTTP10 = 1,

                        /** HTTP11 value */
                        HTTP11 = 2,

                        /** HTTP2 value */
                        HTTP2 = 3,

                        /** HTTP3 value */
                        HTTP3 = 4
                    }
                }

                /**
                 * Properties of a TCPAccessLogEntry.
                 * @deprecated Use envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties instead.
                 */
                interface ITCPAccessLogEntry extends envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties {
                }

                /** Represents a TCPAccessLogEntry. */
                class TCPAccessLogEntry {

                    /**
                     * Constructs a new TCPAccessLogEntry.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** TCPAccessLogEntry common_properties. */
                    common_properties?: (envoy.data.accesslog.v3.AccessLogCommon.$Properties|null);

                    /** TCPAccessLogEntry connection_properties. */
                    connection_properties?: (envoy.data.accesslog.v3.ConnectionProperties.$Properties|null);

                    /**
                     * Creates a new TCPAccessLogEntry instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns TCPAccessLogEntry instance
                     */
                    static create(properties: envoy.data.accesslog.v3.TCPAccessLogEntry.$Shape): envoy.data.accesslog.v3.TCPAccessLogEntry & envoy.data.accesslog.v3.TCPAccessLogEntry.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties): envoy.data.accesslog.v3.TCPAccessLogEntry;

                    /**
                     * Encodes the specified TCPAccessLogEntry message. Does not implicitly {@link envoy.data.accesslog.v3.TCPAccessLogEntry.verify|verify} messages.
                     * @param message TCPAccessLogEntry message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a TCPAccessLogEntry message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.TCPAccessLogEntry & envoy.data.accesslog.v3.TCPAccessLogEntry.$Shape} TCPAccessLogEntry
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.TCPAccessLogEntry & envoy.data.accesslog.v3.TCPAccessLogEntry.$Shape;
                }

                namespace TCPAccessLogEntry {

                    /** Properties of a TCPAccessLogEntry. */
                    interface $Properties {

                        /** TCPAccessLogEntry common_properties */
                        common_properties?: (envoy.data.accesslog.v3.AccessLogCommon.$Properties|null);

                        /** TCPAccessLogEntry connection_properties */
                        connection_properties?: (envoy.data.accesslog.v3.ConnectionProperties.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a TCPAccessLogEntry. */
                    type $Shape = {
                      common_properties?: envoy.data.accesslog.v3.AccessLogCommon.$Shape|null;
                      connection_properties?: envoy.data.accesslog.v3.ConnectionProperties.$Shape|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of a ConnectionProperties.
                 * @deprecated Use envoy.data.accesslog.v3.ConnectionProperties.$Properties instead.
                 */
                interface IConnectionProperties extends envoy.data.accesslog.v3.ConnectionProperties.$Properties {
                }

                /** Represents a ConnectionProperties. */
                class ConnectionProperties {

                    /**
                     * Constructs a new ConnectionProperties.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.ConnectionProperties.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ConnectionProperties received_bytes. */
                    received_bytes: number;

                    /** ConnectionProperties sent_bytes. */
                    sent_bytes: number;

                    /**
                     * Creates a new ConnectionProperties instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ConnectionProperties instance
                     */
                    static create(properties: envoy.data.accesslog.v3.ConnectionProperties.$Shape): envoy.data.accesslog.v3.ConnectionProperties & envoy.data.accesslog.v3.ConnectionProperties.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.ConnectionProperties.$Properties): envoy.data.accesslog.v3.ConnectionProperties;

                    /**
                     * Encodes the specified ConnectionProperties message. Does not implicitly {@link envoy.data.accesslog.v3.ConnectionProperties.verify|verify} messages.
                     * @param message ConnectionProperties message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.ConnectionProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ConnectionProperties message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.ConnectionProperties & envoy.data.accesslog.v3.ConnectionProperties.$Shape} ConnectionProperties
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.ConnectionProperties & envoy.data.accesslog.v3.ConnectionProperties.$Shape;
                }

                namespace ConnectionProperties {

                    /** Properties of a ConnectionProperties. */
                    interface $Properties {

                        /** ConnectionProperties received_bytes */
                        received_bytes?: (number|null);

                        /** ConnectionProperties sent_bytes */
                        sent_bytes?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ConnectionProperties. */
                    type $Shape = envoy.data.accesslog.v3.ConnectionProperties.$Properties;
                }

                /** AccessLogType enum. */
                enum AccessLogType {

                    /** NotSet value */
                    NotSet = 0,

                    /** TcpUpstreamConnected value */
                    TcpUpstreamConnected = 1,

                    /** TcpPeriodic value */
                    TcpPeriodic = 2,

                    /** TcpConnectionEnd value */
                    TcpConnectionEnd = 3,

                    /** DownstreamStart value */
                    DownstreamStart = 4,

                    /** DownstreamPeriodic value */
                    DownstreamPeriodic = 5,

                    /** DownstreamEnd value */
                    DownstreamEnd = 6,

                    /** UpstreamPoolReady value */
                    UpstreamPoolReady = 7,

                    /** UpstreamPeriodic value */
                    UpstreamPeriodic = 8,

                    /** UpstreamEnd value */
                    UpstreamEnd = 9,

                    /** DownstreamTunnelSuccessfullyEstablished value */
                    DownstreamTunnelSuccessfullyEstablished = 10,

                    /** UdpTunnelUpstreamConnected value */
                    UdpTunnelUpstreamConnected = 11,

                    /** UdpPeriodic value */
                    UdpPeriodic = 12,

                    /** UdpSessionEnd value */
                    UdpSessionEnd = 13,

                    /** TcpConnectionStart value */
                    TcpConnectionStart = 14
                }

                /**
                 * Properties of an AccessLogCommon.
                 * @deprecated Use envoy.data.accesslog.v3.AccessLogCommon.$Properties instead.
                 */
                interface IAccessLogCommon extends envoy.data.accesslog.v3.AccessLogCommon.$Properties {
                }

                /** Represents an AccessLogCommon. */
                class AccessLogCommon {

                    /**
                     * Constructs a new AccessLogCommon.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.AccessLogCommon.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** AccessLogCommon sample_rate. */
                    sample_rate: number;

                    /** AccessLogCommon downstream_remote_address. */
                    downstream_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                    /** AccessLogCommon downstream_local_address. */
                    downstream_local_address?: (envoy.config.core.v3.Address.$Properties|null);

                    /** AccessLogCommon tls_properties. */
                    tls_properties?: (envoy.data.accesslog.v3.TLSProperties.$Properties|null);

                    /** AccessLogCommon start_time. */
                    start_time?: (google.protobuf.Timestamp.$Properties|null);

                    /** AccessLogCommon time_to_last_rx_byte. */
                    time_to_last_rx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_first_upstream_tx_byte. */
                    time_to_first_upstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_last_upstream_tx_byte. */
                    time_to_last_upstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_first_upstream_rx_byte. */
                    time_to_first_upstream_rx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_last_upstream_rx_byte. */
                    time_to_last_upstream_rx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_first_downstream_tx_byte. */
                    time_to_first_downstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon time_to_last_downstream_tx_byte. */
                    time_to_last_downstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon upstream_remote_address. */
                    upstream_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                    /** AccessLogCommon upstream_local_address. */
                    upstream_local_address?: (envoy.config.core.v3.Address.$Properties|null);

                    /** AccessLogCommon upstream_cluster. */
                    upstream_cluster: string;

                    /** AccessLogCommon response_flags. */
                    response_flags?: (envoy.data.accesslog.v3.ResponseFlags.$Properties|null);

                    /** AccessLogCommon metadata. */
                    metadata?: (envoy.config.core.v3.Metadata.$Properties|null);

                    /** AccessLogCommon upstream_transport_failure_reason. */
                    upstream_transport_failure_reason: string;

                    /** AccessLogCommon route_name. */
                    route_name: string;

                    /** AccessLogCommon downstream_direct_remote_address. */
                    downstream_direct_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                    /** AccessLogCommon filter_state_objects. */
                    filter_state_objects: { [k: string]: google.protobuf.Any.$Properties };

                    /** AccessLogCommon custom_tags. */
                    custom_tags: { [k: string]: string };

                    /** AccessLogCommon duration. */
                    duration?: (google.protobuf.Duration.$Properties|null);

                    /** AccessLogCommon upstream_request_attempt_count. */
                    upstream_request_attempt_count: number;

                    /** AccessLogCommon connection_termination_details. */
                    connection_termination_details: string;

                    /** AccessLogCommon stream_id. */
                    stream_id: string;

                    /** AccessLogCommon intermediate_log_entry. */
                    intermediate_log_entry: boolean;

                    /** AccessLogCommon downstream_transport_failure_reason. */
                    downstream_transport_failure_reason: string;

                    /** AccessLogCommon downstream_wire_bytes_sent. */
                    downstream_wire_bytes_sent: number;

                    /** AccessLogCommon downstream_wire_bytes_received. */
                    downstream_wire_bytes_received: number;

                    /** AccessLogCommon upstream_wire_bytes_sent. */
                    upstream_wire_bytes_sent: number;

                    /** AccessLogCommon upstream_wire_bytes_received. */
                    upstream_wire_bytes_received: number;

                    /** AccessLogCommon access_log_type. */
                    access_log_type: envoy.data.accesslog.v3.AccessLogType;

                    /**
                     * Creates a new AccessLogCommon instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns AccessLogCommon instance
                     */
                    static create(properties: envoy.data.accesslog.v3.AccessLogCommon.$Shape): envoy.data.accesslog.v3.AccessLogCommon & envoy.data.accesslog.v3.AccessLogCommon.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.AccessLogCommon.$Properties): envoy.data.accesslog.v3.AccessLogCommon;

                    /**
                     * Encodes the specified AccessLogCommon message. Does not implicitly {@link envoy.data.accesslog.v3.AccessLogCommon.verify|verify} messages.
                     * @param message AccessLogCommon message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.AccessLogCommon.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an AccessLogCommon message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.AccessLogCommon & envoy.data.accesslog.v3.AccessLogCommon.$Shape} AccessLogCommon
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.AccessLogCommon & envoy.data.accesslog.v3.AccessLogCommon.$Shape;
                }

                namespace AccessLogCommon {

                    /** Properties of an AccessLogCommon. */
                    interface $Properties {

                        /** AccessLogCommon sample_rate */
                        sample_rate?: (number|null);

                        /** AccessLogCommon downstream_remote_address */
                        downstream_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                        /** AccessLogCommon downstream_local_address */
                        downstream_local_address?: (envoy.config.core.v3.Address.$Properties|null);

                        /** AccessLogCommon tls_properties */
                        tls_properties?: (envoy.data.accesslog.v3.TLSProperties.$Properties|null);

                        /** AccessLogCommon start_time */
                        start_time?: (google.protobuf.Timestamp.$Properties|null);

                        /** AccessLogCommon time_to_last_rx_byte */
                        time_to_last_rx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_first_upstream_tx_byte */
                        time_to_first_upstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_last_upstream_tx_byte */
                        time_to_last_upstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_first_upstream_rx_byte */
                        time_to_first_upstream_rx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_last_upstream_rx_byte */
                        time_to_last_upstream_rx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_first_downstream_tx_byte */
                        time_to_first_downstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon time_to_last_downstream_tx_byte */
                        time_to_last_downstream_tx_byte?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon upstream_remote_address */
                        upstream_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                        /** AccessLogCommon upstream_local_address */
                        upstream_local_address?: (envoy.config.core.v3.Address.$Properties|null);

                        /** AccessLogCommon upstream_cluster */
                        upstream_cluster?: (string|null);

                        /** AccessLogCommon response_flags */
                        response_flags?: (envoy.data.accesslog.v3.ResponseFlags.$Properties|null);

                        /** AccessLogCommon metadata */
                        metadata?: (envoy.config.core.v3.Metadata.$Properties|null);

                        /** AccessLogCommon upstream_transport_failure_reason */
                        upstream_transport_failure_reason?: (string|null);

                        /** AccessLogCommon route_name */
                        route_name?: (string|null);

                        /** AccessLogCommon downstream_direct_remote_address */
                        downstream_direct_remote_address?: (envoy.config.core.v3.Address.$Properties|null);

                        /** AccessLogCommon filter_state_objects */
                        filter_state_objects?: ({ [k: string]: google.protobuf.Any.$Properties }|null);

                        /** AccessLogCommon custom_tags */
                        custom_tags?: ({ [k: string]: string }|null);

                        /** AccessLogCommon duration */
                        duration?: (google.protobuf.Duration.$Properties|null);

                        /** AccessLogCommon upstream_request_attempt_count */
                        upstream_request_attempt_count?: (number|null);

                        /** AccessLogCommon connection_termination_details */
                        connection_termination_details?: (string|null);

                        /** AccessLogCommon stream_id */
                        stream_id?: (string|null);

                        /** AccessLogCommon intermediate_log_entry */
                        intermediate_log_entry?: (boolean|null);

                        /** AccessLogCommon downstream_transport_failure_reason */
                        downstream_transport_failure_reason?: (string|null);

                        /** AccessLogCommon downstream_wire_bytes_sent */
                        downstream_wire_bytes_sent?: (number|null);

                        /** AccessLogCommon downstream_wire_bytes_received */
                        downstream_wire_bytes_received?: (number|null);

                        /** AccessLogCommon upstream_wire_bytes_sent */
                        upstream_wire_bytes_sent?: (number|null);

                        /** AccessLogCommon upstream_wire_bytes_received */
                        upstream_wire_bytes_received?: (number|null);

                        /** AccessLogCommon access_log_type */
                        access_log_type?: (envoy.data.accesslog.v3.AccessLogType|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an AccessLogCommon. */
                    type $Shape = {
                      sample_rate?: number|null;
                      downstream_remote_address?: envoy.config.core.v3.Address.$Shape|null;
                      downstream_local_address?: envoy.config.core.v3.Address.$Shape|null;
                      tls_properties?: envoy.data.accesslog.v3.TLSProperties.$Shape|null;
                      start_time?: google.protobuf.Timestamp.$Shape|null;
                      time_to_last_rx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_first_upstream_tx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_last_upstream_tx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_first_upstream_rx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_last_upstream_rx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_first_downstream_tx_byte?: google.protobuf.Duration.$Shape|null;
                      time_to_last_downstream_tx_byte?: google.protobuf.Duration.$Shape|null;
                      upstream_remote_address?: envoy.config.core.v3.Address.$Shape|null;
                      upstream_local_address?: envoy.config.core.v3.Address.$Shape|null;
                      upstream_cluster?: string|null;
                      response_flags?: envoy.data.accesslog.v3.ResponseFlags.$Shape|null;
                      metadata?: envoy.config.core.v3.Metadata.$Shape|null;
                      upstream_transport_failure_reason?: string|null;
                      route_name?: string|null;
                      downstream_direct_remote_address?: envoy.config.core.v3.Address.$Shape|null;
                      filter_state_objects?: { [k: string]: google.protobuf.Any.$Shape }|null;
                      custom_tags?: { [k: string]: string }|null;
                      duration?: google.protobuf.Duration.$Shape|null;
                      upstream_request_attempt_count?: number|null;
                      connection_termination_details?: string|null;
                      stream_id?: string|null;
                      intermediate_log_entry?: boolean|null;
                      downstream_transport_failure_reason?: string|null;
                      downstream_wire_bytes_sent?: number|null;
                      downstream_wire_bytes_received?: number|null;
                      upstream_wire_bytes_sent?: number|null;
                      upstream_wire_bytes_received?: number|null;
                      access_log_type?: envoy.data.accesslog.v3.AccessLogType|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of a ResponseFlags.
                 * @deprecated Use envoy.data.accesslog.v3.ResponseFlags.$Properties instead.
                 */
                interface IResponseFlags extends envoy.data.accesslog.v3.ResponseFlags.$Properties {
                }

                /** Represents a ResponseFlags. */
                class ResponseFlags {

                    /**
                     * Constructs a new ResponseFlags.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.ResponseFlags.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ResponseFlags failed_local_healthcheck. */
                    failed_local_healthcheck: boolean;

                    /** ResponseFlags no_healthy_upstream. */
                    no_healthy_upstream: boolean;

                    /** ResponseFlags upstream_request_timeout. */
                    upstream_request_timeout: boolean;

                    /** ResponseFlags local_reset. */
                    local_reset: boolean;

                    /** ResponseFlags upstream_remote_reset. */
                    upstream_remote_reset: boolean;

                    /** ResponseFlags upstream_connection_failure. */
                    upstream_connection_failure: boolean;

                    /** ResponseFlags upstream_connection_termination. */
                    upstream_connection_termination: boolean;

                    /** ResponseFlags upstream_overflow. */
                    upstream_overflow: boolean;

                    /** ResponseFlags no_route_found. */
                    no_route_found: boolean;

                    /** ResponseFlags delay_injected. */
                    delay_injected: boolean;

                    /** ResponseFlags fault_injected. */
                    fault_injected: boolean;

                    /** ResponseFlags rate_limited. */
                    rate_limited: boolean;

                    /** ResponseFlags unauthorized_details. */
                    unauthorized_details?: (envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties|null);

                    /** ResponseFlags rate_limit_service_error. */
                    rate_limit_service_error: boolean;

                    /** ResponseFlags downstream_connection_termination. */
                    downstream_connection_termination: boolean;

                    /** ResponseFlags upstream_retry_limit_exceeded. */
                    upstream_retry_limit_exceeded: boolean;

                    /** ResponseFlags stream_idle_timeout. */
                    stream_idle_timeout: boolean;

                    /** ResponseFlags invalid_envoy_request_headers. */
                    invalid_envoy_request_headers: boolean;

                    /** ResponseFlags downstream_protocol_error. */
                    downstream_protocol_error: boolean;

                    /** ResponseFlags upstream_max_stream_duration_reached. */
                    upstream_max_stream_duration_reached: boolean;

                    /** ResponseFlags response_from_cache_filter. */
                    response_from_cache_filter: boolean;

                    /** ResponseFlags no_filter_config_found. */
                    no_filter_config_found: boolean;

                    /** ResponseFlags duration_timeout. */
                    duration_timeout: boolean;

                    /** ResponseFlags upstream_protocol_error. */
                    upstream_protocol_error: boolean;

                    /** ResponseFlags no_cluster_found. */
                    no_cluster_found: boolean;

                    /** ResponseFlags overload_manager. */
                    overload_manager: boolean;

                    /** ResponseFlags dns_resolution_failure. */
                    dns_resolution_failure: boolean;

                    /** ResponseFlags downstream_remote_reset. */
                    downstream_remote_reset: boolean;

                    /**
                     * Creates a new ResponseFlags instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ResponseFlags instance
                     */
                    static create(properties: envoy.data.accesslog.v3.ResponseFlags.$Shape): envoy.data.accesslog.v3.ResponseFlags & envoy.data.accesslog.v3.ResponseFlags.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.ResponseFlags.$Properties): envoy.data.accesslog.v3.ResponseFlags;

                    /**
                     * Encodes the specified ResponseFlags message. Does not implicitly {@link envoy.data.accesslog.v3.ResponseFlags.verify|verify} messages.
                     * @param message ResponseFlags message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.ResponseFlags.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ResponseFlags message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.ResponseFlags & envoy.data.accesslog.v3.ResponseFlags.$Shape} ResponseFlags
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.ResponseFlags & envoy.data.accesslog.v3.ResponseFlags.$Shape;
                }

                namespace ResponseFlags {

                    /** Properties of a ResponseFlags. */
                    interface $Properties {

                        /** ResponseFlags failed_local_healthcheck */
                        failed_local_healthcheck?: (boolean|null);

                        /** ResponseFlags no_healthy_upstream */
                        no_healthy_upstream?: (boolean|null);

                        /** ResponseFlags upstream_request_timeout */
                        upstream_request_timeout?: (boolean|null);

                        /** ResponseFlags local_reset */
                        local_reset?: (boolean|null);

                        /** ResponseFlags upstream_remote_reset */
                        upstream_remote_reset?: (boolean|null);

                        /** ResponseFlags upstream_connection_failure */
                        upstream_connection_failure?: (boolean|null);

                        /** ResponseFlags upstream_connection_termination */
                        upstream_connection_termination?: (boolean|null);

                        /** ResponseFlags upstream_overflow */
                        upstream_overflow?: (boolean|null);

                        /** ResponseFlags no_route_found */
                        no_route_found?: (boolean|null);

                        /** ResponseFlags delay_injected */
                        delay_injected?: (boolean|null);

                        /** ResponseFlags fault_injected */
                        fault_injected?: (boolean|null);

                        /** ResponseFlags rate_limited */
                        rate_limited?: (boolean|null);

                        /** ResponseFlags unauthorized_details */
                        unauthorized_details?: (envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties|null);

                        /** ResponseFlags rate_limit_service_error */
                        rate_limit_service_error?: (boolean|null);

                        /** ResponseFlags downstream_connection_termination */
                        downstream_connection_termination?: (boolean|null);

                        /** ResponseFlags upstream_retry_limit_exceeded */
                        upstream_retry_limit_exceeded?: (boolean|null);

                        /** ResponseFlags stream_idle_timeout */
                        stream_idle_timeout?: (boolean|null);

                        /** ResponseFlags invalid_envoy_request_headers */
                        invalid_envoy_request_headers?: (boolean|null);

                        /** ResponseFlags downstream_protocol_error */
                        downstream_protocol_error?: (boolean|null);

                        /** ResponseFlags upstream_max_stream_duration_reached */
                        upstream_max_stream_duration_reached?: (boolean|null);

                        /** ResponseFlags response_from_cache_filter */
                        response_from_cache_filter?: (boolean|null);

                        /** ResponseFlags no_filter_config_found */
                        no_filter_config_found?: (boolean|null);

                        /** ResponseFlags duration_timeout */
                        duration_timeout?: (boolean|null);

                        /** ResponseFlags upstream_protocol_error */
                        upstream_protocol_error?: (boolean|null);

                        /** ResponseFlags no_cluster_found */
                        no_cluster_found?: (boolean|null);

                        /** ResponseFlags overload_manager */
                        overload_manager?: (boolean|null);

                        /** ResponseFlags dns_resolution_failure */
                        dns_resolution_failure?: (boolean|null);

                        /** ResponseFlags downstream_remote_reset */
                        downstream_remote_reset?: (boolean|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ResponseFlags. */
                    type $Shape = envoy.data.accesslog.v3.ResponseFlags.$Properties;

                    /**
                     * Properties of an Unauthorized.
                     * @deprecated Use envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties instead.
                     */
                    interface IUnauthorized extends envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties {
                    }

                    /** Represents an Unauthorized. */
                    class Unauthorized {

                        /**
                         * Constructs a new Unauthorized.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Unauthorized reason. */
                        reason: envoy.data.accesslog.v3.ResponseFlags.Unauthorized.Reason;

                        /**
                         * Creates a new Unauthorized instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Unauthorized instance
                         */
                        static create(properties: envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Shape): envoy.data.accesslog.v3.ResponseFlags.Unauthorized & envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Shape;
                        static create(properties?: envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties): envoy.data.accesslog.v3.ResponseFlags.Unauthorized;

                        /**
                         * Encodes the specified Unauthorized message. Does not implicitly {@link envoy.data.accesslog.v3.ResponseFlags.Unauthorized.verify|verify} messages.
                         * @param message Unauthorized message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes an Unauthorized message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {envoy.data.accesslog.v3.ResponseFlags.Unauthorized & envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Shape} Unauthorized
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.ResponseFlags.Unauthorized & envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Shape;
                    }

                    namespace Unauthorized {

                        /** Properties of an Unauthorized. */
                        interface $Properties {

                            /** Unauthorized reason */
                            reason?: (envoy.data.accesslog.v3.ResponseFlags.Unauthorized.Reason|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of an Unauthorized. */
                        type $Shape = envoy.data.accesslog.v3.ResponseFlags.Unauthorized.$Properties;

                        /** Reason enum. */
                        enum Reason {

                            /** REASON_UNSPECIFIED value */
                            REASON_UNSPECIFIED = 0,

                            /** EXTERNAL_SERVICE value */
                            EXTERNAL_SERVICE = 1
                        }
                    }
                }

                /**
                 * Properties of a TLSProperties.
                 * @deprecated Use envoy.data.accesslog.v3.TLSProperties.$Properties instead.
                 */
                interface ITLSProperties extends envoy.data.accesslog.v3.TLSProperties.$Properties {
                }

                /** Represents a TLSProperties. */
                class TLSProperties {

                    /**
                     * Constructs a new TLSProperties.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.TLSProperties.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** TLSProperties tls_version. */
                    tls_version: envoy.data.accesslog.v3.TLSProperties.TLSVersion;

                    /** TLSProperties tls_cipher_suite. */
                    tls_cipher_suite?: (google.protobuf.UInt32Value.$Properties|null);

                    /** TLSProperties tls_sni_hostname. */
                    tls_sni_hostname: string;

                    /** TLSProperties local_certificate_properties. */
                    local_certificate_properties?: (envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties|null);

                    /** TLSProperties peer_certificate_properties. */
                    peer_certificate_properties?: (envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties|null);

                    /** TLSProperties tls_session_id. */
                    tls_session_id: string;

                    /** TLSProperties ja3_fingerprint. */
                    ja3_fingerprint: string;

                    /**
                     * Creates a new TLSProperties instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns TLSProperties instance
                     */
                    static create(properties: envoy.data.accesslog.v3.TLSProperties.$Shape): envoy.data.accesslog.v3.TLSProperties & envoy.data.accesslog.v3.TLSProperties.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.TLSProperties.$Properties): envoy.data.accesslog.v3.TLSProperties;

                    /**
                     * Encodes the specified TLSProperties message. Does not implicitly {@link envoy.data.accesslog.v3.TLSProperties.verify|verify} messages.
                     * @param message TLSProperties message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.TLSProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a TLSProperties message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.TLSProperties & envoy.data.accesslog.v3.TLSProperties.$Shape} TLSProperties
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.TLSProperties & envoy.data.accesslog.v3.TLSProperties.$Shape;
                }

                namespace TLSProperties {

                    /** Properties of a TLSProperties. */
                    interface $Properties {

                        /** TLSProperties tls_version */
                        tls_version?: (envoy.data.accesslog.v3.TLSProperties.TLSVersion|null);

                        /** TLSProperties tls_cipher_suite */
                        tls_cipher_suite?: (google.protobuf.UInt32Value.$Properties|null);

                        /** TLSProperties tls_sni_hostname */
                        tls_sni_hostname?: (string|null);

                        /** TLSProperties local_certificate_properties */
                        local_certificate_properties?: (envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties|null);

                        /** TLSProperties peer_certificate_properties */
                        peer_certificate_properties?: (envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties|null);

                        /** TLSProperties tls_session_id */
                        tls_session_id?: (string|null);

                        /** TLSProperties ja3_fingerprint */
                        ja3_fingerprint?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a TLSProperties. */
                    type $Shape = {
                      tls_version?: envoy.data.accesslog.v3.TLSProperties.TLSVersion|null;
                      tls_cipher_suite?: google.protobuf.UInt32Value.$Shape|null;
                      tls_sni_hostname?: string|null;
                      local_certificate_properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape|null;
                      peer_certificate_properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape|null;
                      tls_session_id?: string|null;
                      ja3_fingerprint?: string|null;
                      $unknowns?: Uint8Array[];
                    };

                    /** TLSVersion enum. */
                    enum TLSVersion {

                        /** VERSION_UNSPECIFIED value */
                        VERSION_UNSPECIFIED = 0,

                        /** TLSv1 value */
                        TLSv1 = 1,

                        /** TLSv1_1 value */
                        TLSv1_1 = 2,

                        /** TLSv1_2 value */
                        TLSv1_2 = 3,

                        /** TLSv1_3 value */
                        TLSv1_3 = 4
                    }

                    /**
                     * Properties of a CertificateProperties.
                     * @deprecated Use envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties instead.
                     */
                    interface ICertificateProperties extends envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties {
                    }

                    /** Represents a CertificateProperties. */
                    class CertificateProperties {

                        /**
                         * Constructs a new CertificateProperties.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** CertificateProperties subject_alt_name. */
                        subject_alt_name: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties[];

                        /** CertificateProperties subject. */
                        subject: string;

                        /** CertificateProperties issuer. */
                        issuer: string;

                        /**
                         * Creates a new CertificateProperties instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns CertificateProperties instance
                         */
                        static create(properties: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape): envoy.data.accesslog.v3.TLSProperties.CertificateProperties & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape;
                        static create(properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties): envoy.data.accesslog.v3.TLSProperties.CertificateProperties;

                        /**
                         * Encodes the specified CertificateProperties message. Does not implicitly {@link envoy.data.accesslog.v3.TLSProperties.CertificateProperties.verify|verify} messages.
                         * @param message CertificateProperties message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a CertificateProperties message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {envoy.data.accesslog.v3.TLSProperties.CertificateProperties & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape} CertificateProperties
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.TLSProperties.CertificateProperties & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.$Shape;
                    }

                    namespace CertificateProperties {

                        /** Properties of a CertificateProperties. */
                        interface $Properties {

                            /** CertificateProperties subject_alt_name */
                            subject_alt_name?: (envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties[]|null);

                            /** CertificateProperties subject */
                            subject?: (string|null);

                            /** CertificateProperties issuer */
                            issuer?: (string|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a CertificateProperties. */
                        type $Shape = {
                          subject_alt_name?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Shape[]|null;
                          subject?: string|null;
                          issuer?: string|null;
                          $unknowns?: Uint8Array[];
                        };

                        /**
                         * Properties of a SubjectAltName.
                         * @deprecated Use envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties instead.
                         */
                        interface ISubjectAltName extends envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties {
                        }

                        /** Represents a SubjectAltName. */
                        class SubjectAltName {

                            /**
                             * Constructs a new SubjectAltName.
                             * @param [properties] Properties to set
                             */
                            constructor(properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];

                            /** SubjectAltName uri. */
                            uri?: (string|null);

                            /** SubjectAltName dns. */
                            dns?: (string|null);

                            /** SubjectAltName san. */
                            san?: ("uri"|"dns");

                            /**
                             * Creates a new SubjectAltName instance using the specified properties.
                             * @param [properties] Properties to set
                             * @returns SubjectAltName instance
                             */
                            static create(properties: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Shape): envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Shape;
                            static create(properties?: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties): envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName;

                            /**
                             * Encodes the specified SubjectAltName message. Does not implicitly {@link envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.verify|verify} messages.
                             * @param message SubjectAltName message or plain object to encode
                             * @param [writer] Writer to encode to
                             * @returns Writer
                             */
                            static encode(message: envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                            /**
                             * Decodes a SubjectAltName message from the specified reader or buffer.
                             * @param reader Reader or buffer to decode from
                             * @param [length] Message length if known beforehand
                             * @returns {envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Shape} SubjectAltName
                             * @throws {Error} If the payload is not a reader or valid buffer
                             * @throws {$protobuf.util.ProtocolError} If required fields are missing
                             */
                            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName & envoy.data.accesslog.v3.TLSProperties.CertificateProperties.SubjectAltName.$Shape;
                        }

                        namespace SubjectAltName {

                            /** Properties of a SubjectAltName. */
                            interface $Properties {

                                /** SubjectAltName uri */
                                uri?: (string|null);

                                /** SubjectAltName dns */
                                dns?: (string|null);

                                /** SubjectAltName san */
                                san?: ("uri"|"dns");

                                /** Unknown fields preserved while decoding when enabled */
                                $unknowns?: Uint8Array[];
                            }

                            /** Narrowed shape of a SubjectAltName. */
                            type $Shape = {
                              uri?: string|null;
                              dns?: string|null;
                              $unknowns?: Uint8Array[];
                            } & (
                              ({ san?: undefined; uri?: null; dns?: null }|{ san?: "uri"; uri: string; dns?: null }|{ san?: "dns"; uri?: null; dns: string })
                            );
                        }
                    }
                }

                /**
                 * Properties of a HTTPRequestProperties.
                 * @deprecated Use envoy.data.accesslog.v3.HTTPRequestProperties.$Properties instead.
                 */
                interface IHTTPRequestProperties extends envoy.data.accesslog.v3.HTTPRequestProperties.$Properties {
                }

                /** Represents a HTTPRequestProperties. */
                class HTTPRequestProperties {

                    /**
                     * Constructs a new HTTPRequestProperties.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.HTTPRequestProperties.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** HTTPRequestProperties request_method. */
                    request_method: envoy.config.core.v3.RequestMethod;

                    /** HTTPRequestProperties scheme. */
                    scheme: string;

                    /** HTTPRequestProperties authority. */
                    authority: string;

                    /** HTTPRequestProperties port. */
                    port?: (google.protobuf.UInt32Value.$Properties|null);

                    /** HTTPRequestProperties path. */
                    path: string;

                    /** HTTPRequestProperties user_agent. */
                    user_agent: string;

                    /** HTTPRequestProperties referer. */
                    referer: string;

                    /** HTTPRequestProperties forwarded_for. */
                    forwarded_for: string;

                    /** HTTPRequestProperties request_id. */
                    request_id: string;

                    /** HTTPRequestProperties original_path. */
                    original_path: string;

                    /** HTTPRequestProperties request_headers_bytes. */
                    request_headers_bytes: number;

                    /** HTTPRequestProperties request_body_bytes. */
                    request_body_bytes: number;

                    /** HTTPRequestProperties request_headers. */
                    request_headers: { [k: string]: string };

                    /** HTTPRequestProperties upstream_header_bytes_sent. */
                    upstream_header_bytes_sent: number;

                    /** HTTPRequestProperties downstream_header_bytes_received. */
                    downstream_header_bytes_received: number;

                    /**
                     * Creates a new HTTPRequestProperties instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns HTTPRequestProperties instance
                     */
                    static create(properties: envoy.data.accesslog.v3.HTTPRequestProperties.$Shape): envoy.data.accesslog.v3.HTTPRequestProperties & envoy.data.accesslog.v3.HTTPRequestProperties.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.HTTPRequestProperties.$Properties): envoy.data.accesslog.v3.HTTPRequestProperties;

                    /**
                     * Encodes the specified HTTPRequestProperties message. Does not implicitly {@link envoy.data.accesslog.v3.HTTPRequestProperties.verify|verify} messages.
                     * @param message HTTPRequestProperties message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.HTTPRequestProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a HTTPRequestProperties message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.HTTPRequestProperties & envoy.data.accesslog.v3.HTTPRequestProperties.$Shape} HTTPRequestProperties
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.HTTPRequestProperties & envoy.data.accesslog.v3.HTTPRequestProperties.$Shape;
                }

                namespace HTTPRequestProperties {

                    /** Properties of a HTTPRequestProperties. */
                    interface $Properties {

                        /** HTTPRequestProperties request_method */
                        request_method?: (envoy.config.core.v3.RequestMethod|null);

                        /** HTTPRequestProperties scheme */
                        scheme?: (string|null);

                        /** HTTPRequestProperties authority */
                        authority?: (string|null);

                        /** HTTPRequestProperties port */
                        port?: (google.protobuf.UInt32Value.$Properties|null);

                        /** HTTPRequestProperties path */
                        path?: (string|null);

                        /** HTTPRequestProperties user_agent */
                        user_agent?: (string|null);

                        /** HTTPRequestProperties referer */
                        referer?: (string|null);

                        /** HTTPRequestProperties forwarded_for */
                        forwarded_for?: (string|null);

                        /** HTTPRequestProperties request_id */
                        request_id?: (string|null);

                        /** HTTPRequestProperties original_path */
                        original_path?: (string|null);

                        /** HTTPRequestProperties request_headers_bytes */
                        request_headers_bytes?: (number|null);

                        /** HTTPRequestProperties request_body_bytes */
                        request_body_bytes?: (number|null);

                        /** HTTPRequestProperties request_headers */
                        request_headers?: ({ [k: string]: string }|null);

                        /** HTTPRequestProperties upstream_header_bytes_sent */
                        upstream_header_bytes_sent?: (number|null);

                        /** HTTPRequestProperties downstream_header_bytes_received */
                        downstream_header_bytes_received?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a HTTPRequestProperties. */
                    type $Shape = envoy.data.accesslog.v3.HTTPRequestProperties.$Properties;
                }

                /**
                 * Properties of a HTTPResponseProperties.
                 * @deprecated Use envoy.data.accesslog.v3.HTTPResponseProperties.$Properties instead.
                 */
                interface IHTTPResponseProperties extends envoy.data.accesslog.v3.HTTPResponseProperties.$Properties {
                }

                /** Represents a HTTPResponseProperties. */
                class HTTPResponseProperties {

                    /**
                     * Constructs a new HTTPResponseProperties.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.data.accesslog.v3.HTTPResponseProperties.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** HTTPResponseProperties response_code. */
                    response_code?: (google.protobuf.UInt32Value.$Properties|null);

                    /** HTTPResponseProperties response_headers_bytes. */
                    response_headers_bytes: number;

                    /** HTTPResponseProperties response_body_bytes. */
                    response_body_bytes: number;

                    /** HTTPResponseProperties response_headers. */
                    response_headers: { [k: string]: string };

                    /** HTTPResponseProperties response_trailers. */
                    response_trailers: { [k: string]: string };

                    /** HTTPResponseProperties response_code_details. */
                    response_code_details: string;

                    /** HTTPResponseProperties upstream_header_bytes_received. */
                    upstream_header_bytes_received: number;

                    /** HTTPResponseProperties downstream_header_bytes_sent. */
                    downstream_header_bytes_sent: number;

                    /**
                     * Creates a new HTTPResponseProperties instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns HTTPResponseProperties instance
                     */
                    static create(properties: envoy.data.accesslog.v3.HTTPResponseProperties.$Shape): envoy.data.accesslog.v3.HTTPResponseProperties & envoy.data.accesslog.v3.HTTPResponseProperties.$Shape;
                    static create(properties?: envoy.data.accesslog.v3.HTTPResponseProperties.$Properties): envoy.data.accesslog.v3.HTTPResponseProperties;

                    /**
                     * Encodes the specified HTTPResponseProperties message. Does not implicitly {@link envoy.data.accesslog.v3.HTTPResponseProperties.verify|verify} messages.
                     * @param message HTTPResponseProperties message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.data.accesslog.v3.HTTPResponseProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a HTTPResponseProperties message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.data.accesslog.v3.HTTPResponseProperties & envoy.data.accesslog.v3.HTTPResponseProperties.$Shape} HTTPResponseProperties
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.data.accesslog.v3.HTTPResponseProperties & envoy.data.accesslog.v3.HTTPResponseProperties.$Shape;
                }

                namespace HTTPResponseProperties {

                    /** Properties of a HTTPResponseProperties. */
                    interface $Properties {

                        /** HTTPResponseProperties response_code */
                        response_code?: (google.protobuf.UInt32Value.$Properties|null);

                        /** HTTPResponseProperties response_headers_bytes */
                        response_headers_bytes?: (number|null);

                        /** HTTPResponseProperties response_body_bytes */
                        response_body_bytes?: (number|null);

                        /** HTTPResponseProperties response_headers */
                        response_headers?: ({ [k: string]: string }|null);

                        /** HTTPResponseProperties response_trailers */
                        response_trailers?: ({ [k: string]: string }|null);

                        /** HTTPResponseProperties response_code_details */
                        response_code_details?: (string|null);

                        /** HTTPResponseProperties upstream_header_bytes_received */
                        upstream_header_bytes_received?: (number|null);

                        /** HTTPResponseProperties downstream_header_bytes_sent */
                        downstream_header_bytes_sent?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a HTTPResponseProperties. */
                    type $Shape = envoy.data.accesslog.v3.HTTPResponseProperties.$Properties;
                }
            }
        }
    }

    /** Namespace config. */
    namespace config {

        /** Namespace core. */
        namespace core {

            /** Namespace v3. */
            namespace v3 {

                /**
                 * Properties of a Node.
                 * @deprecated Use envoy.config.core.v3.Node.$Properties instead.
                 */
                interface INode extends envoy.config.core.v3.Node.$Properties {
                }

                /** Represents a Node. */
                class Node {

                    /**
                     * Constructs a new Node.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.Node.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Node id. */
                    id: string;

                    /** Node cluster. */
                    cluster: string;

                    /** Node metadata. */
                    metadata?: (google.protobuf.Struct.$Properties|null);

                    /** Node user_agent_name. */
                    user_agent_name: string;

                    /** Node extensions. */
                    extensions: envoy.config.core.v3.Extension.$Properties[];

                    /**
                     * Creates a new Node instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Node instance
                     */
                    static create(properties: envoy.config.core.v3.Node.$Shape): envoy.config.core.v3.Node & envoy.config.core.v3.Node.$Shape;
                    static create(properties?: envoy.config.core.v3.Node.$Properties): envoy.config.core.v3.Node;

                    /**
                     * Encodes the specified Node message. Does not implicitly {@link envoy.config.core.v3.Node.verify|verify} messages.
                     * @param message Node message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Node message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.Node & envoy.config.core.v3.Node.$Shape} Node
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.Node & envoy.config.core.v3.Node.$Shape;
                }

                namespace Node {

                    /** Properties of a Node. */
                    interface $Properties {

                        /** Node id */
                        id?: (string|null);

                        /** Node cluster */
                        cluster?: (string|null);

                        /** Node metadata */
                        metadata?: (google.protobuf.Struct.$Properties|null);

                        /** Node user_agent_name */
                        user_agent_name?: (string|null);

                        /** Node extensions */
                        extensions?: (envoy.config.core.v3.Extension.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Node. */
                    type $Shape = {
                      id?: string|null;
                      cluster?: string|null;
                      metadata?: google.protobuf.Struct.$Shape|null;
                      user_agent_name?: string|null;
                      extensions?: envoy.config.core.v3.Extension.$Shape[]|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of an Extension.
                 * @deprecated Use envoy.config.core.v3.Extension.$Properties instead.
                 */
                interface IExtension extends envoy.config.core.v3.Extension.$Properties {
                }

                /** Represents an Extension. */
                class Extension {

                    /**
                     * Constructs a new Extension.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.Extension.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Extension name. */
                    name: string;

                    /** Extension category. */
                    category: string;

                    /** Extension type_urls. */
                    type_urls: string[];

                    /**
                     * Creates a new Extension instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Extension instance
                     */
                    static create(properties: envoy.config.core.v3.Extension.$Shape): envoy.config.core.v3.Extension & envoy.config.core.v3.Extension.$Shape;
                    static create(properties?: envoy.config.core.v3.Extension.$Properties): envoy.config.core.v3.Extension;

                    /**
                     * Encodes the specified Extension message. Does not implicitly {@link envoy.config.core.v3.Extension.verify|verify} messages.
                     * @param message Extension message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.Extension.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Extension message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.Extension & envoy.config.core.v3.Extension.$Shape} Extension
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.Extension & envoy.config.core.v3.Extension.$Shape;
                }

                namespace Extension {

                    /** Properties of an Extension. */
                    interface $Properties {

                        /** Extension name */
                        name?: (string|null);

                        /** Extension category */
                        category?: (string|null);

                        /** Extension type_urls */
                        type_urls?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Extension. */
                    type $Shape = envoy.config.core.v3.Extension.$Properties;
                }

                /**
                 * Properties of a Metadata.
                 * @deprecated Use envoy.config.core.v3.Metadata.$Properties instead.
                 */
                interface IMetadata extends envoy.config.core.v3.Metadata.$Properties {
                }

                /** Represents a Metadata. */
                class Metadata {

                    /**
                     * Constructs a new Metadata.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.Metadata.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Metadata filter_metadata. */
                    filter_metadata: { [k: string]: google.protobuf.Struct.$Properties };

                    /**
                     * Creates a new Metadata instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Metadata instance
                     */
                    static create(properties: envoy.config.core.v3.Metadata.$Shape): envoy.config.core.v3.Metadata & envoy.config.core.v3.Metadata.$Shape;
                    static create(properties?: envoy.config.core.v3.Metadata.$Properties): envoy.config.core.v3.Metadata;

                    /**
                     * Encodes the specified Metadata message. Does not implicitly {@link envoy.config.core.v3.Metadata.verify|verify} messages.
                     * @param message Metadata message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.Metadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Metadata message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.Metadata & envoy.config.core.v3.Metadata.$Shape} Metadata
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.Metadata & envoy.config.core.v3.Metadata.$Shape;
                }

                namespace Metadata {

                    /** Properties of a Metadata. */
                    interface $Properties {

                        /** Metadata filter_metadata */
                        filter_metadata?: ({ [k: string]: google.protobuf.Struct.$Properties }|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Metadata. */
                    type $Shape = {
                      filter_metadata?: { [k: string]: google.protobuf.Struct.$Shape }|null;
                      $unknowns?: Uint8Array[];
                    };
                }

                /**
                 * Properties of an Address.
                 * @deprecated Use envoy.config.core.v3.Address.$Properties instead.
                 */
                interface IAddress extends envoy.config.core.v3.Address.$Properties {
                }

                /** Represents an Address. */
                class Address {

                    /**
                     * Constructs a new Address.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.Address.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Address socket_address. */
                    socket_address?: (envoy.config.core.v3.SocketAddress.$Properties|null);

                    /** Address pipe. */
                    pipe?: (envoy.config.core.v3.Pipe.$Properties|null);

                    /** Address envoy_internal_address. */
                    envoy_internal_address?: (envoy.config.core.v3.EnvoyInternalAddress.$Properties|null);

                    /** Address address. */
                    address?: ("socket_address"|"pipe"|"envoy_internal_address");

                    /**
                     * Creates a new Address instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Address instance
                     */
                    static create(properties: envoy.config.core.v3.Address.$Shape): envoy.config.core.v3.Address & envoy.config.core.v3.Address.$Shape;
                    static create(properties?: envoy.config.core.v3.Address.$Properties): envoy.config.core.v3.Address;

                    /**
                     * Encodes the specified Address message. Does not implicitly {@link envoy.config.core.v3.Address.verify|verify} messages.
                     * @param message Address message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.Address.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Address message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.Address & envoy.config.core.v3.Address.$Shape} Address
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.Address & envoy.config.core.v3.Address.$Shape;
                }

                namespace Address {

                    /** Properties of an Address. */
                    interface $Properties {

                        /** Address socket_address */
                        socket_address?: (envoy.config.core.v3.SocketAddress.$Properties|null);

                        /** Address pipe */
                        pipe?: (envoy.config.core.v3.Pipe.$Properties|null);

                        /** Address envoy_internal_address */
                        envoy_internal_address?: (envoy.config.core.v3.EnvoyInternalAddress.$Properties|null);

                        /** Address address */
                        address?: ("socket_address"|"pipe"|"envoy_internal_address");

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Narrowed shape of an Address. */
                    type $Shape = {
                      socket_address?: envoy.config.core.v3.SocketAddress.$Shape|null;
                      pipe?: envoy.config.core.v3.Pipe.$Shape|null;
                      envoy_internal_address?: envoy.config.core.v3.EnvoyInternalAddress.$Shape|null;
                      $unknowns?: Uint8Array[];
                    } & (
                      ({ address?: undefined; socket_address?: null; pipe?: null; envoy_internal_address?: null }|{ address?: "socket_address"; socket_address: envoy.config.core.v3.SocketAddress.$Shape; pipe?: null; envoy_internal_address?: null }|{ address?: "pipe"; socket_address?: null; pipe: envoy.config.core.v3.Pipe.$Shape; envoy_internal_address?: null }|{ address?: "envoy_internal_address"; socket_address?: null; pipe?: null; envoy_internal_address: envoy.config.core.v3.EnvoyInternalAddress.$Shape })
                    );
                }

                /**
                 * Properties of a SocketAddress.
                 * @deprecated Use envoy.config.core.v3.SocketAddress.$Properties instead.
                 */
                interface ISocketAddress extends envoy.config.core.v3.SocketAddress.$Properties {
                }

                /** Represents a SocketAddress. */
                class SocketAddress {

                    /**
                     * Constructs a new SocketAddress.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.SocketAddress.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** SocketAddress protocol. */
                    protocol: envoy.config.core.v3.SocketAddress.Protocol;

                    /** SocketAddress address. */
                    address: string;

                    /** SocketAddress port_value. */
                    port_value?: (number|null);

                    /** SocketAddress named_port. */
                    named_port?: (string|null);

                    /** SocketAddress port_specifier. */
                    port_specifier?: ("port_value"|"named_port");

                    /**
                     * Creates a new SocketAddress instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns SocketAddress instance
                     */
                    static create(properties: envoy.config.core.v3.SocketAddress.$Shape): envoy.config.core.v3.SocketAddress & envoy.config.core.v3.SocketAddress.$Shape;
                    static create(properties?: envoy.config.core.v3.SocketAddress.$Properties): envoy.config.core.v3.SocketAddress;

                    /**
                     * Encodes the specified SocketAddress message. Does not implicitly {@link envoy.config.core.v3.SocketAddress.verify|verify} messages.
                     * @param message SocketAddress message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.SocketAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a SocketAddress message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.SocketAddress & envoy.config.core.v3.SocketAddress.$Shape} SocketAddress
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.SocketAddress & envoy.config.core.v3.SocketAddress.$Shape;
                }

                namespace SocketAddress {

                    /** Properties of a SocketAddress. */
                    interface $Properties {

                        /** SocketAddress protocol */
                        protocol?: (envoy.config.core.v3.SocketAddress.Protocol|null);

                        /** SocketAddress address */
                        address?: (string|null);

                        /** SocketAddress port_value */
                        port_value?: (number|null);

                        /** SocketAddress named_port */
                        named_port?: (string|null);

                        /** SocketAddress port_specifier */
                        port_specifier?: ("port_value"|"named_port");

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Narrowed shape of a SocketAddress. */
                    type $Shape = {
                      protocol?: envoy.config.core.v3.SocketAddress.Protocol|null;
                      address?: string|null;
                      port_value?: number|null;
                      named_port?: string|null;
                      $unknowns?: Uint8Array[];
                    } & (
                      ({ port_specifier?: undefined; port_value?: null; named_port?: null }|{ port_specifier?: "port_value"; port_value: number; named_port?: null }|{ port_specifier?: "named_port"; port_value?: null; named_port: string })
                    );

                    /** Protocol enum. */
                    enum Protocol {

                        /** TCP value */
                        TCP = 0,

                        /** UDP value */
                        UDP = 1
                    }
                }

                /**
                 * Properties of a Pipe.
                 * @deprecated Use envoy.config.core.v3.Pipe.$Properties instead.
                 */
                interface IPipe extends envoy.config.core.v3.Pipe.$Properties {
                }

                /** Represents a Pipe. */
                class Pipe {

                    /**
                     * Constructs a new Pipe.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.Pipe.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Pipe path. */
                    path: string;

                    /**
                     * Creates a new Pipe instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Pipe instance
                     */
                    static create(properties: envoy.config.core.v3.Pipe.$Shape): envoy.config.core.v3.Pipe & envoy.config.core.v3.Pipe.$Shape;
                    static create(properties?: envoy.config.core.v3.Pipe.$Properties): envoy.config.core.v3.Pipe;

                    /**
                     * Encodes the specified Pipe message. Does not implicitly {@link envoy.config.core.v3.Pipe.verify|verify} messages.
                     * @param message Pipe message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.Pipe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Pipe message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.Pipe & envoy.config.core.v3.Pipe.$Shape} Pipe
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.Pipe & envoy.config.core.v3.Pipe.$Shape;
                }

                namespace Pipe {

                    /** Properties of a Pipe. */
                    interface $Properties {

                        /** Pipe path */
                        path?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Pipe. */
                    type $Shape = envoy.config.core.v3.Pipe.$Properties;
                }

                /**
                 * Properties of an EnvoyInternalAddress.
                 * @deprecated Use envoy.config.core.v3.EnvoyInternalAddress.$Properties instead.
                 */
                interface IEnvoyInternalAddress extends envoy.config.core.v3.EnvoyInternalAddress.$Properties {
                }

                /** Represents an EnvoyInternalAddress. */
                class EnvoyInternalAddress {

                    /**
                     * Constructs a new EnvoyInternalAddress.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.config.core.v3.EnvoyInternalAddress.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** EnvoyInternalAddress server_listener_name. */
                    server_listener_name: string;

                    /** EnvoyInternalAddress endpoint_id. */
                    endpoint_id: string;

                    /**
                     * Creates a new EnvoyInternalAddress instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns EnvoyInternalAddress instance
                     */
                    static create(properties: envoy.config.core.v3.EnvoyInternalAddress.$Shape): envoy.config.core.v3.EnvoyInternalAddress & envoy.config.core.v3.EnvoyInternalAddress.$Shape;
                    static create(properties?: envoy.config.core.v3.EnvoyInternalAddress.$Properties): envoy.config.core.v3.EnvoyInternalAddress;

                    /**
                     * Encodes the specified EnvoyInternalAddress message. Does not implicitly {@link envoy.config.core.v3.EnvoyInternalAddress.verify|verify} messages.
                     * @param message EnvoyInternalAddress message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.config.core.v3.EnvoyInternalAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an EnvoyInternalAddress message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.config.core.v3.EnvoyInternalAddress & envoy.config.core.v3.EnvoyInternalAddress.$Shape} EnvoyInternalAddress
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.config.core.v3.EnvoyInternalAddress & envoy.config.core.v3.EnvoyInternalAddress.$Shape;
                }

                namespace EnvoyInternalAddress {

                    /** Properties of an EnvoyInternalAddress. */
                    interface $Properties {

                        /** EnvoyInternalAddress server_listener_name */
                        server_listener_name?: (string|null);

                        /** EnvoyInternalAddress endpoint_id */
                        endpoint_id?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an EnvoyInternalAddress. */
                    type $Shape = envoy.config.core.v3.EnvoyInternalAddress.$Properties;
                }

                /** RequestMethod enum. */
                enum RequestMethod {

                    /** METHOD_UNSPECIFIED value */
                    METHOD_UNSPECIFIED = 0,

                    /** GET value */
                    GET = 1,

                    /** HEAD value */
                    HEAD = 2,

                    /** POST value */
                    POST = 3,

                    /** PUT value */
                    PUT = 4,

                    /** DELETE value */
                    DELETE = 5,

                    /** CONNECT value */
                    CONNECT = 6,

                    /** OPTIONS value */
                    OPTIONS = 7,

                    /** TRACE value */
                    TRACE = 8,

                    /** PATCH value */
                    PATCH = 9
                }
            }
        }
    }

    /** Namespace service. */
    namespace service {

        /** Namespace accesslog. */
        namespace accesslog {

            /** Namespace v3. */
            namespace v3 {

                /**
                 * Properties of a StreamAccessLogsMessage.
                 * @deprecated Use envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties instead.
                 */
                interface IStreamAccessLogsMessage extends envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties {
                }

                /** Represents a StreamAccessLogsMessage. */
                class StreamAccessLogsMessage {

                    /**
                     * Constructs a new StreamAccessLogsMessage.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** StreamAccessLogsMessage identifier. */
                    identifier?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties|null);

                    /** StreamAccessLogsMessage http_logs. */
                    http_logs?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties|null);

                    /** StreamAccessLogsMessage tcp_logs. */
                    tcp_logs?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties|null);

                    /** StreamAccessLogsMessage log_entries. */
                    log_entries?: ("http_logs"|"tcp_logs");

                    /**
                     * Creates a new StreamAccessLogsMessage instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns StreamAccessLogsMessage instance
                     */
                    static create(properties: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Shape): envoy.service.accesslog.v3.StreamAccessLogsMessage & envoy.service.accesslog.v3.StreamAccessLogsMessage.$Shape;
                    static create(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties): envoy.service.accesslog.v3.StreamAccessLogsMessage;

                    /**
                     * Encodes the specified StreamAccessLogsMessage message. Does not implicitly {@link envoy.service.accesslog.v3.StreamAccessLogsMessage.verify|verify} messages.
                     * @param message StreamAccessLogsMessage message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a StreamAccessLogsMessage message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.accesslog.v3.StreamAccessLogsMessage & envoy.service.accesslog.v3.StreamAccessLogsMessage.$Shape} StreamAccessLogsMessage
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.accesslog.v3.StreamAccessLogsMessage & envoy.service.accesslog.v3.StreamAccessLogsMessage.$Shape;
                }

                namespace StreamAccessLogsMessage {

                    /** Properties of a StreamAccessLogsMessage. */
                    interface $Properties {

                        /** StreamAccessLogsMessage identifier */
                        identifier?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties|null);

                        /** StreamAccessLogsMessage http_logs */
                        http_logs?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties|null);

                        /** StreamAccessLogsMessage tcp_logs */
                        tcp_logs?: (envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties|null);

                        /** StreamAccessLogsMessage log_entries */
                        log_entries?: ("http_logs"|"tcp_logs");

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Narrowed shape of a StreamAccessLogsMessage. */
                    type $Shape = {
                      identifier?: envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Shape|null;
                      http_logs?: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape|null;
                      tcp_logs?: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape|null;
                      $unknowns?: Uint8Array[];
                    } & (
                      ({ log_entries?: undefined; http_logs?: null; tcp_logs?: null }|{ log_entries?: "http_logs"; http_logs: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape; tcp_logs?: null }|{ log_entries?: "tcp_logs"; http_logs?: null; tcp_logs: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape })
                    );

                    /**
                     * Properties of an Identifier.
                     * @deprecated Use envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties instead.
                     */
                    interface IIdentifier extends envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties {
                    }

                    /** Represents an Identifier. */
                    class Identifier {

                        /**
                         * Constructs a new Identifier.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Identifier node. */
                        node?: (envoy.config.core.v3.Node.$Properties|null);

                        /** Identifier log_name. */
                        log_name: string;

                        /**
                         * Creates a new Identifier instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Identifier instance
                         */
                        static create(properties: envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Shape): envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier & envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Shape;
                        static create(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties): envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier;

                        /**
                         * Encodes the specified Identifier message. Does not implicitly {@link envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.verify|verify} messages.
                         * @param message Identifier message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes an Identifier message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier & envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Shape} Identifier
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier & envoy.service.accesslog.v3.StreamAccessLogsMessage.Identifier.$Shape;
                    }

                    namespace Identifier {

                        /** Properties of an Identifier. */
                        interface $Properties {

                            /** Identifier node */
                            node?: (envoy.config.core.v3.Node.$Properties|null);

                            /** Identifier log_name */
                            log_name?: (string|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of an Identifier. */
                        type $Shape = {
                          node?: envoy.config.core.v3.Node.$Shape|null;
                          log_name?: string|null;
                          $unknowns?: Uint8Array[];
                        };
                    }

                    /**
                     * Properties of a HTTPAccessLogEntries.
                     * @deprecated Use envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties instead.
                     */
                    interface IHTTPAccessLogEntries extends envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties {
                    }

                    /** Represents a HTTPAccessLogEntries. */
                    class HTTPAccessLogEntries {

                        /**
                         * Constructs a new HTTPAccessLogEntries.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** HTTPAccessLogEntries log_entry. */
                        log_entry: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties[];

                        /**
                         * Creates a new HTTPAccessLogEntries instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns HTTPAccessLogEntries instance
                         */
                        static create(properties: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape): envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape;
                        static create(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties): envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries;

                        /**
                         * Encodes the specified HTTPAccessLogEntries message. Does not implicitly {@link envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.verify|verify} messages.
                         * @param message HTTPAccessLogEntries message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a HTTPAccessLogEntries message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape} HTTPAccessLogEntries
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.HTTPAccessLogEntries.$Shape;
                    }

                    namespace HTTPAccessLogEntries {

                        /** Properties of a HTTPAccessLogEntries. */
                        interface $Properties {

                            /** HTTPAccessLogEntries log_entry */
                            log_entry?: (envoy.data.accesslog.v3.HTTPAccessLogEntry.$Properties[]|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a HTTPAccessLogEntries. */
                        type $Shape = {
                          log_entry?: envoy.data.accesslog.v3.HTTPAccessLogEntry.$Shape[]|null;
                          $unknowns?: Uint8Array[];
                        };
                    }

                    /**
                     * Properties of a TCPAccessLogEntries.
                     * @deprecated Use envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties instead.
                     */
                    interface ITCPAccessLogEntries extends envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties {
                    }

                    /** Represents a TCPAccessLogEntries. */
                    class TCPAccessLogEntries {

                        /**
                         * Constructs a new TCPAccessLogEntries.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** TCPAccessLogEntries log_entry. */
                        log_entry: envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties[];

                        /**
                         * Creates a new TCPAccessLogEntries instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns TCPAccessLogEntries instance
                         */
                        static create(properties: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape): envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape;
                        static create(properties?: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties): envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries;

                        /**
                         * Encodes the specified TCPAccessLogEntries message. Does not implicitly {@link envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.verify|verify} messages.
                         * @param message TCPAccessLogEntries message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a TCPAccessLogEntries message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape} TCPAccessLogEntries
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries & envoy.service.accesslog.v3.StreamAccessLogsMessage.TCPAccessLogEntries.$Shape;
                    }

                    namespace TCPAccessLogEntries {

                        /** Properties of a TCPAccessLogEntries. */
                        interface $Properties {

                            /** TCPAccessLogEntries log_entry */
                            log_entry?: (envoy.data.accesslog.v3.TCPAccessLogEntry.$Properties[]|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a TCPAccessLogEntries. */
                        type $Shape = {
                          log_entry?: envoy.data.accesslog.v3.TCPAccessLogEntry.$Shape[]|null;
                          $unknowns?: Uint8Array[];
                        };
                    }
                }

                /**
                 * Properties of a StreamAccessLogsResponse.
                 * @deprecated Use envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties instead.
                 */
                interface IStreamAccessLogsResponse extends envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties {
                }

                /** Represents a StreamAccessLogsResponse. */
                class StreamAccessLogsResponse {

                    /**
                     * Constructs a new StreamAccessLogsResponse.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /**
                     * Creates a new StreamAccessLogsResponse instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns StreamAccessLogsResponse instance
                     */
                    static create(properties: envoy.service.accesslog.v3.StreamAccessLogsResponse.$Shape): envoy.service.accesslog.v3.StreamAccessLogsResponse & envoy.service.accesslog.v3.StreamAccessLogsResponse.$Shape;
                    static create(properties?: envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties): envoy.service.accesslog.v3.StreamAccessLogsResponse;

                    /**
                     * Encodes the specified StreamAccessLogsResponse message. Does not implicitly {@link envoy.service.accesslog.v3.StreamAccessLogsResponse.verify|verify} messages.
                     * @param message StreamAccessLogsResponse message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a StreamAccessLogsResponse message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {envoy.service.accesslog.v3.StreamAccessLogsResponse & envoy.service.accesslog.v3.StreamAccessLogsResponse.$Shape} StreamAccessLogsResponse
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): envoy.service.accesslog.v3.StreamAccessLogsResponse & envoy.service.accesslog.v3.StreamAccessLogsResponse.$Shape;
                }

                namespace StreamAccessLogsResponse {

                    /** Properties of a StreamAccessLogsResponse. */
                    interface $Properties {

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a StreamAccessLogsResponse. */
                    type $Shape = envoy.service.accesslog.v3.StreamAccessLogsResponse.$Properties;
                }
            }
        }
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Struct.
         * @deprecated Use google.protobuf.Struct.$Properties instead.
         */
        interface IStruct extends google.protobuf.Struct.$Properties {
        }

        /** Represents a Struct. */
        class Struct {

            /**
             * Constructs a new Struct.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Struct.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Struct fields. */
            fields: { [k: string]: google.protobuf.Value.$Properties };

            /**
             * Creates a new Struct instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Struct instance
             */
            static create(properties: google.protobuf.Struct.$Shape): google.protobuf.Struct & google.protobuf.Struct.$Shape;
            static create(properties?: google.protobuf.Struct.$Properties): google.protobuf.Struct;

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Struct & google.protobuf.Struct.$Shape;
        }

        namespace Struct {

            /** Properties of a Struct. */
            interface $Properties {

                /** Struct fields */
                fields?: ({ [k: string]: google.protobuf.Value.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Struct. */
            type $Shape = {
              fields?: { [k: string]: google.protobuf.Value.$Shape }|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use google.protobuf.Value.$Properties instead.
         */
        interface IValue extends google.protobuf.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value nullValue. */
            nullValue?: (google.protobuf.NullValue|null);

            /** Value numberValue. */
            numberValue?: (number|null);

            /** Value stringValue. */
            stringValue?: (string|null);

            /** Value boolValue. */
            boolValue?: (boolean|null);

            /** Value structValue. */
            structValue?: (google.protobuf.Struct.$Properties|null);

            /** Value listValue. */
            listValue?: (google.protobuf.ListValue.$Properties|null);

            /** Value kind. */
            kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: google.protobuf.Value.$Shape): google.protobuf.Value & google.protobuf.Value.$Shape;
            static create(properties?: google.protobuf.Value.$Properties): google.protobuf.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Value & google.protobuf.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value nullValue */
                nullValue?: (google.protobuf.NullValue|null);

                /** Value numberValue */
                numberValue?: (number|null);

                /** Value stringValue */
                stringValue?: (string|null);

                /** Value boolValue */
                boolValue?: (boolean|null);

                /** Value structValue */
                structValue?: (google.protobuf.Struct.$Properties|null);

                /** Value listValue */
                listValue?: (google.protobuf.ListValue.$Properties|null);

                /** Value kind */
                kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              nullValue?: google.protobuf.NullValue|null;
              numberValue?: number|null;
              stringValue?: string|null;
              boolValue?: boolean|null;
              structValue?: google.protobuf.Struct.$Shape|null;
              listValue?: google.protobuf.ListValue.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
            );
        }

        /** NullValue enum. */
        enum NullValue {

            /** NULL_VALUE value */
            NULL_VALUE = 0
        }

        /**
         * Properties of a ListValue.
         * @deprecated Use google.protobuf.ListValue.$Properties instead.
         */
        interface IListValue extends google.protobuf.ListValue.$Properties {
        }

        /** Represents a ListValue. */
        class ListValue {

            /**
             * Constructs a new ListValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.ListValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListValue values. */
            values: google.protobuf.Value.$Properties[];

            /**
             * Creates a new ListValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ListValue instance
             */
            static create(properties: google.protobuf.ListValue.$Shape): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
            static create(properties?: google.protobuf.ListValue.$Properties): google.protobuf.ListValue;

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @param message ListValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.ListValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
        }

        namespace ListValue {

            /** Properties of a ListValue. */
            interface $Properties {

                /** ListValue values */
                values?: (google.protobuf.Value.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListValue. */
            type $Shape = {
              values?: google.protobuf.Value.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Any.
         * @deprecated Use google.protobuf.Any.$Properties instead.
         */
        interface IAny extends google.protobuf.Any.$Properties {
        }

        /** Represents an Any. */
        class Any {

            /**
             * Constructs a new Any.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Any.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Any type_url. */
            type_url: string;

            /** Any value. */
            value: Uint8Array;

            /**
             * Creates a new Any instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Any instance
             */
            static create(properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
            static create(properties?: google.protobuf.Any.$Properties): google.protobuf.Any;

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @param message Any message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Any.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Any & google.protobuf.Any.$Shape;
        }

        namespace Any {

            /** Properties of an Any. */
            interface $Properties {

                /** Any type_url */
                type_url?: (string|null);

                /** Any value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Any. */
            type $Shape = google.protobuf.Any.$Properties;
        }

        /**
         * Properties of a Duration.
         * @deprecated Use google.protobuf.Duration.$Properties instead.
         */
        interface IDuration extends google.protobuf.Duration.$Properties {
        }

        /** Represents a Duration. */
        class Duration {

            /**
             * Constructs a new Duration.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Duration.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Duration seconds. */
            seconds: number;

            /** Duration nanos. */
            nanos: number;

            /**
             * Creates a new Duration instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Duration instance
             */
            static create(properties: google.protobuf.Duration.$Shape): google.protobuf.Duration & google.protobuf.Duration.$Shape;
            static create(properties?: google.protobuf.Duration.$Properties): google.protobuf.Duration;

            /**
             * Encodes the specified Duration message. Does not implicitly {@link google.protobuf.Duration.verify|verify} messages.
             * @param message Duration message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Duration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Duration message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Duration & google.protobuf.Duration.$Shape} Duration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Duration & google.protobuf.Duration.$Shape;
        }

        namespace Duration {

            /** Properties of a Duration. */
            interface $Properties {

                /** Duration seconds */
                seconds?: (number|null);

                /** Duration nanos */
                nanos?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Duration. */
            type $Shape = google.protobuf.Duration.$Properties;
        }

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
    }
}
