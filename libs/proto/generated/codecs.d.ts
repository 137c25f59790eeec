import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace cloud. */
export namespace cloud {

    /** Namespace v1. */
    namespace v1 {

        /** DatadogQueryType enum. */
        enum DatadogQueryType {

            /** DATADOG_QUERY_UNSPECIFIED value */
            DATADOG_QUERY_UNSPECIFIED = 0,

            /** DATADOG_QUERY_METRICS value */
            DATADOG_QUERY_METRICS = 1,

            /** DATADOG_QUERY_EVENTS value */
            DATADOG_QUERY_EVENTS = 2,

            /** DATADOG_QUERY_HOSTS value */
            DATADOG_QUERY_HOSTS = 3,

            /** DATADOG_QUERY_LOGS value */
            DATADOG_QUERY_LOGS = 4,

            /** DATADOG_QUERY_LIST_METRICS value */
            DATADOG_QUERY_LIST_METRICS = 5,

            /** DATADOG_CREATE_MONITOR value */
            DATADOG_CREATE_MONITOR = 6,

            /** DATADOG_SEND_EVENT value */
            DATADOG_SEND_EVENT = 7,

            /** DATADOG_MUTE_MONITOR value */
            DATADOG_MUTE_MONITOR = 8,

            /** DATADOG_LIST_MONITORS value */
            DATADOG_LIST_MONITORS = 9,

            /** ARGOCD_SYNC_APP value */
            ARGOCD_SYNC_APP = 10,

            /** ARGOCD_GET_APP_STATUS value */
            ARGOCD_GET_APP_STATUS = 11,

            /** ARGOCD_LIST_APPS value */
            ARGOCD_LIST_APPS = 12,

            /** ARGOCD_ROLLBACK_APP value */
            ARGOCD_ROLLBACK_APP = 13,

            /** ROLLOUTS_PROMOTE value */
            ROLLOUTS_PROMOTE = 14,

            /** ROLLOUTS_ABORT value */
            ROLLOUTS_ABORT = 15,

            /** ROLLOUTS_RETRY value */
            ROLLOUTS_RETRY = 16,

            /** ROLLOUTS_UNDO value */
            ROLLOUTS_UNDO = 17,

            /** ROLLOUTS_PAUSE value */
            ROLLOUTS_PAUSE = 18,

            /** ROLLOUTS_RESUME value */
            ROLLOUTS_RESUME = 19,

            /** ROLLOUTS_RESTART value */
            ROLLOUTS_RESTART = 20,

            /** ROLLOUTS_GET_STATUS value */
            ROLLOUTS_GET_STATUS = 21,

            /** ROLLOUTS_LIST value */
            ROLLOUTS_LIST = 22,

            /** FLUX_RECONCILE value */
            FLUX_RECONCILE = 23,

            /** FLUX_SUSPEND value */
            FLUX_SUSPEND = 24,

            /** FLUX_RESUME value */
            FLUX_RESUME = 25,

            /** FLUX_GET_STATUS value */
            FLUX_GET_STATUS = 26,

            /** FLUX_LIST value */
            FLUX_LIST = 27,

            /** FLUX_GET_EVENTS value */
            FLUX_GET_EVENTS = 28,

            /** KARPENTER_LIST_NODEPOOLS value */
            KARPENTER_LIST_NODEPOOLS = 29,

            /** KARPENTER_GET_NODEPOOL_STATUS value */
            KARPENTER_GET_NODEPOOL_STATUS = 30,

            /** KARPENTER_LIST_NODECLAIMS value */
            KARPENTER_LIST_NODECLAIMS = 31,

            /** KARPENTER_SCALE_NODEPOOL value */
            KARPENTER_SCALE_NODEPOOL = 32,

            /** KARPENTER_SET_DISRUPTION value */
            KARPENTER_SET_DISRUPTION = 33,

            /** KARPENTER_APPLY_NODEPOOL value */
            KARPENTER_APPLY_NODEPOOL = 34,

            /** KARPENTER_DELETE_NODECLAIM value */
            KARPENTER_DELETE_NODECLAIM = 35
        }

        /** OTelMetricType enum. */
        enum OTelMetricType {

            /** OTEL_METRIC_TYPE_UNSPECIFIED value */
            OTEL_METRIC_TYPE_UNSPECIFIED = 0,

            /** OTEL_METRIC_TYPE_GAUGE value */
            OTEL_METRIC_TYPE_GAUGE = 1,

            /** OTEL_METRIC_TYPE_SUM value */
            OTEL_METRIC_TYPE_SUM = 2,

            /** OTEL_METRIC_TYPE_HISTOGRAM value */
            OTEL_METRIC_TYPE_HISTOGRAM = 3,

            /** OTEL_METRIC_TYPE_EXPONENTIAL_HISTOGRAM value */
            OTEL_METRIC_TYPE_EXPONENTIAL_HISTOGRAM = 4,

            /** OTEL_METRIC_TYPE_SUMMARY value */
            OTEL_METRIC_TYPE_SUMMARY = 5
        }

        /**
         * Properties of a NetworkPoliciesWithErrors.
         * @deprecated Use cloud.v1.NetworkPoliciesWithErrors.$Properties instead.
         */
        interface INetworkPoliciesWithErrors extends cloud.v1.NetworkPoliciesWithErrors.$Properties {
        }

        /** Represents a NetworkPoliciesWithErrors. */
        class NetworkPoliciesWithErrors {

            /**
             * Constructs a new NetworkPoliciesWithErrors.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPoliciesWithErrors.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPoliciesWithErrors policies. */
            policies: cloud.v1.NetworkPolicyWithError.$Properties[];

            /**
             * Creates a new NetworkPoliciesWithErrors instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPoliciesWithErrors instance
             */
            static create(properties: cloud.v1.NetworkPoliciesWithErrors.$Shape): cloud.v1.NetworkPoliciesWithErrors & cloud.v1.NetworkPoliciesWithErrors.$Shape;
            static create(properties?: cloud.v1.NetworkPoliciesWithErrors.$Properties): cloud.v1.NetworkPoliciesWithErrors;

            /**
             * Encodes the specified NetworkPoliciesWithErrors message. Does not implicitly {@link cloud.v1.NetworkPoliciesWithErrors.verify|verify} messages.
             * @param message NetworkPoliciesWithErrors message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPoliciesWithErrors.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPoliciesWithErrors message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPoliciesWithErrors & cloud.v1.NetworkPoliciesWithErrors.$Shape} NetworkPoliciesWithErrors
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPoliciesWithErrors & cloud.v1.NetworkPoliciesWithErrors.$Shape;
        }

        namespace NetworkPoliciesWithErrors {

            /** Properties of a NetworkPoliciesWithErrors. */
            interface $Properties {

                /** NetworkPoliciesWithErrors policies */
                policies?: (cloud.v1.NetworkPolicyWithError.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPoliciesWithErrors. */
            type $Shape = cloud.v1.NetworkPoliciesWithErrors.$Properties;
        }

        /**
         * Properties of a NetworkPolicyWithError.
         * @deprecated Use cloud.v1.NetworkPolicyWithError.$Properties instead.
         */
        interface INetworkPolicyWithError extends cloud.v1.NetworkPolicyWithError.$Properties {
        }

        /** Represents a NetworkPolicyWithError. */
        class NetworkPolicyWithError {

            /**
             * Constructs a new NetworkPolicyWithError.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicyWithError.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicyWithError network_policy. */
            network_policy: string;

            /** NetworkPolicyWithError error_message. */
            error_message: string;

            /** NetworkPolicyWithError policy_id. */
            policy_id: string;

            /**
             * Creates a new NetworkPolicyWithError instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicyWithError instance
             */
            static create(properties: cloud.v1.NetworkPolicyWithError.$Shape): cloud.v1.NetworkPolicyWithError & cloud.v1.NetworkPolicyWithError.$Shape;
            static create(properties?: cloud.v1.NetworkPolicyWithError.$Properties): cloud.v1.NetworkPolicyWithError;

            /**
             * Encodes the specified NetworkPolicyWithError message. Does not implicitly {@link cloud.v1.NetworkPolicyWithError.verify|verify} messages.
             * @param message NetworkPolicyWithError message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicyWithError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicyWithError message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicyWithError & cloud.v1.NetworkPolicyWithError.$Shape} NetworkPolicyWithError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicyWithError & cloud.v1.NetworkPolicyWithError.$Shape;
        }

        namespace NetworkPolicyWithError {

            /** Properties of a NetworkPolicyWithError. */
            interface $Properties {

                /** NetworkPolicyWithError network_policy */
                network_policy?: (string|null);

                /** NetworkPolicyWithError error_message */
                error_message?: (string|null);

                /** NetworkPolicyWithError policy_id */
                policy_id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicyWithError. */
            type $Shape = cloud.v1.NetworkPolicyWithError.$Properties;
        }

        /**
         * Properties of a KubernetesAPIRequest.
         * @deprecated Use cloud.v1.KubernetesAPIRequest.$Properties instead.
         */
        interface IKubernetesAPIRequest extends cloud.v1.KubernetesAPIRequest.$Properties {
        }

        /** Represents a KubernetesAPIRequest. */
        class KubernetesAPIRequest {

            /**
             * Constructs a new KubernetesAPIRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.KubernetesAPIRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KubernetesAPIRequest request_id. */
            request_id: string;

            /** KubernetesAPIRequest api_paths. */
            api_paths: string[];

            /** KubernetesAPIRequest timeout_seconds. */
            timeout_seconds: number;

            /**
             * Creates a new KubernetesAPIRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KubernetesAPIRequest instance
             */
            static create(properties: cloud.v1.KubernetesAPIRequest.$Shape): cloud.v1.KubernetesAPIRequest & cloud.v1.KubernetesAPIRequest.$Shape;
            static create(properties?: cloud.v1.KubernetesAPIRequest.$Properties): cloud.v1.KubernetesAPIRequest;

            /**
             * Encodes the specified KubernetesAPIRequest message. Does not implicitly {@link cloud.v1.KubernetesAPIRequest.verify|verify} messages.
             * @param message KubernetesAPIRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.KubernetesAPIRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KubernetesAPIRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.KubernetesAPIRequest & cloud.v1.KubernetesAPIRequest.$Shape} KubernetesAPIRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.KubernetesAPIRequest & cloud.v1.KubernetesAPIRequest.$Shape;
        }

        namespace KubernetesAPIRequest {

            /** Properties of a KubernetesAPIRequest. */
            interface $Properties {

                /** KubernetesAPIRequest request_id */
                request_id?: (string|null);

                /** KubernetesAPIRequest api_paths */
                api_paths?: (string[]|null);

                /** KubernetesAPIRequest timeout_seconds */
                timeout_seconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KubernetesAPIRequest. */
            type $Shape = cloud.v1.KubernetesAPIRequest.$Properties;
        }

        /**
         * Properties of a KubernetesAPIResult.
         * @deprecated Use cloud.v1.KubernetesAPIResult.$Properties instead.
         */
        interface IKubernetesAPIResult extends cloud.v1.KubernetesAPIResult.$Properties {
        }

        /** Represents a KubernetesAPIResult. */
        class KubernetesAPIResult {

            /**
             * Constructs a new KubernetesAPIResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.KubernetesAPIResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KubernetesAPIResult api_path. */
            api_path: string;

            /** KubernetesAPIResult success. */
            success: boolean;

            /** KubernetesAPIResult response_data. */
            response_data: string;

            /** KubernetesAPIResult error_message. */
            error_message: string;

            /** KubernetesAPIResult status_code. */
            status_code: number;

            /**
             * Creates a new KubernetesAPIResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KubernetesAPIResult instance
             */
            static create(properties: cloud.v1.KubernetesAPIResult.$Shape): cloud.v1.KubernetesAPIResult & cloud.v1.KubernetesAPIResult.$Shape;
            static create(properties?: cloud.v1.KubernetesAPIResult.$Properties): cloud.v1.KubernetesAPIResult;

            /**
             * Encodes the specified KubernetesAPIResult message. Does not implicitly {@link cloud.v1.KubernetesAPIResult.verify|verify} messages.
             * @param message KubernetesAPIResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.KubernetesAPIResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KubernetesAPIResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.KubernetesAPIResult & cloud.v1.KubernetesAPIResult.$Shape} KubernetesAPIResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.KubernetesAPIResult & cloud.v1.KubernetesAPIResult.$Shape;
        }

        namespace KubernetesAPIResult {

            /** Properties of a KubernetesAPIResult. */
            interface $Properties {

                /** KubernetesAPIResult api_path */
                api_path?: (string|null);

                /** KubernetesAPIResult success */
                success?: (boolean|null);

                /** KubernetesAPIResult response_data */
                response_data?: (string|null);

                /** KubernetesAPIResult error_message */
                error_message?: (string|null);

                /** KubernetesAPIResult status_code */
                status_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KubernetesAPIResult. */
            type $Shape = cloud.v1.KubernetesAPIResult.$Properties;
        }

        /**
         * Properties of a KubernetesAPIResponse.
         * @deprecated Use cloud.v1.KubernetesAPIResponse.$Properties instead.
         */
        interface IKubernetesAPIResponse extends cloud.v1.KubernetesAPIResponse.$Properties {
        }

        /** Represents a KubernetesAPIResponse. */
        class KubernetesAPIResponse {

            /**
             * Constructs a new KubernetesAPIResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.KubernetesAPIResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KubernetesAPIResponse request_id. */
            request_id: string;

            /** KubernetesAPIResponse results. */
            results: cloud.v1.KubernetesAPIResult.$Properties[];

            /** KubernetesAPIResponse global_error_message. */
            global_error_message: string;

            /**
             * Creates a new KubernetesAPIResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KubernetesAPIResponse instance
             */
            static create(properties: cloud.v1.KubernetesAPIResponse.$Shape): cloud.v1.KubernetesAPIResponse & cloud.v1.KubernetesAPIResponse.$Shape;
            static create(properties?: cloud.v1.KubernetesAPIResponse.$Properties): cloud.v1.KubernetesAPIResponse;

            /**
             * Encodes the specified KubernetesAPIResponse message. Does not implicitly {@link cloud.v1.KubernetesAPIResponse.verify|verify} messages.
             * @param message KubernetesAPIResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.KubernetesAPIResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KubernetesAPIResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.KubernetesAPIResponse & cloud.v1.KubernetesAPIResponse.$Shape} KubernetesAPIResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.KubernetesAPIResponse & cloud.v1.KubernetesAPIResponse.$Shape;
        }

        namespace KubernetesAPIResponse {

            /** Properties of a KubernetesAPIResponse. */
            interface $Properties {

                /** KubernetesAPIResponse request_id */
                request_id?: (string|null);

                /** KubernetesAPIResponse results */
                results?: (cloud.v1.KubernetesAPIResult.$Properties[]|null);

                /** KubernetesAPIResponse global_error_message */
                global_error_message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KubernetesAPIResponse. */
            type $Shape = cloud.v1.KubernetesAPIResponse.$Properties;
        }

        /**
         * Properties of a ShellCommandRequest.
         * @deprecated Use cloud.v1.ShellCommandRequest.$Properties instead.
         */
        interface IShellCommandRequest extends cloud.v1.ShellCommandRequest.$Properties {
        }

        /** Represents a ShellCommandRequest. */
        class ShellCommandRequest {

            /**
             * Constructs a new ShellCommandRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ShellCommandRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShellCommandRequest request_id. */
            request_id: string;

            /** ShellCommandRequest commands. */
            commands: string[];

            /** ShellCommandRequest timeout_seconds. */
            timeout_seconds: number;

            /**
             * Creates a new ShellCommandRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShellCommandRequest instance
             */
            static create(properties: cloud.v1.ShellCommandRequest.$Shape): cloud.v1.ShellCommandRequest & cloud.v1.ShellCommandRequest.$Shape;
            static create(properties?: cloud.v1.ShellCommandRequest.$Properties): cloud.v1.ShellCommandRequest;

            /**
             * Encodes the specified ShellCommandRequest message. Does not implicitly {@link cloud.v1.ShellCommandRequest.verify|verify} messages.
             * @param message ShellCommandRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ShellCommandRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShellCommandRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ShellCommandRequest & cloud.v1.ShellCommandRequest.$Shape} ShellCommandRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ShellCommandRequest & cloud.v1.ShellCommandRequest.$Shape;
        }

        namespace ShellCommandRequest {

            /** Properties of a ShellCommandRequest. */
            interface $Properties {

                /** ShellCommandRequest request_id */
                request_id?: (string|null);

                /** ShellCommandRequest commands */
                commands?: (string[]|null);

                /** ShellCommandRequest timeout_seconds */
                timeout_seconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShellCommandRequest. */
            type $Shape = cloud.v1.ShellCommandRequest.$Properties;
        }

        /**
         * Properties of a ShellCommandResult.
         * @deprecated Use cloud.v1.ShellCommandResult.$Properties instead.
         */
        interface IShellCommandResult extends cloud.v1.ShellCommandResult.$Properties {
        }

        /** Represents a ShellCommandResult. */
        class ShellCommandResult {

            /**
             * Constructs a new ShellCommandResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ShellCommandResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShellCommandResult command. */
            command: string;

            /** ShellCommandResult success. */
            success: boolean;

            /** ShellCommandResult stdout. */
            stdout: string;

            /** ShellCommandResult stderr. */
            stderr: string;

            /** ShellCommandResult exit_code. */
            exit_code: number;

            /**
             * Creates a new ShellCommandResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShellCommandResult instance
             */
            static create(properties: cloud.v1.ShellCommandResult.$Shape): cloud.v1.ShellCommandResult & cloud.v1.ShellCommandResult.$Shape;
            static create(properties?: cloud.v1.ShellCommandResult.$Properties): cloud.v1.ShellCommandResult;

            /**
             * Encodes the specified ShellCommandResult message. Does not implicitly {@link cloud.v1.ShellCommandResult.verify|verify} messages.
             * @param message ShellCommandResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ShellCommandResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShellCommandResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ShellCommandResult & cloud.v1.ShellCommandResult.$Shape} ShellCommandResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ShellCommandResult & cloud.v1.ShellCommandResult.$Shape;
        }

        namespace ShellCommandResult {

            /** Properties of a ShellCommandResult. */
            interface $Properties {

                /** ShellCommandResult command */
                command?: (string|null);

                /** ShellCommandResult success */
                success?: (boolean|null);

                /** ShellCommandResult stdout */
                stdout?: (string|null);

                /** ShellCommandResult stderr */
                stderr?: (string|null);

                /** ShellCommandResult exit_code */
                exit_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShellCommandResult. */
            type $Shape = cloud.v1.ShellCommandResult.$Properties;
        }

        /**
         * Properties of a ShellCommandResponse.
         * @deprecated Use cloud.v1.ShellCommandResponse.$Properties instead.
         */
        interface IShellCommandResponse extends cloud.v1.ShellCommandResponse.$Properties {
        }

        /** Represents a ShellCommandResponse. */
        class ShellCommandResponse {

            /**
             * Constructs a new ShellCommandResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ShellCommandResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ShellCommandResponse request_id. */
            request_id: string;

            /** ShellCommandResponse results. */
            results: cloud.v1.ShellCommandResult.$Properties[];

            /** ShellCommandResponse global_error_message. */
            global_error_message: string;

            /**
             * Creates a new ShellCommandResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ShellCommandResponse instance
             */
            static create(properties: cloud.v1.ShellCommandResponse.$Shape): cloud.v1.ShellCommandResponse & cloud.v1.ShellCommandResponse.$Shape;
            static create(properties?: cloud.v1.ShellCommandResponse.$Properties): cloud.v1.ShellCommandResponse;

            /**
             * Encodes the specified ShellCommandResponse message. Does not implicitly {@link cloud.v1.ShellCommandResponse.verify|verify} messages.
             * @param message ShellCommandResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ShellCommandResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ShellCommandResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ShellCommandResponse & cloud.v1.ShellCommandResponse.$Shape} ShellCommandResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ShellCommandResponse & cloud.v1.ShellCommandResponse.$Shape;
        }

        namespace ShellCommandResponse {

            /** Properties of a ShellCommandResponse. */
            interface $Properties {

                /** ShellCommandResponse request_id */
                request_id?: (string|null);

                /** ShellCommandResponse results */
                results?: (cloud.v1.ShellCommandResult.$Properties[]|null);

                /** ShellCommandResponse global_error_message */
                global_error_message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ShellCommandResponse. */
            type $Shape = cloud.v1.ShellCommandResponse.$Properties;
        }

        /**
         * Properties of a YamlDryRunRequest.
         * @deprecated Use cloud.v1.YamlDryRunRequest.$Properties instead.
         */
        interface IYamlDryRunRequest extends cloud.v1.YamlDryRunRequest.$Properties {
        }

        /** Represents a YamlDryRunRequest. */
        class YamlDryRunRequest {

            /**
             * Constructs a new YamlDryRunRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlDryRunRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlDryRunRequest request_id. */
            request_id: string;

            /** YamlDryRunRequest yaml_manifests. */
            yaml_manifests: cloud.v1.YamlManifest.$Properties[];

            /** YamlDryRunRequest timeout_seconds. */
            timeout_seconds: number;

            /**
             * Creates a new YamlDryRunRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlDryRunRequest instance
             */
            static create(properties: cloud.v1.YamlDryRunRequest.$Shape): cloud.v1.YamlDryRunRequest & cloud.v1.YamlDryRunRequest.$Shape;
            static create(properties?: cloud.v1.YamlDryRunRequest.$Properties): cloud.v1.YamlDryRunRequest;

            /**
             * Encodes the specified YamlDryRunRequest message. Does not implicitly {@link cloud.v1.YamlDryRunRequest.verify|verify} messages.
             * @param message YamlDryRunRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlDryRunRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlDryRunRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlDryRunRequest & cloud.v1.YamlDryRunRequest.$Shape} YamlDryRunRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlDryRunRequest & cloud.v1.YamlDryRunRequest.$Shape;
        }

        namespace YamlDryRunRequest {

            /** Properties of a YamlDryRunRequest. */
            interface $Properties {

                /** YamlDryRunRequest request_id */
                request_id?: (string|null);

                /** YamlDryRunRequest yaml_manifests */
                yaml_manifests?: (cloud.v1.YamlManifest.$Properties[]|null);

                /** YamlDryRunRequest timeout_seconds */
                timeout_seconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlDryRunRequest. */
            type $Shape = cloud.v1.YamlDryRunRequest.$Properties;
        }

        /**
         * Properties of a YamlManifest.
         * @deprecated Use cloud.v1.YamlManifest.$Properties instead.
         */
        interface IYamlManifest extends cloud.v1.YamlManifest.$Properties {
        }

        /** Represents a YamlManifest. */
        class YamlManifest {

            /**
             * Constructs a new YamlManifest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlManifest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlManifest manifest_id. */
            manifest_id: string;

            /** YamlManifest yaml_content. */
            yaml_content: string;

            /** YamlManifest resource_type. */
            resource_type: string;

            /** YamlManifest namespace. */
            namespace: string;

            /**
             * Creates a new YamlManifest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlManifest instance
             */
            static create(properties: cloud.v1.YamlManifest.$Shape): cloud.v1.YamlManifest & cloud.v1.YamlManifest.$Shape;
            static create(properties?: cloud.v1.YamlManifest.$Properties): cloud.v1.YamlManifest;

            /**
             * Encodes the specified YamlManifest message. Does not implicitly {@link cloud.v1.YamlManifest.verify|verify} messages.
             * @param message YamlManifest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlManifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlManifest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlManifest & cloud.v1.YamlManifest.$Shape} YamlManifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlManifest & cloud.v1.YamlManifest.$Shape;
        }

        namespace YamlManifest {

            /** Properties of a YamlManifest. */
            interface $Properties {

                /** YamlManifest manifest_id */
                manifest_id?: (string|null);

                /** YamlManifest yaml_content */
                yaml_content?: (string|null);

                /** YamlManifest resource_type */
                resource_type?: (string|null);

                /** YamlManifest namespace */
                namespace?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlManifest. */
            type $Shape = cloud.v1.YamlManifest.$Properties;
        }

        /**
         * Properties of a YamlValidationResult.
         * @deprecated Use cloud.v1.YamlValidationResult.$Properties instead.
         */
        interface IYamlValidationResult extends cloud.v1.YamlValidationResult.$Properties {
        }

        /** Represents a YamlValidationResult. */
        class YamlValidationResult {

            /**
             * Constructs a new YamlValidationResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlValidationResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlValidationResult manifest_id. */
            manifest_id: string;

            /** YamlValidationResult valid. */
            valid: boolean;

            /** YamlValidationResult error_message. */
            error_message: string;

            /** YamlValidationResult status_code. */
            status_code: number;

            /** YamlValidationResult suggested_fix. */
            suggested_fix: string;

            /** YamlValidationResult digest. */
            digest: string;

            /** YamlValidationResult impact. */
            impact?: (cloud.v1.PolicyImpact.$Properties|null);

            /**
             * Creates a new YamlValidationResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlValidationResult instance
             */
            static create(properties: cloud.v1.YamlValidationResult.$Shape): cloud.v1.YamlValidationResult & cloud.v1.YamlValidationResult.$Shape;
            static create(properties?: cloud.v1.YamlValidationResult.$Properties): cloud.v1.YamlValidationResult;

            /**
             * Encodes the specified YamlValidationResult message. Does not implicitly {@link cloud.v1.YamlValidationResult.verify|verify} messages.
             * @param message YamlValidationResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlValidationResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlValidationResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlValidationResult & cloud.v1.YamlValidationResult.$Shape} YamlValidationResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlValidationResult & cloud.v1.YamlValidationResult.$Shape;
        }

        namespace YamlValidationResult {

            /** Properties of a YamlValidationResult. */
            interface $Properties {

                /** YamlValidationResult manifest_id */
                manifest_id?: (string|null);

                /** YamlValidationResult valid */
                valid?: (boolean|null);

                /** YamlValidationResult error_message */
                error_message?: (string|null);

                /** YamlValidationResult status_code */
                status_code?: (number|null);

                /** YamlValidationResult suggested_fix */
                suggested_fix?: (string|null);

                /** YamlValidationResult digest */
                digest?: (string|null);

                /** YamlValidationResult impact */
                impact?: (cloud.v1.PolicyImpact.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlValidationResult. */
            type $Shape = cloud.v1.YamlValidationResult.$Properties;
        }

        /**
         * Properties of a YamlDryRunResponse.
         * @deprecated Use cloud.v1.YamlDryRunResponse.$Properties instead.
         */
        interface IYamlDryRunResponse extends cloud.v1.YamlDryRunResponse.$Properties {
        }

        /** Represents a YamlDryRunResponse. */
        class YamlDryRunResponse {

            /**
             * Constructs a new YamlDryRunResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlDryRunResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlDryRunResponse request_id. */
            request_id: string;

            /** YamlDryRunResponse results. */
            results: cloud.v1.YamlValidationResult.$Properties[];

            /** YamlDryRunResponse global_error_message. */
            global_error_message: string;

            /**
             * Creates a new YamlDryRunResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlDryRunResponse instance
             */
            static create(properties: cloud.v1.YamlDryRunResponse.$Shape): cloud.v1.YamlDryRunResponse & cloud.v1.YamlDryRunResponse.$Shape;
            static create(properties?: cloud.v1.YamlDryRunResponse.$Properties): cloud.v1.YamlDryRunResponse;

            /**
             * Encodes the specified YamlDryRunResponse message. Does not implicitly {@link cloud.v1.YamlDryRunResponse.verify|verify} messages.
             * @param message YamlDryRunResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlDryRunResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlDryRunResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlDryRunResponse & cloud.v1.YamlDryRunResponse.$Shape} YamlDryRunResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlDryRunResponse & cloud.v1.YamlDryRunResponse.$Shape;
        }

        namespace YamlDryRunResponse {

            /** Properties of a YamlDryRunResponse. */
            interface $Properties {

                /** YamlDryRunResponse request_id */
                request_id?: (string|null);

                /** YamlDryRunResponse results */
                results?: (cloud.v1.YamlValidationResult.$Properties[]|null);

                /** YamlDryRunResponse global_error_message */
                global_error_message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlDryRunResponse. */
            type $Shape = cloud.v1.YamlDryRunResponse.$Properties;
        }

        /**
         * Properties of a YamlApplyRequest.
         * @deprecated Use cloud.v1.YamlApplyRequest.$Properties instead.
         */
        interface IYamlApplyRequest extends cloud.v1.YamlApplyRequest.$Properties {
        }

        /** Represents a YamlApplyRequest. */
        class YamlApplyRequest {

            /**
             * Constructs a new YamlApplyRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlApplyRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlApplyRequest request_id. */
            request_id: string;

            /** YamlApplyRequest yaml_manifests. */
            yaml_manifests: cloud.v1.YamlManifest.$Properties[];

            /** YamlApplyRequest timeout_seconds. */
            timeout_seconds: number;

            /** YamlApplyRequest approvals. */
            approvals: cloud.v1.Approval.$Properties[];

            /**
             * Creates a new YamlApplyRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlApplyRequest instance
             */
            static create(properties: cloud.v1.YamlApplyRequest.$Shape): cloud.v1.YamlApplyRequest & cloud.v1.YamlApplyRequest.$Shape;
            static create(properties?: cloud.v1.YamlApplyRequest.$Properties): cloud.v1.YamlApplyRequest;

            /**
             * Encodes the specified YamlApplyRequest message. Does not implicitly {@link cloud.v1.YamlApplyRequest.verify|verify} messages.
             * @param message YamlApplyRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlApplyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlApplyRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlApplyRequest & cloud.v1.YamlApplyRequest.$Shape} YamlApplyRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlApplyRequest & cloud.v1.YamlApplyRequest.$Shape;
        }

        namespace YamlApplyRequest {

            /** Properties of a YamlApplyRequest. */
            interface $Properties {

                /** YamlApplyRequest request_id */
                request_id?: (string|null);

                /** YamlApplyRequest yaml_manifests */
                yaml_manifests?: (cloud.v1.YamlManifest.$Properties[]|null);

                /** YamlApplyRequest timeout_seconds */
                timeout_seconds?: (number|null);

                /** YamlApplyRequest approvals */
                approvals?: (cloud.v1.Approval.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlApplyRequest. */
            type $Shape = cloud.v1.YamlApplyRequest.$Properties;
        }

        /**
         * Properties of a YamlApplyResult.
         * @deprecated Use cloud.v1.YamlApplyResult.$Properties instead.
         */
        interface IYamlApplyResult extends cloud.v1.YamlApplyResult.$Properties {
        }

        /** Represents a YamlApplyResult. */
        class YamlApplyResult {

            /**
             * Constructs a new YamlApplyResult.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlApplyResult.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlApplyResult manifest_id. */
            manifest_id: string;

            /** YamlApplyResult success. */
            success: boolean;

            /** YamlApplyResult error_message. */
            error_message: string;

            /** YamlApplyResult status_code. */
            status_code: number;

            /** YamlApplyResult applied_resource_info. */
            applied_resource_info: string;

            /**
             * Creates a new YamlApplyResult instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlApplyResult instance
             */
            static create(properties: cloud.v1.YamlApplyResult.$Shape): cloud.v1.YamlApplyResult & cloud.v1.YamlApplyResult.$Shape;
            static create(properties?: cloud.v1.YamlApplyResult.$Properties): cloud.v1.YamlApplyResult;

            /**
             * Encodes the specified YamlApplyResult message. Does not implicitly {@link cloud.v1.YamlApplyResult.verify|verify} messages.
             * @param message YamlApplyResult message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlApplyResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlApplyResult message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlApplyResult & cloud.v1.YamlApplyResult.$Shape} YamlApplyResult
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlApplyResult & cloud.v1.YamlApplyResult.$Shape;
        }

        namespace YamlApplyResult {

            /** Properties of a YamlApplyResult. */
            interface $Properties {

                /** YamlApplyResult manifest_id */
                manifest_id?: (string|null);

                /** YamlApplyResult success */
                success?: (boolean|null);

                /** YamlApplyResult error_message */
                error_message?: (string|null);

                /** YamlApplyResult status_code */
                status_code?: (number|null);

                /** YamlApplyResult applied_resource_info */
                applied_resource_info?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlApplyResult. */
            type $Shape = cloud.v1.YamlApplyResult.$Properties;
        }

        /**
         * Properties of a YamlApplyResponse.
         * @deprecated Use cloud.v1.YamlApplyResponse.$Properties instead.
         */
        interface IYamlApplyResponse extends cloud.v1.YamlApplyResponse.$Properties {
        }

        /** Represents a YamlApplyResponse. */
        class YamlApplyResponse {

            /**
             * Constructs a new YamlApplyResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.YamlApplyResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** YamlApplyResponse request_id. */
            request_id: string;

            /** YamlApplyResponse results. */
            results: cloud.v1.YamlApplyResult.$Properties[];

            /** YamlApplyResponse global_error_message. */
            global_error_message: string;

            /**
             * Creates a new YamlApplyResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns YamlApplyResponse instance
             */
            static create(properties: cloud.v1.YamlApplyResponse.$Shape): cloud.v1.YamlApplyResponse & cloud.v1.YamlApplyResponse.$Shape;
            static create(properties?: cloud.v1.YamlApplyResponse.$Properties): cloud.v1.YamlApplyResponse;

            /**
             * Encodes the specified YamlApplyResponse message. Does not implicitly {@link cloud.v1.YamlApplyResponse.verify|verify} messages.
             * @param message YamlApplyResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.YamlApplyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a YamlApplyResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.YamlApplyResponse & cloud.v1.YamlApplyResponse.$Shape} YamlApplyResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.YamlApplyResponse & cloud.v1.YamlApplyResponse.$Shape;
        }

        namespace YamlApplyResponse {

            /** Properties of a YamlApplyResponse. */
            interface $Properties {

                /** YamlApplyResponse request_id */
                request_id?: (string|null);

                /** YamlApplyResponse results */
                results?: (cloud.v1.YamlApplyResult.$Properties[]|null);

                /** YamlApplyResponse global_error_message */
                global_error_message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a YamlApplyResponse. */
            type $Shape = cloud.v1.YamlApplyResponse.$Properties;
        }

        /**
         * Properties of a CertificateRenewalRequest.
         * @deprecated Use cloud.v1.CertificateRenewalRequest.$Properties instead.
         */
        interface ICertificateRenewalRequest extends cloud.v1.CertificateRenewalRequest.$Properties {
        }

        /** Represents a CertificateRenewalRequest. */
        class CertificateRenewalRequest {

            /**
             * Constructs a new CertificateRenewalRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.CertificateRenewalRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CertificateRenewalRequest request_id. */
            request_id: string;

            /** CertificateRenewalRequest client_cert. */
            client_cert: string;

            /** CertificateRenewalRequest client_key. */
            client_key: string;

            /** CertificateRenewalRequest ca_cert. */
            ca_cert: string;

            /** CertificateRenewalRequest issued_at. */
            issued_at?: (google.protobuf.Timestamp.$Properties|null);

            /** CertificateRenewalRequest expires_at. */
            expires_at?: (google.protobuf.Timestamp.$Properties|null);

            /** CertificateRenewalRequest serial_number. */
            serial_number: string;

            /**
             * Creates a new CertificateRenewalRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CertificateRenewalRequest instance
             */
            static create(properties: cloud.v1.CertificateRenewalRequest.$Shape): cloud.v1.CertificateRenewalRequest & cloud.v1.CertificateRenewalRequest.$Shape;
            static create(properties?: cloud.v1.CertificateRenewalRequest.$Properties): cloud.v1.CertificateRenewalRequest;

            /**
             * Encodes the specified CertificateRenewalRequest message. Does not implicitly {@link cloud.v1.CertificateRenewalRequest.verify|verify} messages.
             * @param message CertificateRenewalRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.CertificateRenewalRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CertificateRenewalRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.CertificateRenewalRequest & cloud.v1.CertificateRenewalRequest.$Shape} CertificateRenewalRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.CertificateRenewalRequest & cloud.v1.CertificateRenewalRequest.$Shape;
        }

        namespace CertificateRenewalRequest {

            /** Properties of a CertificateRenewalRequest. */
            interface $Properties {

                /** CertificateRenewalRequest request_id */
                request_id?: (string|null);

                /** CertificateRenewalRequest client_cert */
                client_cert?: (string|null);

                /** CertificateRenewalRequest client_key */
                client_key?: (string|null);

                /** CertificateRenewalRequest ca_cert */
                ca_cert?: (string|null);

                /** CertificateRenewalRequest issued_at */
                issued_at?: (google.protobuf.Timestamp.$Properties|null);

                /** CertificateRenewalRequest expires_at */
                expires_at?: (google.protobuf.Timestamp.$Properties|null);

                /** CertificateRenewalRequest serial_number */
                serial_number?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CertificateRenewalRequest. */
            type $Shape = cloud.v1.CertificateRenewalRequest.$Properties;
        }

        /**
         * Properties of a CertificateRenewalResponse.
         * @deprecated Use cloud.v1.CertificateRenewalResponse.$Properties instead.
         */
        interface ICertificateRenewalResponse extends cloud.v1.CertificateRenewalResponse.$Properties {
        }

        /** Represents a CertificateRenewalResponse. */
        class CertificateRenewalResponse {

            /**
             * Constructs a new CertificateRenewalResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.CertificateRenewalResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CertificateRenewalResponse request_id. */
            request_id: string;

            /** CertificateRenewalResponse success. */
            success: boolean;

            /** CertificateRenewalResponse error_message. */
            error_message: string;

            /** CertificateRenewalResponse applied_at. */
            applied_at?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new CertificateRenewalResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CertificateRenewalResponse instance
             */
            static create(properties: cloud.v1.CertificateRenewalResponse.$Shape): cloud.v1.CertificateRenewalResponse & cloud.v1.CertificateRenewalResponse.$Shape;
            static create(properties?: cloud.v1.CertificateRenewalResponse.$Properties): cloud.v1.CertificateRenewalResponse;

            /**
             * Encodes the specified CertificateRenewalResponse message. Does not implicitly {@link cloud.v1.CertificateRenewalResponse.verify|verify} messages.
             * @param message CertificateRenewalResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.CertificateRenewalResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CertificateRenewalResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.CertificateRenewalResponse & cloud.v1.CertificateRenewalResponse.$Shape} CertificateRenewalResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.CertificateRenewalResponse & cloud.v1.CertificateRenewalResponse.$Shape;
        }

        namespace CertificateRenewalResponse {

            /** Properties of a CertificateRenewalResponse. */
            interface $Properties {

                /** CertificateRenewalResponse request_id */
                request_id?: (string|null);

                /** CertificateRenewalResponse success */
                success?: (boolean|null);

                /** CertificateRenewalResponse error_message */
                error_message?: (string|null);

                /** CertificateRenewalResponse applied_at */
                applied_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CertificateRenewalResponse. */
            type $Shape = cloud.v1.CertificateRenewalResponse.$Properties;
        }

        /**
         * Properties of an OperatorRestartRequest.
         * @deprecated Use cloud.v1.OperatorRestartRequest.$Properties instead.
         */
        interface IOperatorRestartRequest extends cloud.v1.OperatorRestartRequest.$Properties {
        }

        /** Represents an OperatorRestartRequest. */
        class OperatorRestartRequest {

            /**
             * Constructs a new OperatorRestartRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OperatorRestartRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorRestartRequest request_id. */
            request_id: string;

            /** OperatorRestartRequest reason. */
            reason: string;

            /** OperatorRestartRequest delay_seconds. */
            delay_seconds: number;

            /** OperatorRestartRequest graceful. */
            graceful: boolean;

            /**
             * Creates a new OperatorRestartRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorRestartRequest instance
             */
            static create(properties: cloud.v1.OperatorRestartRequest.$Shape): cloud.v1.OperatorRestartRequest & cloud.v1.OperatorRestartRequest.$Shape;
            static create(properties?: cloud.v1.OperatorRestartRequest.$Properties): cloud.v1.OperatorRestartRequest;

            /**
             * Encodes the specified OperatorRestartRequest message. Does not implicitly {@link cloud.v1.OperatorRestartRequest.verify|verify} messages.
             * @param message OperatorRestartRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OperatorRestartRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorRestartRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OperatorRestartRequest & cloud.v1.OperatorRestartRequest.$Shape} OperatorRestartRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OperatorRestartRequest & cloud.v1.OperatorRestartRequest.$Shape;
        }

        namespace OperatorRestartRequest {

            /** Properties of an OperatorRestartRequest. */
            interface $Properties {

                /** OperatorRestartRequest request_id */
                request_id?: (string|null);

                /** OperatorRestartRequest reason */
                reason?: (string|null);

                /** OperatorRestartRequest delay_seconds */
                delay_seconds?: (number|null);

                /** OperatorRestartRequest graceful */
                graceful?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorRestartRequest. */
            type $Shape = cloud.v1.OperatorRestartRequest.$Properties;
        }

        /**
         * Properties of an OperatorRestartResponse.
         * @deprecated Use cloud.v1.OperatorRestartResponse.$Properties instead.
         */
        interface IOperatorRestartResponse extends cloud.v1.OperatorRestartResponse.$Properties {
        }

        /** Represents an OperatorRestartResponse. */
        class OperatorRestartResponse {

            /**
             * Constructs a new OperatorRestartResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OperatorRestartResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorRestartResponse request_id. */
            request_id: string;

            /** OperatorRestartResponse success. */
            success: boolean;

            /** OperatorRestartResponse error_message. */
            error_message: string;

            /** OperatorRestartResponse initiated_at. */
            initiated_at?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new OperatorRestartResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorRestartResponse instance
             */
            static create(properties: cloud.v1.OperatorRestartResponse.$Shape): cloud.v1.OperatorRestartResponse & cloud.v1.OperatorRestartResponse.$Shape;
            static create(properties?: cloud.v1.OperatorRestartResponse.$Properties): cloud.v1.OperatorRestartResponse;

            /**
             * Encodes the specified OperatorRestartResponse message. Does not implicitly {@link cloud.v1.OperatorRestartResponse.verify|verify} messages.
             * @param message OperatorRestartResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OperatorRestartResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorRestartResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OperatorRestartResponse & cloud.v1.OperatorRestartResponse.$Shape} OperatorRestartResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OperatorRestartResponse & cloud.v1.OperatorRestartResponse.$Shape;
        }

        namespace OperatorRestartResponse {

            /** Properties of an OperatorRestartResponse. */
            interface $Properties {

                /** OperatorRestartResponse request_id */
                request_id?: (string|null);

                /** OperatorRestartResponse success */
                success?: (boolean|null);

                /** OperatorRestartResponse error_message */
                error_message?: (string|null);

                /** OperatorRestartResponse initiated_at */
                initiated_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorRestartResponse. */
            type $Shape = cloud.v1.OperatorRestartResponse.$Properties;
        }

        /**
         * Properties of a MetricsQueryRequest.
         * @deprecated Use cloud.v1.MetricsQueryRequest.$Properties instead.
         */
        interface IMetricsQueryRequest extends cloud.v1.MetricsQueryRequest.$Properties {
        }

        /** Represents a MetricsQueryRequest. */
        class MetricsQueryRequest {

            /**
             * Constructs a new MetricsQueryRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.MetricsQueryRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricsQueryRequest request_id. */
            request_id: string;

            /** MetricsQueryRequest namespace. */
            namespace: string;

            /** MetricsQueryRequest workload_name. */
            workload_name: string;

            /** MetricsQueryRequest workload_kind. */
            workload_kind: string;

            /** MetricsQueryRequest pod_name. */
            pod_name: string;

            /** MetricsQueryRequest pod_name_prefix. */
            pod_name_prefix: string;

            /** MetricsQueryRequest metric_names. */
            metric_names: string[];

            /** MetricsQueryRequest label_matchers. */
            label_matchers: { [k: string]: string };

            /** MetricsQueryRequest start_time. */
            start_time?: (google.protobuf.Timestamp.$Properties|null);

            /** MetricsQueryRequest end_time. */
            end_time?: (google.protobuf.Timestamp.$Properties|null);

            /** MetricsQueryRequest max_series. */
            max_series: number;

            /** MetricsQueryRequest max_data_points. */
            max_data_points: number;

            /**
             * Creates a new MetricsQueryRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MetricsQueryRequest instance
             */
            static create(properties: cloud.v1.MetricsQueryRequest.$Shape): cloud.v1.MetricsQueryRequest & cloud.v1.MetricsQueryRequest.$Shape;
            static create(properties?: cloud.v1.MetricsQueryRequest.$Properties): cloud.v1.MetricsQueryRequest;

            /**
             * Encodes the specified MetricsQueryRequest message. Does not implicitly {@link cloud.v1.MetricsQueryRequest.verify|verify} messages.
             * @param message MetricsQueryRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.MetricsQueryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricsQueryRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.MetricsQueryRequest & cloud.v1.MetricsQueryRequest.$Shape} MetricsQueryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.MetricsQueryRequest & cloud.v1.MetricsQueryRequest.$Shape;
        }

        namespace MetricsQueryRequest {

            /** Properties of a MetricsQueryRequest. */
            interface $Properties {

                /** MetricsQueryRequest request_id */
                request_id?: (string|null);

                /** MetricsQueryRequest namespace */
                namespace?: (string|null);

                /** MetricsQueryRequest workload_name */
                workload_name?: (string|null);

                /** MetricsQueryRequest workload_kind */
                workload_kind?: (string|null);

                /** MetricsQueryRequest pod_name */
                pod_name?: (string|null);

                /** MetricsQueryRequest pod_name_prefix */
                pod_name_prefix?: (string|null);

                /** MetricsQueryRequest metric_names */
                metric_names?: (string[]|null);

                /** MetricsQueryRequest label_matchers */
                label_matchers?: ({ [k: string]: string }|null);

                /** MetricsQueryRequest start_time */
                start_time?: (google.protobuf.Timestamp.$Properties|null);

                /** MetricsQueryRequest end_time */
                end_time?: (google.protobuf.Timestamp.$Properties|null);

                /** MetricsQueryRequest max_series */
                max_series?: (number|null);

                /** MetricsQueryRequest max_data_points */
                max_data_points?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricsQueryRequest. */
            type $Shape = cloud.v1.MetricsQueryRequest.$Properties;
        }

        /**
         * Properties of a MetricsQueryResponse.
         * @deprecated Use cloud.v1.MetricsQueryResponse.$Properties instead.
         */
        interface IMetricsQueryResponse extends cloud.v1.MetricsQueryResponse.$Properties {
        }

        /** Represents a MetricsQueryResponse. */
        class MetricsQueryResponse {

            /**
             * Constructs a new MetricsQueryResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.MetricsQueryResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MetricsQueryResponse request_id. */
            request_id: string;

            /** MetricsQueryResponse metrics. */
            metrics: cloud.v1.OTelMetric.$Properties[];

            /** MetricsQueryResponse total_series_matched. */
            total_series_matched: number;

            /** MetricsQueryResponse total_series_returned. */
            total_series_returned: number;

            /** MetricsQueryResponse truncated. */
            truncated: boolean;

            /** MetricsQueryResponse error_message. */
            error_message: string;

            /**
             * Creates a new MetricsQueryResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MetricsQueryResponse instance
             */
            static create(properties: cloud.v1.MetricsQueryResponse.$Shape): cloud.v1.MetricsQueryResponse & cloud.v1.MetricsQueryResponse.$Shape;
            static create(properties?: cloud.v1.MetricsQueryResponse.$Properties): cloud.v1.MetricsQueryResponse;

            /**
             * Encodes the specified MetricsQueryResponse message. Does not implicitly {@link cloud.v1.MetricsQueryResponse.verify|verify} messages.
             * @param message MetricsQueryResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.MetricsQueryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MetricsQueryResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.MetricsQueryResponse & cloud.v1.MetricsQueryResponse.$Shape} MetricsQueryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.MetricsQueryResponse & cloud.v1.MetricsQueryResponse.$Shape;
        }

        namespace MetricsQueryResponse {

            /** Properties of a MetricsQueryResponse. */
            interface $Properties {

                /** MetricsQueryResponse request_id */
                request_id?: (string|null);

                /** MetricsQueryResponse metrics */
                metrics?: (cloud.v1.OTelMetric.$Properties[]|null);

                /** MetricsQueryResponse total_series_matched */
                total_series_matched?: (number|null);

                /** MetricsQueryResponse total_series_returned */
                total_series_returned?: (number|null);

                /** MetricsQueryResponse truncated */
                truncated?: (boolean|null);

                /** MetricsQueryResponse error_message */
                error_message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MetricsQueryResponse. */
            type $Shape = cloud.v1.MetricsQueryResponse.$Properties;
        }

        /**
         * Properties of a OTelMetric.
         * @deprecated Use cloud.v1.OTelMetric.$Properties instead.
         */
        interface IOTelMetric extends cloud.v1.OTelMetric.$Properties {
        }

        /** Represents a OTelMetric. */
        class OTelMetric {

            /**
             * Constructs a new OTelMetric.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OTelMetric.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OTelMetric name. */
            name: string;

            /** OTelMetric description. */
            description: string;

            /** OTelMetric unit. */
            unit: string;

            /** OTelMetric type. */
            type: cloud.v1.OTelMetricType;

            /** OTelMetric namespace. */
            namespace: string;

            /** OTelMetric workload_name. */
            workload_name: string;

            /** OTelMetric workload_kind. */
            workload_kind: string;

            /** OTelMetric pod_name. */
            pod_name: string;

            /** OTelMetric container_name. */
            container_name: string;

            /** OTelMetric node_name. */
            node_name: string;

            /** OTelMetric labels. */
            labels: { [k: string]: string };

            /** OTelMetric data_points. */
            data_points: cloud.v1.OTelMetricDataPoint.$Properties[];

            /** OTelMetric scope_name. */
            scope_name: string;

            /** OTelMetric scope_version. */
            scope_version: string;

            /**
             * Creates a new OTelMetric instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OTelMetric instance
             */
            static create(properties: cloud.v1.OTelMetric.$Shape): cloud.v1.OTelMetric & cloud.v1.OTelMetric.$Shape;
            static create(properties?: cloud.v1.OTelMetric.$Properties): cloud.v1.OTelMetric;

            /**
             * Encodes the specified OTelMetric message. Does not implicitly {@link cloud.v1.OTelMetric.verify|verify} messages.
             * @param message OTelMetric message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OTelMetric.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a OTelMetric message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OTelMetric & cloud.v1.OTelMetric.$Shape} OTelMetric
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OTelMetric & cloud.v1.OTelMetric.$Shape;
        }

        namespace OTelMetric {

            /** Properties of a OTelMetric. */
            interface $Properties {

                /** OTelMetric name */
                name?: (string|null);

                /** OTelMetric description */
                description?: (string|null);

                /** OTelMetric unit */
                unit?: (string|null);

                /** OTelMetric type */
                type?: (cloud.v1.OTelMetricType|null);

                /** OTelMetric namespace */
                namespace?: (string|null);

                /** OTelMetric workload_name */
                workload_name?: (string|null);

                /** OTelMetric workload_kind */
                workload_kind?: (string|null);

                /** OTelMetric pod_name */
                pod_name?: (string|null);

                /** OTelMetric container_name */
                container_name?: (string|null);

                /** OTelMetric node_name */
                node_name?: (string|null);

                /** OTelMetric labels */
                labels?: ({ [k: string]: string }|null);

                /** OTelMetric data_points */
                data_points?: (cloud.v1.OTelMetricDataPoint.$Properties[]|null);

                /** OTelMetric scope_name */
                scope_name?: (string|null);

                /** OTelMetric scope_version */
                scope_version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a OTelMetric. */
            type $Shape = cloud.v1.OTelMetric.$Properties;
        }

        /**
         * Properties of an ExponentialHistogramBuckets.
         * @deprecated Use cloud.v1.ExponentialHistogramBuckets.$Properties instead.
         */
        interface IExponentialHistogramBuckets extends cloud.v1.ExponentialHistogramBuckets.$Properties {
        }

        /** Represents an ExponentialHistogramBuckets. */
        class ExponentialHistogramBuckets {

            /**
             * Constructs a new ExponentialHistogramBuckets.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ExponentialHistogramBuckets.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExponentialHistogramBuckets offset. */
            offset: number;

            /** ExponentialHistogramBuckets bucket_counts. */
            bucket_counts: number[];

            /**
             * Creates a new ExponentialHistogramBuckets instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExponentialHistogramBuckets instance
             */
            static create(properties: cloud.v1.ExponentialHistogramBuckets.$Shape): cloud.v1.ExponentialHistogramBuckets & cloud.v1.ExponentialHistogramBuckets.$Shape;
            static create(properties?: cloud.v1.ExponentialHistogramBuckets.$Properties): cloud.v1.ExponentialHistogramBuckets;

            /**
             * Encodes the specified ExponentialHistogramBuckets message. Does not implicitly {@link cloud.v1.ExponentialHistogramBuckets.verify|verify} messages.
             * @param message ExponentialHistogramBuckets message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ExponentialHistogramBuckets.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExponentialHistogramBuckets message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ExponentialHistogramBuckets & cloud.v1.ExponentialHistogramBuckets.$Shape} ExponentialHistogramBuckets
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ExponentialHistogramBuckets & cloud.v1.ExponentialHistogramBuckets.$Shape;
        }

        namespace ExponentialHistogramBuckets {

            /** Properties of an ExponentialHistogramBuckets. */
            interface $Properties {

                /** ExponentialHistogramBuckets offset */
                offset?: (number|null);

                /** ExponentialHistogramBuckets bucket_counts */
                bucket_counts?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExponentialHistogramBuckets. */
            type $Shape = cloud.v1.ExponentialHistogramBuckets.$Properties;
        }

        /**
         * Properties of an ExponentialHistogramData.
         * @deprecated Use cloud.v1.ExponentialHistogramData.$Properties instead.
         */
        interface IExponentialHistogramData extends cloud.v1.ExponentialHistogramData.$Properties {
        }

        /** Represents an ExponentialHistogramData. */
        class ExponentialHistogramData {

            /**
             * Constructs a new ExponentialHistogramData.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ExponentialHistogramData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExponentialHistogramData scale. */
            scale: number;

            /** ExponentialHistogramData zero_count. */
            zero_count: number;

            /** ExponentialHistogramData zero_threshold. */
            zero_threshold: number;

            /** ExponentialHistogramData positive. */
            positive?: (cloud.v1.ExponentialHistogramBuckets.$Properties|null);

            /** ExponentialHistogramData negative. */
            negative?: (cloud.v1.ExponentialHistogramBuckets.$Properties|null);

            /**
             * Creates a new ExponentialHistogramData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExponentialHistogramData instance
             */
            static create(properties: cloud.v1.ExponentialHistogramData.$Shape): cloud.v1.ExponentialHistogramData & cloud.v1.ExponentialHistogramData.$Shape;
            static create(properties?: cloud.v1.ExponentialHistogramData.$Properties): cloud.v1.ExponentialHistogramData;

            /**
             * Encodes the specified ExponentialHistogramData message. Does not implicitly {@link cloud.v1.ExponentialHistogramData.verify|verify} messages.
             * @param message ExponentialHistogramData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ExponentialHistogramData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExponentialHistogramData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ExponentialHistogramData & cloud.v1.ExponentialHistogramData.$Shape} ExponentialHistogramData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ExponentialHistogramData & cloud.v1.ExponentialHistogramData.$Shape;
        }

        namespace ExponentialHistogramData {

            /** Properties of an ExponentialHistogramData. */
            interface $Properties {

                /** ExponentialHistogramData scale */
                scale?: (number|null);

                /** ExponentialHistogramData zero_count */
                zero_count?: (number|null);

                /** ExponentialHistogramData zero_threshold */
                zero_threshold?: (number|null);

                /** ExponentialHistogramData positive */
                positive?: (cloud.v1.ExponentialHistogramBuckets.$Properties|null);

                /** ExponentialHistogramData negative */
                negative?: (cloud.v1.ExponentialHistogramBuckets.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExponentialHistogramData. */
            type $Shape = cloud.v1.ExponentialHistogramData.$Properties;
        }

        /**
         * Properties of a QuantileValue.
         * @deprecated Use cloud.v1.QuantileValue.$Properties instead.
         */
        interface IQuantileValue extends cloud.v1.QuantileValue.$Properties {
        }

        /** Represents a QuantileValue. */
        class QuantileValue {

            /**
             * Constructs a new QuantileValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.QuantileValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** QuantileValue quantile. */
            quantile: number;

            /** QuantileValue value. */
            value: number;

            /**
             * Creates a new QuantileValue instance using the specified properties.
             * @param [properties] Properties to set
             * @returns QuantileValue instance
             */
            static create(properties: cloud.v1.QuantileValue.$Shape): cloud.v1.QuantileValue & cloud.v1.QuantileValue.$Shape;
            static create(properties?: cloud.v1.QuantileValue.$Properties): cloud.v1.QuantileValue;

            /**
             * Encodes the specified QuantileValue message. Does not implicitly {@link cloud.v1.QuantileValue.verify|verify} messages.
             * @param message QuantileValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.QuantileValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a QuantileValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.QuantileValue & cloud.v1.QuantileValue.$Shape} QuantileValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.QuantileValue & cloud.v1.QuantileValue.$Shape;
        }

        namespace QuantileValue {

            /** Properties of a QuantileValue. */
            interface $Properties {

                /** QuantileValue quantile */
                quantile?: (number|null);

                /** QuantileValue value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a QuantileValue. */
            type $Shape = cloud.v1.QuantileValue.$Properties;
        }

        /**
         * Properties of a SummaryData.
         * @deprecated Use cloud.v1.SummaryData.$Properties instead.
         */
        interface ISummaryData extends cloud.v1.SummaryData.$Properties {
        }

        /** Represents a SummaryData. */
        class SummaryData {

            /**
             * Constructs a new SummaryData.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.SummaryData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SummaryData quantile_values. */
            quantile_values: cloud.v1.QuantileValue.$Properties[];

            /**
             * Creates a new SummaryData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SummaryData instance
             */
            static create(properties: cloud.v1.SummaryData.$Shape): cloud.v1.SummaryData & cloud.v1.SummaryData.$Shape;
            static create(properties?: cloud.v1.SummaryData.$Properties): cloud.v1.SummaryData;

            /**
             * Encodes the specified SummaryData message. Does not implicitly {@link cloud.v1.SummaryData.verify|verify} messages.
             * @param message SummaryData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.SummaryData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SummaryData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.SummaryData & cloud.v1.SummaryData.$Shape} SummaryData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.SummaryData & cloud.v1.SummaryData.$Shape;
        }

        namespace SummaryData {

            /** Properties of a SummaryData. */
            interface $Properties {

                /** SummaryData quantile_values */
                quantile_values?: (cloud.v1.QuantileValue.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SummaryData. */
            type $Shape = cloud.v1.SummaryData.$Properties;
        }

        /**
         * Properties of a OTelMetricDataPoint.
         * @deprecated Use cloud.v1.OTelMetricDataPoint.$Properties instead.
         */
        interface IOTelMetricDataPoint extends cloud.v1.OTelMetricDataPoint.$Properties {
        }

        /** Represents a OTelMetricDataPoint. */
        class OTelMetricDataPoint {

            /**
             * Constructs a new OTelMetricDataPoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OTelMetricDataPoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OTelMetricDataPoint timestamp. */
            timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** OTelMetricDataPoint start_timestamp. */
            start_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** OTelMetricDataPoint value. */
            value: number;

            /** OTelMetricDataPoint bucket_bounds. */
            bucket_bounds: number[];

            /** OTelMetricDataPoint bucket_counts. */
            bucket_counts: number[];

            /** OTelMetricDataPoint count. */
            count: number;

            /** OTelMetricDataPoint sum. */
            sum: number;

            /** OTelMetricDataPoint min. */
            min: number;

            /** OTelMetricDataPoint max. */
            max: number;

            /** OTelMetricDataPoint attributes. */
            attributes: { [k: string]: string };

            /** OTelMetricDataPoint exponential_histogram. */
            exponential_histogram?: (cloud.v1.ExponentialHistogramData.$Properties|null);

            /** OTelMetricDataPoint summary. */
            summary?: (cloud.v1.SummaryData.$Properties|null);

            /**
             * Creates a new OTelMetricDataPoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OTelMetricDataPoint instance
             */
            static create(properties: cloud.v1.OTelMetricDataPoint.$Shape): cloud.v1.OTelMetricDataPoint & cloud.v1.OTelMetricDataPoint.$Shape;
            static create(properties?: cloud.v1.OTelMetricDataPoint.$Properties): cloud.v1.OTelMetricDataPoint;

            /**
             * Encodes the specified OTelMetricDataPoint message. Does not implicitly {@link cloud.v1.OTelMetricDataPoint.verify|verify} messages.
             * @param message OTelMetricDataPoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OTelMetricDataPoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a OTelMetricDataPoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OTelMetricDataPoint & cloud.v1.OTelMetricDataPoint.$Shape} OTelMetricDataPoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OTelMetricDataPoint & cloud.v1.OTelMetricDataPoint.$Shape;
        }

        namespace OTelMetricDataPoint {

            /** Properties of a OTelMetricDataPoint. */
            interface $Properties {

                /** OTelMetricDataPoint timestamp */
                timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** OTelMetricDataPoint start_timestamp */
                start_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** OTelMetricDataPoint value */
                value?: (number|null);

                /** OTelMetricDataPoint bucket_bounds */
                bucket_bounds?: (number[]|null);

                /** OTelMetricDataPoint bucket_counts */
                bucket_counts?: (number[]|null);

                /** OTelMetricDataPoint count */
                count?: (number|null);

                /** OTelMetricDataPoint sum */
                sum?: (number|null);

                /** OTelMetricDataPoint min */
                min?: (number|null);

                /** OTelMetricDataPoint max */
                max?: (number|null);

                /** OTelMetricDataPoint attributes */
                attributes?: ({ [k: string]: string }|null);

                /** OTelMetricDataPoint exponential_histogram */
                exponential_histogram?: (cloud.v1.ExponentialHistogramData.$Properties|null);

                /** OTelMetricDataPoint summary */
                summary?: (cloud.v1.SummaryData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a OTelMetricDataPoint. */
            type $Shape = cloud.v1.OTelMetricDataPoint.$Properties;
        }

        /**
         * Properties of a DatadogQueryRequest.
         * @deprecated Use cloud.v1.DatadogQueryRequest.$Properties instead.
         */
        interface IDatadogQueryRequest extends cloud.v1.DatadogQueryRequest.$Properties {
        }

        /** Represents a DatadogQueryRequest. */
        class DatadogQueryRequest {

            /**
             * Constructs a new DatadogQueryRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.DatadogQueryRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DatadogQueryRequest request_id. */
            request_id: string;

            /** DatadogQueryRequest query_type. */
            query_type: cloud.v1.DatadogQueryType;

            /** DatadogQueryRequest query. */
            query: string;

            /** DatadogQueryRequest from_ts. */
            from_ts: number;

            /** DatadogQueryRequest to_ts. */
            to_ts: number;

            /** DatadogQueryRequest filter. */
            filter: string;

            /** DatadogQueryRequest sort. */
            sort: string;

            /** DatadogQueryRequest max_results. */
            max_results: number;

            /** DatadogQueryRequest timeout_seconds. */
            timeout_seconds: number;

            /** DatadogQueryRequest json_body. */
            json_body: string;

            /**
             * Creates a new DatadogQueryRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DatadogQueryRequest instance
             */
            static create(properties: cloud.v1.DatadogQueryRequest.$Shape): cloud.v1.DatadogQueryRequest & cloud.v1.DatadogQueryRequest.$Shape;
            static create(properties?: cloud.v1.DatadogQueryRequest.$Properties): cloud.v1.DatadogQueryRequest;

            /**
             * Encodes the specified DatadogQueryRequest message. Does not implicitly {@link cloud.v1.DatadogQueryRequest.verify|verify} messages.
             * @param message DatadogQueryRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.DatadogQueryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DatadogQueryRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.DatadogQueryRequest & cloud.v1.DatadogQueryRequest.$Shape} DatadogQueryRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.DatadogQueryRequest & cloud.v1.DatadogQueryRequest.$Shape;
        }

        namespace DatadogQueryRequest {

            /** Properties of a DatadogQueryRequest. */
            interface $Properties {

                /** DatadogQueryRequest request_id */
                request_id?: (string|null);

                /** DatadogQueryRequest query_type */
                query_type?: (cloud.v1.DatadogQueryType|null);

                /** DatadogQueryRequest query */
                query?: (string|null);

                /** DatadogQueryRequest from_ts */
                from_ts?: (number|null);

                /** DatadogQueryRequest to_ts */
                to_ts?: (number|null);

                /** DatadogQueryRequest filter */
                filter?: (string|null);

                /** DatadogQueryRequest sort */
                sort?: (string|null);

                /** DatadogQueryRequest max_results */
                max_results?: (number|null);

                /** DatadogQueryRequest timeout_seconds */
                timeout_seconds?: (number|null);

                /** DatadogQueryRequest json_body */
                json_body?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DatadogQueryRequest. */
            type $Shape = cloud.v1.DatadogQueryRequest.$Properties;
        }

        /**
         * Properties of a DatadogQueryResponse.
         * @deprecated Use cloud.v1.DatadogQueryResponse.$Properties instead.
         */
        interface IDatadogQueryResponse extends cloud.v1.DatadogQueryResponse.$Properties {
        }

        /** Represents a DatadogQueryResponse. */
        class DatadogQueryResponse {

            /**
             * Constructs a new DatadogQueryResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.DatadogQueryResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DatadogQueryResponse request_id. */
            request_id: string;

            /** DatadogQueryResponse success. */
            success: boolean;

            /** DatadogQueryResponse response_data. */
            response_data: string;

            /** DatadogQueryResponse error_message. */
            error_message: string;

            /** DatadogQueryResponse status_code. */
            status_code: number;

            /**
             * Creates a new DatadogQueryResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DatadogQueryResponse instance
             */
            static create(properties: cloud.v1.DatadogQueryResponse.$Shape): cloud.v1.DatadogQueryResponse & cloud.v1.DatadogQueryResponse.$Shape;
            static create(properties?: cloud.v1.DatadogQueryResponse.$Properties): cloud.v1.DatadogQueryResponse;

            /**
             * Encodes the specified DatadogQueryResponse message. Does not implicitly {@link cloud.v1.DatadogQueryResponse.verify|verify} messages.
             * @param message DatadogQueryResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.DatadogQueryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DatadogQueryResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.DatadogQueryResponse & cloud.v1.DatadogQueryResponse.$Shape} DatadogQueryResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.DatadogQueryResponse & cloud.v1.DatadogQueryResponse.$Shape;
        }

        namespace DatadogQueryResponse {

            /** Properties of a DatadogQueryResponse. */
            interface $Properties {

                /** DatadogQueryResponse request_id */
                request_id?: (string|null);

                /** DatadogQueryResponse success */
                success?: (boolean|null);

                /** DatadogQueryResponse response_data */
                response_data?: (string|null);

                /** DatadogQueryResponse error_message */
                error_message?: (string|null);

                /** DatadogQueryResponse status_code */
                status_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DatadogQueryResponse. */
            type $Shape = cloud.v1.DatadogQueryResponse.$Properties;
        }

        /**
         * Properties of a PolicyImpact.
         * @deprecated Use cloud.v1.PolicyImpact.$Properties instead.
         */
        interface IPolicyImpact extends cloud.v1.PolicyImpact.$Properties {
        }

        /** Represents a PolicyImpact. */
        class PolicyImpact {

            /**
             * Constructs a new PolicyImpact.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.PolicyImpact.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PolicyImpact window_start. */
            window_start?: (google.protobuf.Timestamp.$Properties|null);

            /** PolicyImpact window_end. */
            window_end?: (google.protobuf.Timestamp.$Properties|null);

            /** PolicyImpact newly_allowed. */
            newly_allowed: number;

            /** PolicyImpact newly_denied. */
            newly_denied: number;

            /** PolicyImpact unchanged. */
            unchanged: number;

            /** PolicyImpact unknown. */
            unknown: number;

            /** PolicyImpact unknown_reasons. */
            unknown_reasons: string[];

            /** PolicyImpact examples. */
            examples: cloud.v1.ImpactedEdge.$Properties[];

            /**
             * Creates a new PolicyImpact instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PolicyImpact instance
             */
            static create(properties: cloud.v1.PolicyImpact.$Shape): cloud.v1.PolicyImpact & cloud.v1.PolicyImpact.$Shape;
            static create(properties?: cloud.v1.PolicyImpact.$Properties): cloud.v1.PolicyImpact;

            /**
             * Encodes the specified PolicyImpact message. Does not implicitly {@link cloud.v1.PolicyImpact.verify|verify} messages.
             * @param message PolicyImpact message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.PolicyImpact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PolicyImpact message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.PolicyImpact & cloud.v1.PolicyImpact.$Shape} PolicyImpact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.PolicyImpact & cloud.v1.PolicyImpact.$Shape;
        }

        namespace PolicyImpact {

            /** Properties of a PolicyImpact. */
            interface $Properties {

                /** PolicyImpact window_start */
                window_start?: (google.protobuf.Timestamp.$Properties|null);

                /** PolicyImpact window_end */
                window_end?: (google.protobuf.Timestamp.$Properties|null);

                /** PolicyImpact newly_allowed */
                newly_allowed?: (number|null);

                /** PolicyImpact newly_denied */
                newly_denied?: (number|null);

                /** PolicyImpact unchanged */
                unchanged?: (number|null);

                /** PolicyImpact unknown */
                unknown?: (number|null);

                /** PolicyImpact unknown_reasons */
                unknown_reasons?: (string[]|null);

                /** PolicyImpact examples */
                examples?: (cloud.v1.ImpactedEdge.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PolicyImpact. */
            type $Shape = cloud.v1.PolicyImpact.$Properties;
        }

        /**
         * Properties of an ImpactedEdge.
         * @deprecated Use cloud.v1.ImpactedEdge.$Properties instead.
         */
        interface IImpactedEdge extends cloud.v1.ImpactedEdge.$Properties {
        }

        /** Represents an ImpactedEdge. */
        class ImpactedEdge {

            /**
             * Constructs a new ImpactedEdge.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ImpactedEdge.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ImpactedEdge source. */
            source?: (cloud.v1.Endpoint.$Properties|null);

            /** ImpactedEdge destination. */
            destination?: (cloud.v1.Endpoint.$Properties|null);

            /** ImpactedEdge port. */
            port: number;

            /** ImpactedEdge protocol. */
            protocol: string;

            /** ImpactedEdge allowed_before. */
            allowed_before: boolean;

            /** ImpactedEdge allowed_after. */
            allowed_after: boolean;

            /** ImpactedEdge count. */
            count: number;

            /** ImpactedEdge reason. */
            reason: string;

            /**
             * Creates a new ImpactedEdge instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ImpactedEdge instance
             */
            static create(properties: cloud.v1.ImpactedEdge.$Shape): cloud.v1.ImpactedEdge & cloud.v1.ImpactedEdge.$Shape;
            static create(properties?: cloud.v1.ImpactedEdge.$Properties): cloud.v1.ImpactedEdge;

            /**
             * Encodes the specified ImpactedEdge message. Does not implicitly {@link cloud.v1.ImpactedEdge.verify|verify} messages.
             * @param message ImpactedEdge message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ImpactedEdge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ImpactedEdge message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ImpactedEdge & cloud.v1.ImpactedEdge.$Shape} ImpactedEdge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ImpactedEdge & cloud.v1.ImpactedEdge.$Shape;
        }

        namespace ImpactedEdge {

            /** Properties of an ImpactedEdge. */
            interface $Properties {

                /** ImpactedEdge source */
                source?: (cloud.v1.Endpoint.$Properties|null);

                /** ImpactedEdge destination */
                destination?: (cloud.v1.Endpoint.$Properties|null);

                /** ImpactedEdge port */
                port?: (number|null);

                /** ImpactedEdge protocol */
                protocol?: (string|null);

                /** ImpactedEdge allowed_before */
                allowed_before?: (boolean|null);

                /** ImpactedEdge allowed_after */
                allowed_after?: (boolean|null);

                /** ImpactedEdge count */
                count?: (number|null);

                /** ImpactedEdge reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ImpactedEdge. */
            type $Shape = cloud.v1.ImpactedEdge.$Properties;
        }

        /**
         * Properties of an Approval.
         * @deprecated Use cloud.v1.Approval.$Properties instead.
         */
        interface IApproval extends cloud.v1.Approval.$Properties {
        }

        /** Represents an Approval. */
        class Approval {

            /**
             * Constructs a new Approval.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Approval.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Approval digest. */
            digest: string;

            /** Approval approved_by. */
            approved_by: string;

            /** Approval approved_at. */
            approved_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Approval expires_at. */
            expires_at?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new Approval instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Approval instance
             */
            static create(properties: cloud.v1.Approval.$Shape): cloud.v1.Approval & cloud.v1.Approval.$Shape;
            static create(properties?: cloud.v1.Approval.$Properties): cloud.v1.Approval;

            /**
             * Encodes the specified Approval message. Does not implicitly {@link cloud.v1.Approval.verify|verify} messages.
             * @param message Approval message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Approval.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Approval message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Approval & cloud.v1.Approval.$Shape} Approval
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Approval & cloud.v1.Approval.$Shape;
        }

        namespace Approval {

            /** Properties of an Approval. */
            interface $Properties {

                /** Approval digest */
                digest?: (string|null);

                /** Approval approved_by */
                approved_by?: (string|null);

                /** Approval approved_at */
                approved_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Approval expires_at */
                expires_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Approval. */
            type $Shape = cloud.v1.Approval.$Properties;
        }

        /** L7ProtocolType enum. */
        enum L7ProtocolType {

            /** L7_PROTOCOL_UNKNOWN value */
            L7_PROTOCOL_UNKNOWN = 0,

            /** L7_PROTOCOL_HTTP value */
            L7_PROTOCOL_HTTP = 1,

            /** L7_PROTOCOL_TCP value */
            L7_PROTOCOL_TCP = 2,

            /** L7_PROTOCOL_GRPC value */
            L7_PROTOCOL_GRPC = 3
        }

        /**
         * Properties of a Flow.
         * @deprecated Use cloud.v1.Flow.$Properties instead.
         */
        interface IFlow extends cloud.v1.Flow.$Properties {
        }

        /** Represents a Flow. */
        class Flow {

            /**
             * Constructs a new Flow.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Flow.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Flow src_ip. */
            src_ip: string;

            /** Flow dst_ip. */
            dst_ip: string;

            /** Flow src. */
            src?: (cloud.v1.Endpoint.$Properties|null);

            /** Flow dst. */
            dst?: (cloud.v1.Endpoint.$Properties|null);

            /** Flow direction. */
            direction: string;

            /** Flow port. */
            port: number;

            /** Flow protocol. */
            protocol: string;

            /** Flow allowed. */
            allowed: boolean;

            /** Flow count. */
            count: number;

            /** Flow first_seen. */
            first_seen?: (google.protobuf.Timestamp.$Properties|null);

            /** Flow last_seen. */
            last_seen?: (google.protobuf.Timestamp.$Properties|null);

            /** Flow ingress_allowed_by. */
            ingress_allowed_by: cloud.v1.Policy.$Properties[];

            /** Flow egress_allowed_by. */
            egress_allowed_by: cloud.v1.Policy.$Properties[];

            /**
             * Creates a new Flow instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Flow instance
             */
            static create(properties: cloud.v1.Flow.$Shape): cloud.v1.Flow & cloud.v1.Flow.$Shape;
            static create(properties?: cloud.v1.Flow.$Properties): cloud.v1.Flow;

            /**
             * Encodes the specified Flow message. Does not implicitly {@link cloud.v1.Flow.verify|verify} messages.
             * @param message Flow message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Flow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Flow message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Flow & cloud.v1.Flow.$Shape} Flow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Flow & cloud.v1.Flow.$Shape;
        }

        namespace Flow {

            /** Properties of a Flow. */
            interface $Properties {

                /** Flow src_ip */
                src_ip?: (string|null);

                /** Flow dst_ip */
                dst_ip?: (string|null);

                /** Flow src */
                src?: (cloud.v1.Endpoint.$Properties|null);

                /** Flow dst */
                dst?: (cloud.v1.Endpoint.$Properties|null);

                /** Flow direction */
                direction?: (string|null);

                /** Flow port */
                port?: (number|null);

                /** Flow protocol */
                protocol?: (string|null);

                /** Flow allowed */
                allowed?: (boolean|null);

                /** Flow count */
                count?: (number|null);

                /** Flow first_seen */
                first_seen?: (google.protobuf.Timestamp.$Properties|null);

                /** Flow last_seen */
                last_seen?: (google.protobuf.Timestamp.$Properties|null);

                /** Flow ingress_allowed_by */
                ingress_allowed_by?: (cloud.v1.Policy.$Properties[]|null);

                /** Flow egress_allowed_by */
                egress_allowed_by?: (cloud.v1.Policy.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Flow. */
            type $Shape = cloud.v1.Flow.$Properties;
        }

        /**
         * Properties of an Endpoint.
         * @deprecated Use cloud.v1.Endpoint.$Properties instead.
         */
        interface IEndpoint extends cloud.v1.Endpoint.$Properties {
        }

        /** Represents an Endpoint. */
        class Endpoint {

            /**
             * Constructs a new Endpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Endpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Endpoint ns. */
            ns: string;

            /** Endpoint kind. */
            kind: string;

            /** Endpoint name. */
            name: string;

            /** Endpoint labels. */
            labels: string[];

            /**
             * Creates a new Endpoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Endpoint instance
             */
            static create(properties: cloud.v1.Endpoint.$Shape): cloud.v1.Endpoint & cloud.v1.Endpoint.$Shape;
            static create(properties?: cloud.v1.Endpoint.$Properties): cloud.v1.Endpoint;

            /**
             * Encodes the specified Endpoint message. Does not implicitly {@link cloud.v1.Endpoint.verify|verify} messages.
             * @param message Endpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Endpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Endpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Endpoint & cloud.v1.Endpoint.$Shape} Endpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Endpoint & cloud.v1.Endpoint.$Shape;
        }

        namespace Endpoint {

            /** Properties of an Endpoint. */
            interface $Properties {

                /** Endpoint ns */
                ns?: (string|null);

                /** Endpoint kind */
                kind?: (string|null);

                /** Endpoint name */
                name?: (string|null);

                /** Endpoint labels */
                labels?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Endpoint. */
            type $Shape = cloud.v1.Endpoint.$Properties;
        }

        /**
         * Properties of a Policy.
         * @deprecated Use cloud.v1.Policy.$Properties instead.
         */
        interface IPolicy extends cloud.v1.Policy.$Properties {
        }

        /** Represents a Policy. */
        class Policy {

            /**
             * Constructs a new Policy.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Policy.$Properties);

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
            static create(properties: cloud.v1.Policy.$Shape): cloud.v1.Policy & cloud.v1.Policy.$Shape;
            static create(properties?: cloud.v1.Policy.$Properties): cloud.v1.Policy;

            /**
             * Encodes the specified Policy message. Does not implicitly {@link cloud.v1.Policy.verify|verify} messages.
             * @param message Policy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Policy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Policy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Policy & cloud.v1.Policy.$Shape} Policy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Policy & cloud.v1.Policy.$Shape;
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
            type $Shape = cloud.v1.Policy.$Properties;
        }

        /**
         * Properties of a L7AccessLog.
         * @deprecated Use cloud.v1.L7AccessLog.$Properties instead.
         */
        interface IL7AccessLog extends cloud.v1.L7AccessLog.$Properties {
        }

        /** Represents a L7AccessLog. */
        class L7AccessLog {

            /**
             * Constructs a new L7AccessLog.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.L7AccessLog.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** L7AccessLog timestamp. */
            timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** L7AccessLog source. */
            source?: (cloud.v1.L7Endpoint.$Properties|null);

            /** L7AccessLog destination. */
            destination?: (cloud.v1.L7Endpoint.$Properties|null);

            /** L7AccessLog protocol. */
            protocol: string;

            /** L7AccessLog l7_protocol. */
            l7_protocol: cloud.v1.L7ProtocolType;

            /** L7AccessLog http_data. */
            http_data?: (cloud.v1.HTTPAccessLogData.$Properties|null);

            /** L7AccessLog tcp_data. */
            tcp_data?: (cloud.v1.TCPAccessLogData.$Properties|null);

            /** L7AccessLog duration_ms. */
            duration_ms: number;

            /** L7AccessLog bytes_sent. */
            bytes_sent: number;

            /** L7AccessLog bytes_received. */
            bytes_received: number;

            /** L7AccessLog allowed. */
            allowed: boolean;

            /** L7AccessLog node_id. */
            node_id: string;

            /** L7AccessLog cluster_name. */
            cluster_name: string;

            /** L7AccessLog count. */
            count: number;

            /** L7AccessLog first_seen. */
            first_seen?: (google.protobuf.Timestamp.$Properties|null);

            /** L7AccessLog last_seen. */
            last_seen?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new L7AccessLog instance using the specified properties.
             * @param [properties] Properties to set
             * @returns L7AccessLog instance
             */
            static create(properties: cloud.v1.L7AccessLog.$Shape): cloud.v1.L7AccessLog & cloud.v1.L7AccessLog.$Shape;
            static create(properties?: cloud.v1.L7AccessLog.$Properties): cloud.v1.L7AccessLog;

            /**
             * Encodes the specified L7AccessLog message. Does not implicitly {@link cloud.v1.L7AccessLog.verify|verify} messages.
             * @param message L7AccessLog message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.L7AccessLog.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a L7AccessLog message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.L7AccessLog & cloud.v1.L7AccessLog.$Shape} L7AccessLog
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.L7AccessLog & cloud.v1.L7AccessLog.$Shape;
        }

        namespace L7AccessLog {

            /** Properties of a L7AccessLog. */
            interface $Properties {

                /** L7AccessLog timestamp */
                timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** L7AccessLog source */
                source?: (cloud.v1.L7Endpoint.$Properties|null);

                /** L7AccessLog destination */
                destination?: (cloud.v1.L7Endpoint.$Properties|null);

                /** L7AccessLog protocol */
                protocol?: (string|null);

                /** L7AccessLog l7_protocol */
                l7_protocol?: (cloud.v1.L7ProtocolType|null);

                /** L7AccessLog http_data */
                http_data?: (cloud.v1.HTTPAccessLogData.$Properties|null);

                /** L7AccessLog tcp_data */
                tcp_data?: (cloud.v1.TCPAccessLogData.$Properties|null);

                /** L7AccessLog duration_ms */
                duration_ms?: (number|null);

                /** L7AccessLog bytes_sent */
                bytes_sent?: (number|null);

                /** L7AccessLog bytes_received */
                bytes_received?: (number|null);

                /** L7AccessLog allowed */
                allowed?: (boolean|null);

                /** L7AccessLog node_id */
                node_id?: (string|null);

                /** L7AccessLog cluster_name */
                cluster_name?: (string|null);

                /** L7AccessLog count */
                count?: (number|null);

                /** L7AccessLog first_seen */
                first_seen?: (google.protobuf.Timestamp.$Properties|null);

                /** L7AccessLog last_seen */
                last_seen?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a L7AccessLog. */
            type $Shape = cloud.v1.L7AccessLog.$Properties;
        }

        /**
         * Properties of a L7Endpoint.
         * @deprecated Use cloud.v1.L7Endpoint.$Properties instead.
         */
        interface IL7Endpoint extends cloud.v1.L7Endpoint.$Properties {
        }

        /** Represents a L7Endpoint. */
        class L7Endpoint {

            /**
             * Constructs a new L7Endpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.L7Endpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** L7Endpoint ip. */
            ip: string;

            /** L7Endpoint port. */
            port: number;

            /** L7Endpoint namespace. */
            namespace: string;

            /** L7Endpoint kind. */
            kind: string;

            /** L7Endpoint name. */
            name: string;

            /** L7Endpoint service_name. */
            service_name: string;

            /**
             * Creates a new L7Endpoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns L7Endpoint instance
             */
            static create(properties: cloud.v1.L7Endpoint.$Shape): cloud.v1.L7Endpoint & cloud.v1.L7Endpoint.$Shape;
            static create(properties?: cloud.v1.L7Endpoint.$Properties): cloud.v1.L7Endpoint;

            /**
             * Encodes the specified L7Endpoint message. Does not implicitly {@link cloud.v1.L7Endpoint.verify|verify} messages.
             * @param message L7Endpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.L7Endpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a L7Endpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.L7Endpoint & cloud.v1.L7Endpoint.$Shape} L7Endpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.L7Endpoint & cloud.v1.L7Endpoint.$Shape;
        }

        namespace L7Endpoint {

            /** Properties of a L7Endpoint. */
            interface $Properties {

                /** L7Endpoint ip */
                ip?: (string|null);

                /** L7Endpoint port */
                port?: (number|null);

                /** L7Endpoint namespace */
                namespace?: (string|null);

                /** L7Endpoint kind */
                kind?: (string|null);

                /** L7Endpoint name */
                name?: (string|null);

                /** L7Endpoint service_name */
                service_name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a L7Endpoint. */
            type $Shape = cloud.v1.L7Endpoint.$Properties;
        }

        /**
         * Properties of a HTTPAccessLogData.
         * @deprecated Use cloud.v1.HTTPAccessLogData.$Properties instead.
         */
        interface IHTTPAccessLogData extends cloud.v1.HTTPAccessLogData.$Properties {
        }

        /** Represents a HTTPAccessLogData. */
        class HTTPAccessLogData {

            /**
             * Constructs a new HTTPAccessLogData.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.HTTPAccessLogData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HTTPAccessLogData method. */
            method: string;

            /** HTTPAccessLogData path. */
            path: string;

            /** HTTPAccessLogData version. */
            version: string;

            /** HTTPAccessLogData host. */
            host: string;

            /** HTTPAccessLogData user_agent. */
            user_agent: string;

            /** HTTPAccessLogData request_headers. */
            request_headers: { [k: string]: string };

            /** HTTPAccessLogData response_code. */
            response_code: number;

            /** HTTPAccessLogData response_headers. */
            response_headers: { [k: string]: string };

            /** HTTPAccessLogData request_size. */
            request_size: number;

            /** HTTPAccessLogData response_size. */
            response_size: number;

            /** HTTPAccessLogData referer. */
            referer: string;

            /** HTTPAccessLogData response_flags. */
            response_flags: string[];

            /** HTTPAccessLogData connection_termination_details. */
            connection_termination_details: string;

            /** HTTPAccessLogData upstream_transport_failure_reason. */
            upstream_transport_failure_reason: string;

            /** HTTPAccessLogData downstream_transport_failure_reason. */
            downstream_transport_failure_reason: string;

            /** HTTPAccessLogData access_log_type. */
            access_log_type: string;

            /** HTTPAccessLogData stream_id. */
            stream_id: string;

            /** HTTPAccessLogData upstream_request_attempt_count. */
            upstream_request_attempt_count: number;

            /**
             * Creates a new HTTPAccessLogData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HTTPAccessLogData instance
             */
            static create(properties: cloud.v1.HTTPAccessLogData.$Shape): cloud.v1.HTTPAccessLogData & cloud.v1.HTTPAccessLogData.$Shape;
            static create(properties?: cloud.v1.HTTPAccessLogData.$Properties): cloud.v1.HTTPAccessLogData;

            /**
             * Encodes the specified HTTPAccessLogData message. Does not implicitly {@link cloud.v1.HTTPAccessLogData.verify|verify} messages.
             * @param message HTTPAccessLogData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.HTTPAccessLogData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HTTPAccessLogData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.HTTPAccessLogData & cloud.v1.HTTPAccessLogData.$Shape} HTTPAccessLogData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.HTTPAccessLogData & cloud.v1.HTTPAccessLogData.$Shape;
        }

        namespace HTTPAccessLogData {

            /** Properties of a HTTPAccessLogData. */
            interface $Properties {

                /** HTTPAccessLogData method */
                method?: (string|null);

                /** HTTPAccessLogData path */
                path?: (string|null);

                /** HTTPAccessLogData version */
                version?: (string|null);

                /** HTTPAccessLogData host */
                host?: (string|null);

                /** HTTPAccessLogData user_agent */
                user_agent?: (string|null);

                /** HTTPAccessLogData request_headers */
                request_headers?: ({ [k: string]: string }|null);

                /** HTTPAccessLogData response_code */
                response_code?: (number|null);

                /** HTTPAccessLogData response_headers */
                response_headers?: ({ [k: string]: string }|null);

                /** HTTPAccessLogData request_size */
                request_size?: (number|null);

                /** HTTPAccessLogData response_size */
                response_size?: (number|null);

                /** HTTPAccessLogData referer */
                referer?: (string|null);

                /** HTTPAccessLogData response_flags */
                response_flags?: (string[]|null);

                /** HTTPAccessLogData connection_termination_details */
                connection_termination_details?: (string|null);

                /** HTTPAccessLogData upstream_transport_failure_reason */
                upstream_transport_failure_reason?: (string|null);

                /** HTTPAccessLogData downstream_transport_failure_reason */
                downstream_transport_failure_reason?: (string|null);

                /** HTTPAccessLogData access_log_type */
                access_log_type?: (string|null);

                /** HTTPAccessLogData stream_id */
                stream_id?: (string|null);

                /** HTTPAccessLogData upstream_request_attempt_count */
                upstream_request_attempt_count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HTTPAccessLogData. */
            type $Shape = cloud.v1.HTTPAccessLogData.$Properties;
        }

        /**
         * Properties of a TCPAccessLogData.
         * @deprecated Use cloud.v1.TCPAccessLogData.$Properties instead.
         */
        interface ITCPAccessLogData extends cloud.v1.TCPAccessLogData.$Properties {
        }

        /** Represents a TCPAccessLogData. */
        class TCPAccessLogData {

            /**
             * Constructs a new TCPAccessLogData.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.TCPAccessLogData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TCPAccessLogData connection_state. */
            connection_state: string;

            /** TCPAccessLogData received_bytes. */
            received_bytes: number;

            /** TCPAccessLogData sent_bytes. */
            sent_bytes: number;

            /** TCPAccessLogData connection_termination_details. */
            connection_termination_details: string;

            /** TCPAccessLogData upstream_transport_failure_reason. */
            upstream_transport_failure_reason: string;

            /** TCPAccessLogData downstream_transport_failure_reason. */
            downstream_transport_failure_reason: string;

            /** TCPAccessLogData access_log_type. */
            access_log_type: string;

            /** TCPAccessLogData stream_id. */
            stream_id: string;

            /** TCPAccessLogData upstream_request_attempt_count. */
            upstream_request_attempt_count: number;

            /**
             * Creates a new TCPAccessLogData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TCPAccessLogData instance
             */
            static create(properties: cloud.v1.TCPAccessLogData.$Shape): cloud.v1.TCPAccessLogData & cloud.v1.TCPAccessLogData.$Shape;
            static create(properties?: cloud.v1.TCPAccessLogData.$Properties): cloud.v1.TCPAccessLogData;

            /**
             * Encodes the specified TCPAccessLogData message. Does not implicitly {@link cloud.v1.TCPAccessLogData.verify|verify} messages.
             * @param message TCPAccessLogData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.TCPAccessLogData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TCPAccessLogData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.TCPAccessLogData & cloud.v1.TCPAccessLogData.$Shape} TCPAccessLogData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.TCPAccessLogData & cloud.v1.TCPAccessLogData.$Shape;
        }

        namespace TCPAccessLogData {

            /** Properties of a TCPAccessLogData. */
            interface $Properties {

                /** TCPAccessLogData connection_state */
                connection_state?: (string|null);

                /** TCPAccessLogData received_bytes */
                received_bytes?: (number|null);

                /** TCPAccessLogData sent_bytes */
                sent_bytes?: (number|null);

                /** TCPAccessLogData connection_termination_details */
                connection_termination_details?: (string|null);

                /** TCPAccessLogData upstream_transport_failure_reason */
                upstream_transport_failure_reason?: (string|null);

                /** TCPAccessLogData downstream_transport_failure_reason */
                downstream_transport_failure_reason?: (string|null);

                /** TCPAccessLogData access_log_type */
                access_log_type?: (string|null);

                /** TCPAccessLogData stream_id */
                stream_id?: (string|null);

                /** TCPAccessLogData upstream_request_attempt_count */
                upstream_request_attempt_count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TCPAccessLogData. */
            type $Shape = cloud.v1.TCPAccessLogData.$Properties;
        }

        /**
         * Properties of a KubernetesEvent.
         * @deprecated Use cloud.v1.KubernetesEvent.$Properties instead.
         */
        interface IKubernetesEvent extends cloud.v1.KubernetesEvent.$Properties {
        }

        /** Represents a KubernetesEvent. */
        class KubernetesEvent {

            /**
             * Constructs a new KubernetesEvent.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.KubernetesEvent.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KubernetesEvent name. */
            name: string;

            /** KubernetesEvent namespace. */
            namespace: string;

            /** KubernetesEvent uid. */
            uid: string;

            /** KubernetesEvent event_type. */
            event_type: string;

            /** KubernetesEvent reason. */
            reason: string;

            /** KubernetesEvent message. */
            message: string;

            /** KubernetesEvent involved_object. */
            involved_object?: (cloud.v1.ObjectReference.$Properties|null);

            /** KubernetesEvent source. */
            source?: (cloud.v1.EventSource.$Properties|null);

            /** KubernetesEvent first_timestamp. */
            first_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** KubernetesEvent last_timestamp. */
            last_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** KubernetesEvent count. */
            count: number;

            /** KubernetesEvent action. */
            action: cloud.v1.Action;

            /**
             * Creates a new KubernetesEvent instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KubernetesEvent instance
             */
            static create(properties: cloud.v1.KubernetesEvent.$Shape): cloud.v1.KubernetesEvent & cloud.v1.KubernetesEvent.$Shape;
            static create(properties?: cloud.v1.KubernetesEvent.$Properties): cloud.v1.KubernetesEvent;

            /**
             * Encodes the specified KubernetesEvent message. Does not implicitly {@link cloud.v1.KubernetesEvent.verify|verify} messages.
             * @param message KubernetesEvent message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.KubernetesEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KubernetesEvent message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.KubernetesEvent & cloud.v1.KubernetesEvent.$Shape} KubernetesEvent
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.KubernetesEvent & cloud.v1.KubernetesEvent.$Shape;
        }

        namespace KubernetesEvent {

            /** Properties of a KubernetesEvent. */
            interface $Properties {

                /** KubernetesEvent name */
                name?: (string|null);

                /** KubernetesEvent namespace */
                namespace?: (string|null);

                /** KubernetesEvent uid */
                uid?: (string|null);

                /** KubernetesEvent event_type */
                event_type?: (string|null);

                /** KubernetesEvent reason */
                reason?: (string|null);

                /** KubernetesEvent message */
                message?: (string|null);

                /** KubernetesEvent involved_object */
                involved_object?: (cloud.v1.ObjectReference.$Properties|null);

                /** KubernetesEvent source */
                source?: (cloud.v1.EventSource.$Properties|null);

                /** KubernetesEvent first_timestamp */
                first_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** KubernetesEvent last_timestamp */
                last_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** KubernetesEvent count */
                count?: (number|null);

                /** KubernetesEvent action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KubernetesEvent. */
            type $Shape = cloud.v1.KubernetesEvent.$Properties;
        }

        /**
         * Properties of an ObjectReference.
         * @deprecated Use cloud.v1.ObjectReference.$Properties instead.
         */
        interface IObjectReference extends cloud.v1.ObjectReference.$Properties {
        }

        /** Represents an ObjectReference. */
        class ObjectReference {

            /**
             * Constructs a new ObjectReference.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ObjectReference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ObjectReference kind. */
            kind: string;

            /** ObjectReference namespace. */
            namespace: string;

            /** ObjectReference name. */
            name: string;

            /** ObjectReference uid. */
            uid: string;

            /** ObjectReference api_version. */
            api_version: string;

            /** ObjectReference resource_version. */
            resource_version: string;

            /** ObjectReference field_path. */
            field_path: string;

            /**
             * Creates a new ObjectReference instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ObjectReference instance
             */
            static create(properties: cloud.v1.ObjectReference.$Shape): cloud.v1.ObjectReference & cloud.v1.ObjectReference.$Shape;
            static create(properties?: cloud.v1.ObjectReference.$Properties): cloud.v1.ObjectReference;

            /**
             * Encodes the specified ObjectReference message. Does not implicitly {@link cloud.v1.ObjectReference.verify|verify} messages.
             * @param message ObjectReference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ObjectReference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ObjectReference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ObjectReference & cloud.v1.ObjectReference.$Shape} ObjectReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ObjectReference & cloud.v1.ObjectReference.$Shape;
        }

        namespace ObjectReference {

            /** Properties of an ObjectReference. */
            interface $Properties {

                /** ObjectReference kind */
                kind?: (string|null);

                /** ObjectReference namespace */
                namespace?: (string|null);

                /** ObjectReference name */
                name?: (string|null);

                /** ObjectReference uid */
                uid?: (string|null);

                /** ObjectReference api_version */
                api_version?: (string|null);

                /** ObjectReference resource_version */
                resource_version?: (string|null);

                /** ObjectReference field_path */
                field_path?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ObjectReference. */
            type $Shape = cloud.v1.ObjectReference.$Properties;
        }

        /**
         * Properties of an EventSource.
         * @deprecated Use cloud.v1.EventSource.$Properties instead.
         */
        interface IEventSource extends cloud.v1.EventSource.$Properties {
        }

        /** Represents an EventSource. */
        class EventSource {

            /**
             * Constructs a new EventSource.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.EventSource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EventSource component. */
            component: string;

            /** EventSource host. */
            host: string;

            /**
             * Creates a new EventSource instance using the specified properties.
             * @param [properties] Properties to set
             * @returns EventSource instance
             */
            static create(properties: cloud.v1.EventSource.$Shape): cloud.v1.EventSource & cloud.v1.EventSource.$Shape;
            static create(properties?: cloud.v1.EventSource.$Properties): cloud.v1.EventSource;

            /**
             * Encodes the specified EventSource message. Does not implicitly {@link cloud.v1.EventSource.verify|verify} messages.
             * @param message EventSource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.EventSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EventSource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.EventSource & cloud.v1.EventSource.$Shape} EventSource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.EventSource & cloud.v1.EventSource.$Shape;
        }

        namespace EventSource {

            /** Properties of an EventSource. */
            interface $Properties {

                /** EventSource component */
                component?: (string|null);

                /** EventSource host */
                host?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EventSource. */
            type $Shape = cloud.v1.EventSource.$Properties;
        }

        /**
         * Properties of a PodStatusChange.
         * @deprecated Use cloud.v1.PodStatusChange.$Properties instead.
         */
        interface IPodStatusChange extends cloud.v1.PodStatusChange.$Properties {
        }

        /** Represents a PodStatusChange. */
        class PodStatusChange {

            /**
             * Constructs a new PodStatusChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.PodStatusChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodStatusChange name. */
            name: string;

            /** PodStatusChange namespace. */
            namespace: string;

            /** PodStatusChange uid. */
            uid: string;

            /** PodStatusChange pod_ip. */
            pod_ip: string;

            /** PodStatusChange node_name. */
            node_name: string;

            /** PodStatusChange phase. */
            phase: string;

            /** PodStatusChange container_statuses. */
            container_statuses: cloud.v1.ContainerStatus.$Properties[];

            /** PodStatusChange init_container_statuses. */
            init_container_statuses: cloud.v1.ContainerStatus.$Properties[];

            /** PodStatusChange conditions. */
            conditions: cloud.v1.PodCondition.$Properties[];

            /** PodStatusChange qos_class. */
            qos_class: string;

            /** PodStatusChange total_restart_count. */
            total_restart_count: number;

            /** PodStatusChange resource_usage. */
            resource_usage?: (cloud.v1.ResourceUsage.$Properties|null);

            /** PodStatusChange owner_references. */
            owner_references: cloud.v1.OwnerReference.$Properties[];

            /** PodStatusChange created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** PodStatusChange status_timestamp. */
            status_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** PodStatusChange action. */
            action: cloud.v1.Action;

            /**
             * Creates a new PodStatusChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodStatusChange instance
             */
            static create(properties: cloud.v1.PodStatusChange.$Shape): cloud.v1.PodStatusChange & cloud.v1.PodStatusChange.$Shape;
            static create(properties?: cloud.v1.PodStatusChange.$Properties): cloud.v1.PodStatusChange;

            /**
             * Encodes the specified PodStatusChange message. Does not implicitly {@link cloud.v1.PodStatusChange.verify|verify} messages.
             * @param message PodStatusChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.PodStatusChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodStatusChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.PodStatusChange & cloud.v1.PodStatusChange.$Shape} PodStatusChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.PodStatusChange & cloud.v1.PodStatusChange.$Shape;
        }

        namespace PodStatusChange {

            /** Properties of a PodStatusChange. */
            interface $Properties {

                /** PodStatusChange name */
                name?: (string|null);

                /** PodStatusChange namespace */
                namespace?: (string|null);

                /** PodStatusChange uid */
                uid?: (string|null);

                /** PodStatusChange pod_ip */
                pod_ip?: (string|null);

                /** PodStatusChange node_name */
                node_name?: (string|null);

                /** PodStatusChange phase */
                phase?: (string|null);

                /** PodStatusChange container_statuses */
                container_statuses?: (cloud.v1.ContainerStatus.$Properties[]|null);

                /** PodStatusChange init_container_statuses */
                init_container_statuses?: (cloud.v1.ContainerStatus.$Properties[]|null);

                /** PodStatusChange conditions */
                conditions?: (cloud.v1.PodCondition.$Properties[]|null);

                /** PodStatusChange qos_class */
                qos_class?: (string|null);

                /** PodStatusChange total_restart_count */
                total_restart_count?: (number|null);

                /** PodStatusChange resource_usage */
                resource_usage?: (cloud.v1.ResourceUsage.$Properties|null);

                /** PodStatusChange owner_references */
                owner_references?: (cloud.v1.OwnerReference.$Properties[]|null);

                /** PodStatusChange created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** PodStatusChange status_timestamp */
                status_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** PodStatusChange action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodStatusChange. */
            type $Shape = {
              name?: string|null;
              namespace?: string|null;
              uid?: string|null;
              pod_ip?: string|null;
              node_name?: string|null;
              phase?: string|null;
              container_statuses?: cloud.v1.ContainerStatus.$Shape[]|null;
              init_container_statuses?: cloud.v1.ContainerStatus.$Shape[]|null;
              conditions?: cloud.v1.PodCondition.$Shape[]|null;
              qos_class?: string|null;
              total_restart_count?: number|null;
              resource_usage?: cloud.v1.ResourceUsage.$Shape|null;
              owner_references?: cloud.v1.OwnerReference.$Shape[]|null;
              created_at?: google.protobuf.Timestamp.$Shape|null;
              status_timestamp?: google.protobuf.Timestamp.$Shape|null;
              action?: cloud.v1.Action|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ContainerStatus.
         * @deprecated Use cloud.v1.ContainerStatus.$Properties instead.
         */
        interface IContainerStatus extends cloud.v1.ContainerStatus.$Properties {
        }

        /** Represents a ContainerStatus. */
        class ContainerStatus {

            /**
             * Constructs a new ContainerStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ContainerStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerStatus name. */
            name: string;

            /** ContainerStatus image. */
            image: string;

            /** ContainerStatus image_id. */
            image_id: string;

            /** ContainerStatus container_id. */
            container_id: string;

            /** ContainerStatus ready. */
            ready: boolean;

            /** ContainerStatus restart_count. */
            restart_count: number;

            /** ContainerStatus state. */
            state?: (cloud.v1.ContainerState.$Properties|null);

            /** ContainerStatus last_termination_state. */
            last_termination_state?: (cloud.v1.ContainerState.$Properties|null);

            /** ContainerStatus started. */
            started: boolean;

            /**
             * Creates a new ContainerStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerStatus instance
             */
            static create(properties: cloud.v1.ContainerStatus.$Shape): cloud.v1.ContainerStatus & cloud.v1.ContainerStatus.$Shape;
            static create(properties?: cloud.v1.ContainerStatus.$Properties): cloud.v1.ContainerStatus;

            /**
             * Encodes the specified ContainerStatus message. Does not implicitly {@link cloud.v1.ContainerStatus.verify|verify} messages.
             * @param message ContainerStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ContainerStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ContainerStatus & cloud.v1.ContainerStatus.$Shape} ContainerStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ContainerStatus & cloud.v1.ContainerStatus.$Shape;
        }

        namespace ContainerStatus {

            /** Properties of a ContainerStatus. */
            interface $Properties {

                /** ContainerStatus name */
                name?: (string|null);

                /** ContainerStatus image */
                image?: (string|null);

                /** ContainerStatus image_id */
                image_id?: (string|null);

                /** ContainerStatus container_id */
                container_id?: (string|null);

                /** ContainerStatus ready */
                ready?: (boolean|null);

                /** ContainerStatus restart_count */
                restart_count?: (number|null);

                /** ContainerStatus state */
                state?: (cloud.v1.ContainerState.$Properties|null);

                /** ContainerStatus last_termination_state */
                last_termination_state?: (cloud.v1.ContainerState.$Properties|null);

                /** ContainerStatus started */
                started?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerStatus. */
            type $Shape = {
              name?: string|null;
              image?: string|null;
              image_id?: string|null;
              container_id?: string|null;
              ready?: boolean|null;
              restart_count?: number|null;
              state?: cloud.v1.ContainerState.$Shape|null;
              last_termination_state?: cloud.v1.ContainerState.$Shape|null;
              started?: boolean|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a ContainerState.
         * @deprecated Use cloud.v1.ContainerState.$Properties instead.
         */
        interface IContainerState extends cloud.v1.ContainerState.$Properties {
        }

        /** Represents a ContainerState. */
        class ContainerState {

            /**
             * Constructs a new ContainerState.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ContainerState.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerState waiting. */
            waiting?: (cloud.v1.ContainerStateWaiting.$Properties|null);

            /** ContainerState running. */
            running?: (cloud.v1.ContainerStateRunning.$Properties|null);

            /** ContainerState terminated. */
            terminated?: (cloud.v1.ContainerStateTerminated.$Properties|null);

            /** ContainerState state. */
            state?: ("waiting"|"running"|"terminated");

            /**
             * Creates a new ContainerState instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerState instance
             */
            static create(properties: cloud.v1.ContainerState.$Shape): cloud.v1.ContainerState & cloud.v1.ContainerState.$Shape;
            static create(properties?: cloud.v1.ContainerState.$Properties): cloud.v1.ContainerState;

            /**
             * Encodes the specified ContainerState message. Does not implicitly {@link cloud.v1.ContainerState.verify|verify} messages.
             * @param message ContainerState message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ContainerState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerState message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ContainerState & cloud.v1.ContainerState.$Shape} ContainerState
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ContainerState & cloud.v1.ContainerState.$Shape;
        }

        namespace ContainerState {

            /** Properties of a ContainerState. */
            interface $Properties {

                /** ContainerState waiting */
                waiting?: (cloud.v1.ContainerStateWaiting.$Properties|null);

                /** ContainerState running */
                running?: (cloud.v1.ContainerStateRunning.$Properties|null);

                /** ContainerState terminated */
                terminated?: (cloud.v1.ContainerStateTerminated.$Properties|null);

                /** ContainerState state */
                state?: ("waiting"|"running"|"terminated");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ContainerState. */
            type $Shape = {
              waiting?: cloud.v1.ContainerStateWaiting.$Shape|null;
              running?: cloud.v1.ContainerStateRunning.$Shape|null;
              terminated?: cloud.v1.ContainerStateTerminated.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ state?: undefined; waiting?: null; running?: null; terminated?: null }|{ state?: "waiting"; waiting: cloud.v1.ContainerStateWaiting.$Shape; running?: null; terminated?: null }|{ state?: "running"; waiting?: null; running: cloud.v1.ContainerStateRunning.$Shape; terminated?: null }|{ state?: "terminated"; waiting?: null; running?: null; terminated: cloud.v1.ContainerStateTerminated.$Shape })
            );
        }

        /**
         * Properties of a ContainerStateWaiting.
         * @deprecated Use cloud.v1.ContainerStateWaiting.$Properties instead.
         */
        interface IContainerStateWaiting extends cloud.v1.ContainerStateWaiting.$Properties {
        }

        /** Represents a ContainerStateWaiting. */
        class ContainerStateWaiting {

            /**
             * Constructs a new ContainerStateWaiting.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ContainerStateWaiting.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerStateWaiting reason. */
            reason: string;

            /** ContainerStateWaiting message. */
            message: string;

            /**
             * Creates a new ContainerStateWaiting instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerStateWaiting instance
             */
            static create(properties: cloud.v1.ContainerStateWaiting.$Shape): cloud.v1.ContainerStateWaiting & cloud.v1.ContainerStateWaiting.$Shape;
            static create(properties?: cloud.v1.ContainerStateWaiting.$Properties): cloud.v1.ContainerStateWaiting;

            /**
             * Encodes the specified ContainerStateWaiting message. Does not implicitly {@link cloud.v1.ContainerStateWaiting.verify|verify} messages.
             * @param message ContainerStateWaiting message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ContainerStateWaiting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerStateWaiting message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ContainerStateWaiting & cloud.v1.ContainerStateWaiting.$Shape} ContainerStateWaiting
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ContainerStateWaiting & cloud.v1.ContainerStateWaiting.$Shape;
        }

        namespace ContainerStateWaiting {

            /** Properties of a ContainerStateWaiting. */
            interface $Properties {

                /** ContainerStateWaiting reason */
                reason?: (string|null);

                /** ContainerStateWaiting message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerStateWaiting. */
            type $Shape = cloud.v1.ContainerStateWaiting.$Properties;
        }

        /**
         * Properties of a ContainerStateRunning.
         * @deprecated Use cloud.v1.ContainerStateRunning.$Properties instead.
         */
        interface IContainerStateRunning extends cloud.v1.ContainerStateRunning.$Properties {
        }

        /** Represents a ContainerStateRunning. */
        class ContainerStateRunning {

            /**
             * Constructs a new ContainerStateRunning.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ContainerStateRunning.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerStateRunning started_at. */
            started_at?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new ContainerStateRunning instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerStateRunning instance
             */
            static create(properties: cloud.v1.ContainerStateRunning.$Shape): cloud.v1.ContainerStateRunning & cloud.v1.ContainerStateRunning.$Shape;
            static create(properties?: cloud.v1.ContainerStateRunning.$Properties): cloud.v1.ContainerStateRunning;

            /**
             * Encodes the specified ContainerStateRunning message. Does not implicitly {@link cloud.v1.ContainerStateRunning.verify|verify} messages.
             * @param message ContainerStateRunning message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ContainerStateRunning.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerStateRunning message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ContainerStateRunning & cloud.v1.ContainerStateRunning.$Shape} ContainerStateRunning
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ContainerStateRunning & cloud.v1.ContainerStateRunning.$Shape;
        }

        namespace ContainerStateRunning {

            /** Properties of a ContainerStateRunning. */
            interface $Properties {

                /** ContainerStateRunning started_at */
                started_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerStateRunning. */
            type $Shape = cloud.v1.ContainerStateRunning.$Properties;
        }

        /**
         * Properties of a ContainerStateTerminated.
         * @deprecated Use cloud.v1.ContainerStateTerminated.$Properties instead.
         */
        interface IContainerStateTerminated extends cloud.v1.ContainerStateTerminated.$Properties {
        }

        /** Represents a ContainerStateTerminated. */
        class ContainerStateTerminated {

            /**
             * Constructs a new ContainerStateTerminated.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ContainerStateTerminated.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerStateTerminated exit_code. */
            exit_code: number;

            /** ContainerStateTerminated signal. */
            signal: number;

            /** ContainerStateTerminated reason. */
            reason: string;

            /** ContainerStateTerminated message. */
            message: string;

            /** ContainerStateTerminated started_at. */
            started_at?: (google.protobuf.Timestamp.$Properties|null);

            /** ContainerStateTerminated finished_at. */
            finished_at?: (google.protobuf.Timestamp.$Properties|null);

            /** ContainerStateTerminated container_id. */
            container_id: string;

            /**
             * Creates a new ContainerStateTerminated instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerStateTerminated instance
             */
            static create(properties: cloud.v1.ContainerStateTerminated.$Shape): cloud.v1.ContainerStateTerminated & cloud.v1.ContainerStateTerminated.$Shape;
            static create(properties?: cloud.v1.ContainerStateTerminated.$Properties): cloud.v1.ContainerStateTerminated;

            /**
             * Encodes the specified ContainerStateTerminated message. Does not implicitly {@link cloud.v1.ContainerStateTerminated.verify|verify} messages.
             * @param message ContainerStateTerminated message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ContainerStateTerminated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerStateTerminated message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ContainerStateTerminated & cloud.v1.ContainerStateTerminated.$Shape} ContainerStateTerminated
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ContainerStateTerminated & cloud.v1.ContainerStateTerminated.$Shape;
        }

        namespace ContainerStateTerminated {

            /** Properties of a ContainerStateTerminated. */
            interface $Properties {

                /** ContainerStateTerminated exit_code */
                exit_code?: (number|null);

                /** ContainerStateTerminated signal */
                signal?: (number|null);

                /** ContainerStateTerminated reason */
                reason?: (string|null);

                /** ContainerStateTerminated message */
                message?: (string|null);

                /** ContainerStateTerminated started_at */
                started_at?: (google.protobuf.Timestamp.$Properties|null);

                /** ContainerStateTerminated finished_at */
                finished_at?: (google.protobuf.Timestamp.$Properties|null);

                /** ContainerStateTerminated container_id */
                container_id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerStateTerminated. */
            type $Shape = cloud.v1.ContainerStateTerminated.$Properties;
        }

        /**
         * Properties of a PodCondition.
         * @deprecated Use cloud.v1.PodCondition.$Properties instead.
         */
        interface IPodCondition extends cloud.v1.PodCondition.$Properties {
        }

        /** Represents a PodCondition. */
        class PodCondition {

            /**
             * Constructs a new PodCondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.PodCondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodCondition type. */
            type: string;

            /** PodCondition status. */
            status: string;

            /** PodCondition last_probe_time. */
            last_probe_time?: (google.protobuf.Timestamp.$Properties|null);

            /** PodCondition last_transition_time. */
            last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

            /** PodCondition reason. */
            reason: string;

            /** PodCondition message. */
            message: string;

            /**
             * Creates a new PodCondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodCondition instance
             */
            static create(properties: cloud.v1.PodCondition.$Shape): cloud.v1.PodCondition & cloud.v1.PodCondition.$Shape;
            static create(properties?: cloud.v1.PodCondition.$Properties): cloud.v1.PodCondition;

            /**
             * Encodes the specified PodCondition message. Does not implicitly {@link cloud.v1.PodCondition.verify|verify} messages.
             * @param message PodCondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.PodCondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodCondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.PodCondition & cloud.v1.PodCondition.$Shape} PodCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.PodCondition & cloud.v1.PodCondition.$Shape;
        }

        namespace PodCondition {

            /** Properties of a PodCondition. */
            interface $Properties {

                /** PodCondition type */
                type?: (string|null);

                /** PodCondition status */
                status?: (string|null);

                /** PodCondition last_probe_time */
                last_probe_time?: (google.protobuf.Timestamp.$Properties|null);

                /** PodCondition last_transition_time */
                last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

                /** PodCondition reason */
                reason?: (string|null);

                /** PodCondition message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodCondition. */
            type $Shape = cloud.v1.PodCondition.$Properties;
        }

        /**
         * Properties of a ResourceUsage.
         * @deprecated Use cloud.v1.ResourceUsage.$Properties instead.
         */
        interface IResourceUsage extends cloud.v1.ResourceUsage.$Properties {
        }

        /** Represents a ResourceUsage. */
        class ResourceUsage {

            /**
             * Constructs a new ResourceUsage.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ResourceUsage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResourceUsage cpu_usage_nano_cores. */
            cpu_usage_nano_cores: number;

            /** ResourceUsage memory_usage_bytes. */
            memory_usage_bytes: number;

            /** ResourceUsage cpu_limit_nano_cores. */
            cpu_limit_nano_cores: number;

            /** ResourceUsage memory_limit_bytes. */
            memory_limit_bytes: number;

            /** ResourceUsage cpu_request_nano_cores. */
            cpu_request_nano_cores: number;

            /** ResourceUsage memory_request_bytes. */
            memory_request_bytes: number;

            /**
             * Creates a new ResourceUsage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResourceUsage instance
             */
            static create(properties: cloud.v1.ResourceUsage.$Shape): cloud.v1.ResourceUsage & cloud.v1.ResourceUsage.$Shape;
            static create(properties?: cloud.v1.ResourceUsage.$Properties): cloud.v1.ResourceUsage;

            /**
             * Encodes the specified ResourceUsage message. Does not implicitly {@link cloud.v1.ResourceUsage.verify|verify} messages.
             * @param message ResourceUsage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ResourceUsage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResourceUsage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ResourceUsage & cloud.v1.ResourceUsage.$Shape} ResourceUsage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ResourceUsage & cloud.v1.ResourceUsage.$Shape;
        }

        namespace ResourceUsage {

            /** Properties of a ResourceUsage. */
            interface $Properties {

                /** ResourceUsage cpu_usage_nano_cores */
                cpu_usage_nano_cores?: (number|null);

                /** ResourceUsage memory_usage_bytes */
                memory_usage_bytes?: (number|null);

                /** ResourceUsage cpu_limit_nano_cores */
                cpu_limit_nano_cores?: (number|null);

                /** ResourceUsage memory_limit_bytes */
                memory_limit_bytes?: (number|null);

                /** ResourceUsage cpu_request_nano_cores */
                cpu_request_nano_cores?: (number|null);

                /** ResourceUsage memory_request_bytes */
                memory_request_bytes?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResourceUsage. */
            type $Shape = cloud.v1.ResourceUsage.$Properties;
        }

        /**
         * Properties of a NodeConditionChange.
         * @deprecated Use cloud.v1.NodeConditionChange.$Properties instead.
         */
        interface INodeConditionChange extends cloud.v1.NodeConditionChange.$Properties {
        }

        /** Represents a NodeConditionChange. */
        class NodeConditionChange {

            /**
             * Constructs a new NodeConditionChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NodeConditionChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeConditionChange name. */
            name: string;

            /** NodeConditionChange uid. */
            uid: string;

            /** NodeConditionChange conditions. */
            conditions: cloud.v1.NodeCondition.$Properties[];

            /** NodeConditionChange internal_ips. */
            internal_ips: string[];

            /** NodeConditionChange external_ips. */
            external_ips: string[];

            /** NodeConditionChange hostname. */
            hostname: string;

            /** NodeConditionChange instance_type. */
            instance_type: string;

            /** NodeConditionChange zone. */
            zone: string;

            /** NodeConditionChange capacity. */
            capacity: { [k: string]: string };

            /** NodeConditionChange allocatable. */
            allocatable: { [k: string]: string };

            /** NodeConditionChange created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** NodeConditionChange condition_timestamp. */
            condition_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** NodeConditionChange action. */
            action: cloud.v1.Action;

            /**
             * Creates a new NodeConditionChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeConditionChange instance
             */
            static create(properties: cloud.v1.NodeConditionChange.$Shape): cloud.v1.NodeConditionChange & cloud.v1.NodeConditionChange.$Shape;
            static create(properties?: cloud.v1.NodeConditionChange.$Properties): cloud.v1.NodeConditionChange;

            /**
             * Encodes the specified NodeConditionChange message. Does not implicitly {@link cloud.v1.NodeConditionChange.verify|verify} messages.
             * @param message NodeConditionChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NodeConditionChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeConditionChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NodeConditionChange & cloud.v1.NodeConditionChange.$Shape} NodeConditionChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NodeConditionChange & cloud.v1.NodeConditionChange.$Shape;
        }

        namespace NodeConditionChange {

            /** Properties of a NodeConditionChange. */
            interface $Properties {

                /** NodeConditionChange name */
                name?: (string|null);

                /** NodeConditionChange uid */
                uid?: (string|null);

                /** NodeConditionChange conditions */
                conditions?: (cloud.v1.NodeCondition.$Properties[]|null);

                /** NodeConditionChange internal_ips */
                internal_ips?: (string[]|null);

                /** NodeConditionChange external_ips */
                external_ips?: (string[]|null);

                /** NodeConditionChange hostname */
                hostname?: (string|null);

                /** NodeConditionChange instance_type */
                instance_type?: (string|null);

                /** NodeConditionChange zone */
                zone?: (string|null);

                /** NodeConditionChange capacity */
                capacity?: ({ [k: string]: string }|null);

                /** NodeConditionChange allocatable */
                allocatable?: ({ [k: string]: string }|null);

                /** NodeConditionChange created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** NodeConditionChange condition_timestamp */
                condition_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** NodeConditionChange action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeConditionChange. */
            type $Shape = cloud.v1.NodeConditionChange.$Properties;
        }

        /**
         * Properties of a NodeCondition.
         * @deprecated Use cloud.v1.NodeCondition.$Properties instead.
         */
        interface INodeCondition extends cloud.v1.NodeCondition.$Properties {
        }

        /** Represents a NodeCondition. */
        class NodeCondition {

            /**
             * Constructs a new NodeCondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NodeCondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeCondition type. */
            type: string;

            /** NodeCondition status. */
            status: string;

            /** NodeCondition last_heartbeat_time. */
            last_heartbeat_time?: (google.protobuf.Timestamp.$Properties|null);

            /** NodeCondition last_transition_time. */
            last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

            /** NodeCondition reason. */
            reason: string;

            /** NodeCondition message. */
            message: string;

            /**
             * Creates a new NodeCondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeCondition instance
             */
            static create(properties: cloud.v1.NodeCondition.$Shape): cloud.v1.NodeCondition & cloud.v1.NodeCondition.$Shape;
            static create(properties?: cloud.v1.NodeCondition.$Properties): cloud.v1.NodeCondition;

            /**
             * Encodes the specified NodeCondition message. Does not implicitly {@link cloud.v1.NodeCondition.verify|verify} messages.
             * @param message NodeCondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NodeCondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeCondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NodeCondition & cloud.v1.NodeCondition.$Shape} NodeCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NodeCondition & cloud.v1.NodeCondition.$Shape;
        }

        namespace NodeCondition {

            /** Properties of a NodeCondition. */
            interface $Properties {

                /** NodeCondition type */
                type?: (string|null);

                /** NodeCondition status */
                status?: (string|null);

                /** NodeCondition last_heartbeat_time */
                last_heartbeat_time?: (google.protobuf.Timestamp.$Properties|null);

                /** NodeCondition last_transition_time */
                last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

                /** NodeCondition reason */
                reason?: (string|null);

                /** NodeCondition message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeCondition. */
            type $Shape = cloud.v1.NodeCondition.$Properties;
        }

        /**
         * Properties of a WorkloadRolloutStatus.
         * @deprecated Use cloud.v1.WorkloadRolloutStatus.$Properties instead.
         */
        interface IWorkloadRolloutStatus extends cloud.v1.WorkloadRolloutStatus.$Properties {
        }

        /** Represents a WorkloadRolloutStatus. */
        class WorkloadRolloutStatus {

            /**
             * Constructs a new WorkloadRolloutStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.WorkloadRolloutStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadRolloutStatus name. */
            name: string;

            /** WorkloadRolloutStatus namespace. */
            namespace: string;

            /** WorkloadRolloutStatus uid. */
            uid: string;

            /** WorkloadRolloutStatus kind. */
            kind: string;

            /** WorkloadRolloutStatus rollout_status. */
            rollout_status: string;

            /** WorkloadRolloutStatus rollout_reason. */
            rollout_reason: string;

            /** WorkloadRolloutStatus rollout_message. */
            rollout_message: string;

            /** WorkloadRolloutStatus desired_replicas. */
            desired_replicas: number;

            /** WorkloadRolloutStatus current_replicas. */
            current_replicas: number;

            /** WorkloadRolloutStatus ready_replicas. */
            ready_replicas: number;

            /** WorkloadRolloutStatus available_replicas. */
            available_replicas: number;

            /** WorkloadRolloutStatus updated_replicas. */
            updated_replicas: number;

            /** WorkloadRolloutStatus unavailable_replicas. */
            unavailable_replicas: number;

            /** WorkloadRolloutStatus conditions. */
            conditions: cloud.v1.WorkloadCondition.$Properties[];

            /** WorkloadRolloutStatus observed_generation. */
            observed_generation: number;

            /** WorkloadRolloutStatus metadata_generation. */
            metadata_generation: number;

            /** WorkloadRolloutStatus created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** WorkloadRolloutStatus status_timestamp. */
            status_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** WorkloadRolloutStatus action. */
            action: cloud.v1.Action;

            /**
             * Creates a new WorkloadRolloutStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadRolloutStatus instance
             */
            static create(properties: cloud.v1.WorkloadRolloutStatus.$Shape): cloud.v1.WorkloadRolloutStatus & cloud.v1.WorkloadRolloutStatus.$Shape;
            static create(properties?: cloud.v1.WorkloadRolloutStatus.$Properties): cloud.v1.WorkloadRolloutStatus;

            /**
             * Encodes the specified WorkloadRolloutStatus message. Does not implicitly {@link cloud.v1.WorkloadRolloutStatus.verify|verify} messages.
             * @param message WorkloadRolloutStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.WorkloadRolloutStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadRolloutStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.WorkloadRolloutStatus & cloud.v1.WorkloadRolloutStatus.$Shape} WorkloadRolloutStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.WorkloadRolloutStatus & cloud.v1.WorkloadRolloutStatus.$Shape;
        }

        namespace WorkloadRolloutStatus {

            /** Properties of a WorkloadRolloutStatus. */
            interface $Properties {

                /** WorkloadRolloutStatus name */
                name?: (string|null);

                /** WorkloadRolloutStatus namespace */
                namespace?: (string|null);

                /** WorkloadRolloutStatus uid */
                uid?: (string|null);

                /** WorkloadRolloutStatus kind */
                kind?: (string|null);

                /** WorkloadRolloutStatus rollout_status */
                rollout_status?: (string|null);

                /** WorkloadRolloutStatus rollout_reason */
                rollout_reason?: (string|null);

                /** WorkloadRolloutStatus rollout_message */
                rollout_message?: (string|null);

                /** WorkloadRolloutStatus desired_replicas */
                desired_replicas?: (number|null);

                /** WorkloadRolloutStatus current_replicas */
                current_replicas?: (number|null);

                /** WorkloadRolloutStatus ready_replicas */
                ready_replicas?: (number|null);

                /** WorkloadRolloutStatus available_replicas */
                available_replicas?: (number|null);

                /** WorkloadRolloutStatus updated_replicas */
                updated_replicas?: (number|null);

                /** WorkloadRolloutStatus unavailable_replicas */
                unavailable_replicas?: (number|null);

                /** WorkloadRolloutStatus conditions */
                conditions?: (cloud.v1.WorkloadCondition.$Properties[]|null);

                /** WorkloadRolloutStatus observed_generation */
                observed_generation?: (number|null);

                /** WorkloadRolloutStatus metadata_generation */
                metadata_generation?: (number|null);

                /** WorkloadRolloutStatus created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** WorkloadRolloutStatus status_timestamp */
                status_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** WorkloadRolloutStatus action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadRolloutStatus. */
            type $Shape = cloud.v1.WorkloadRolloutStatus.$Properties;
        }

        /**
         * Properties of a WorkloadCondition.
         * @deprecated Use cloud.v1.WorkloadCondition.$Properties instead.
         */
        interface IWorkloadCondition extends cloud.v1.WorkloadCondition.$Properties {
        }

        /** Represents a WorkloadCondition. */
        class WorkloadCondition {

            /**
             * Constructs a new WorkloadCondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.WorkloadCondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkloadCondition type. */
            type: string;

            /** WorkloadCondition status. */
            status: string;

            /** WorkloadCondition last_update_time. */
            last_update_time?: (google.protobuf.Timestamp.$Properties|null);

            /** WorkloadCondition last_transition_time. */
            last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

            /** WorkloadCondition reason. */
            reason: string;

            /** WorkloadCondition message. */
            message: string;

            /**
             * Creates a new WorkloadCondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkloadCondition instance
             */
            static create(properties: cloud.v1.WorkloadCondition.$Shape): cloud.v1.WorkloadCondition & cloud.v1.WorkloadCondition.$Shape;
            static create(properties?: cloud.v1.WorkloadCondition.$Properties): cloud.v1.WorkloadCondition;

            /**
             * Encodes the specified WorkloadCondition message. Does not implicitly {@link cloud.v1.WorkloadCondition.verify|verify} messages.
             * @param message WorkloadCondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.WorkloadCondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkloadCondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.WorkloadCondition & cloud.v1.WorkloadCondition.$Shape} WorkloadCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.WorkloadCondition & cloud.v1.WorkloadCondition.$Shape;
        }

        namespace WorkloadCondition {

            /** Properties of a WorkloadCondition. */
            interface $Properties {

                /** WorkloadCondition type */
                type?: (string|null);

                /** WorkloadCondition status */
                status?: (string|null);

                /** WorkloadCondition last_update_time */
                last_update_time?: (google.protobuf.Timestamp.$Properties|null);

                /** WorkloadCondition last_transition_time */
                last_transition_time?: (google.protobuf.Timestamp.$Properties|null);

                /** WorkloadCondition reason */
                reason?: (string|null);

                /** WorkloadCondition message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WorkloadCondition. */
            type $Shape = cloud.v1.WorkloadCondition.$Properties;
        }

        /**
         * Properties of a PodLogs.
         * @deprecated Use cloud.v1.PodLogs.$Properties instead.
         */
        interface IPodLogs extends cloud.v1.PodLogs.$Properties {
        }

        /** Represents a PodLogs. */
        class PodLogs {

            /**
             * Constructs a new PodLogs.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.PodLogs.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PodLogs pod_name. */
            pod_name: string;

            /** PodLogs namespace. */
            namespace: string;

            /** PodLogs pod_uid. */
            pod_uid: string;

            /** PodLogs container_name. */
            container_name: string;

            /** PodLogs log_entries. */
            log_entries: cloud.v1.LogEntry.$Properties[];

            /** PodLogs previous_container. */
            previous_container: boolean;

            /** PodLogs collection_timestamp. */
            collection_timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** PodLogs total_lines. */
            total_lines: number;

            /** PodLogs stream_complete. */
            stream_complete: boolean;

            /** PodLogs stream_offset. */
            stream_offset: number;

            /** PodLogs owner_references. */
            owner_references: cloud.v1.OwnerReference.$Properties[];

            /** PodLogs node_name. */
            node_name: string;

            /**
             * Creates a new PodLogs instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PodLogs instance
             */
            static create(properties: cloud.v1.PodLogs.$Shape): cloud.v1.PodLogs & cloud.v1.PodLogs.$Shape;
            static create(properties?: cloud.v1.PodLogs.$Properties): cloud.v1.PodLogs;

            /**
             * Encodes the specified PodLogs message. Does not implicitly {@link cloud.v1.PodLogs.verify|verify} messages.
             * @param message PodLogs message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.PodLogs.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PodLogs message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.PodLogs & cloud.v1.PodLogs.$Shape} PodLogs
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.PodLogs & cloud.v1.PodLogs.$Shape;
        }

        namespace PodLogs {

            /** Properties of a PodLogs. */
            interface $Properties {

                /** PodLogs pod_name */
                pod_name?: (string|null);

                /** PodLogs namespace */
                namespace?: (string|null);

                /** PodLogs pod_uid */
                pod_uid?: (string|null);

                /** PodLogs container_name */
                container_name?: (string|null);

                /** PodLogs log_entries */
                log_entries?: (cloud.v1.LogEntry.$Properties[]|null);

                /** PodLogs previous_container */
                previous_container?: (boolean|null);

                /** PodLogs collection_timestamp */
                collection_timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** PodLogs total_lines */
                total_lines?: (number|null);

                /** PodLogs stream_complete */
                stream_complete?: (boolean|null);

                /** PodLogs stream_offset */
                stream_offset?: (number|null);

                /** PodLogs owner_references */
                owner_references?: (cloud.v1.OwnerReference.$Properties[]|null);

                /** PodLogs node_name */
                node_name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PodLogs. */
            type $Shape = cloud.v1.PodLogs.$Properties;
        }

        /**
         * Properties of a LogEntry.
         * @deprecated Use cloud.v1.LogEntry.$Properties instead.
         */
        interface ILogEntry extends cloud.v1.LogEntry.$Properties {
        }

        /** Represents a LogEntry. */
        class LogEntry {

            /**
             * Constructs a new LogEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.LogEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogEntry timestamp. */
            timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** LogEntry message. */
            message: string;

            /** LogEntry level. */
            level: string;

            /** LogEntry line_number. */
            line_number: number;

            /** LogEntry error_info. */
            error_info?: (cloud.v1.LogErrorInfo.$Properties|null);

            /**
             * Creates a new LogEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogEntry instance
             */
            static create(properties: cloud.v1.LogEntry.$Shape): cloud.v1.LogEntry & cloud.v1.LogEntry.$Shape;
            static create(properties?: cloud.v1.LogEntry.$Properties): cloud.v1.LogEntry;

            /**
             * Encodes the specified LogEntry message. Does not implicitly {@link cloud.v1.LogEntry.verify|verify} messages.
             * @param message LogEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.LogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.LogEntry & cloud.v1.LogEntry.$Shape} LogEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.LogEntry & cloud.v1.LogEntry.$Shape;
        }

        namespace LogEntry {

            /** Properties of a LogEntry. */
            interface $Properties {

                /** LogEntry timestamp */
                timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** LogEntry message */
                message?: (string|null);

                /** LogEntry level */
                level?: (string|null);

                /** LogEntry line_number */
                line_number?: (number|null);

                /** LogEntry error_info */
                error_info?: (cloud.v1.LogErrorInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogEntry. */
            type $Shape = cloud.v1.LogEntry.$Properties;
        }

        /**
         * Properties of a LogErrorInfo.
         * @deprecated Use cloud.v1.LogErrorInfo.$Properties instead.
         */
        interface ILogErrorInfo extends cloud.v1.LogErrorInfo.$Properties {
        }

        /** Represents a LogErrorInfo. */
        class LogErrorInfo {

            /**
             * Constructs a new LogErrorInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.LogErrorInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogErrorInfo error_type. */
            error_type: string;

            /** LogErrorInfo stack_trace. */
            stack_trace: string;

            /** LogErrorInfo error_message. */
            error_message: string;

            /** LogErrorInfo exit_code. */
            exit_code: number;

            /**
             * Creates a new LogErrorInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogErrorInfo instance
             */
            static create(properties: cloud.v1.LogErrorInfo.$Shape): cloud.v1.LogErrorInfo & cloud.v1.LogErrorInfo.$Shape;
            static create(properties?: cloud.v1.LogErrorInfo.$Properties): cloud.v1.LogErrorInfo;

            /**
             * Encodes the specified LogErrorInfo message. Does not implicitly {@link cloud.v1.LogErrorInfo.verify|verify} messages.
             * @param message LogErrorInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.LogErrorInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogErrorInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.LogErrorInfo & cloud.v1.LogErrorInfo.$Shape} LogErrorInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.LogErrorInfo & cloud.v1.LogErrorInfo.$Shape;
        }

        namespace LogErrorInfo {

            /** Properties of a LogErrorInfo. */
            interface $Properties {

                /** LogErrorInfo error_type */
                error_type?: (string|null);

                /** LogErrorInfo stack_trace */
                stack_trace?: (string|null);

                /** LogErrorInfo error_message */
                error_message?: (string|null);

                /** LogErrorInfo exit_code */
                exit_code?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogErrorInfo. */
            type $Shape = cloud.v1.LogErrorInfo.$Properties;
        }

        /**
         * Properties of a DatadogMonitorAlert.
         * @deprecated Use cloud.v1.DatadogMonitorAlert.$Properties instead.
         */
        interface IDatadogMonitorAlert extends cloud.v1.DatadogMonitorAlert.$Properties {
        }

        /** Represents a DatadogMonitorAlert. */
        class DatadogMonitorAlert {

            /**
             * Constructs a new DatadogMonitorAlert.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.DatadogMonitorAlert.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DatadogMonitorAlert monitor_id. */
            monitor_id: string;

            /** DatadogMonitorAlert monitor_name. */
            monitor_name: string;

            /** DatadogMonitorAlert current_status. */
            current_status: string;

            /** DatadogMonitorAlert previous_status. */
            previous_status: string;

            /** DatadogMonitorAlert monitor_type. */
            monitor_type: string;

            /** DatadogMonitorAlert query. */
            query: string;

            /** DatadogMonitorAlert message. */
            message: string;

            /** DatadogMonitorAlert tags. */
            tags: string[];

            /** DatadogMonitorAlert timestamp. */
            timestamp: number;

            /**
             * Creates a new DatadogMonitorAlert instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DatadogMonitorAlert instance
             */
            static create(properties: cloud.v1.DatadogMonitorAlert.$Shape): cloud.v1.DatadogMonitorAlert & cloud.v1.DatadogMonitorAlert.$Shape;
            static create(properties?: cloud.v1.DatadogMonitorAlert.$Properties): cloud.v1.DatadogMonitorAlert;

            /**
             * Encodes the specified DatadogMonitorAlert message. Does not implicitly {@link cloud.v1.DatadogMonitorAlert.verify|verify} messages.
             * @param message DatadogMonitorAlert message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.DatadogMonitorAlert.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DatadogMonitorAlert message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.DatadogMonitorAlert & cloud.v1.DatadogMonitorAlert.$Shape} DatadogMonitorAlert
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.DatadogMonitorAlert & cloud.v1.DatadogMonitorAlert.$Shape;
        }

        namespace DatadogMonitorAlert {

            /** Properties of a DatadogMonitorAlert. */
            interface $Properties {

                /** DatadogMonitorAlert monitor_id */
                monitor_id?: (string|null);

                /** DatadogMonitorAlert monitor_name */
                monitor_name?: (string|null);

                /** DatadogMonitorAlert current_status */
                current_status?: (string|null);

                /** DatadogMonitorAlert previous_status */
                previous_status?: (string|null);

                /** DatadogMonitorAlert monitor_type */
                monitor_type?: (string|null);

                /** DatadogMonitorAlert query */
                query?: (string|null);

                /** DatadogMonitorAlert message */
                message?: (string|null);

                /** DatadogMonitorAlert tags */
                tags?: (string[]|null);

                /** DatadogMonitorAlert timestamp */
                timestamp?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DatadogMonitorAlert. */
            type $Shape = cloud.v1.DatadogMonitorAlert.$Properties;
        }

        /**
         * Properties of an OperatorStats.
         * @deprecated Use cloud.v1.OperatorStats.$Properties instead.
         */
        interface IOperatorStats extends cloud.v1.OperatorStats.$Properties {
        }

        /** Represents an OperatorStats. */
        class OperatorStats {

            /**
             * Constructs a new OperatorStats.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OperatorStats.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperatorStats timestamp. */
            timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /** OperatorStats memory_alloc_bytes. */
            memory_alloc_bytes: number;

            /** OperatorStats memory_sys_bytes. */
            memory_sys_bytes: number;

            /** OperatorStats memory_heap_inuse_bytes. */
            memory_heap_inuse_bytes: number;

            /** OperatorStats num_goroutines. */
            num_goroutines: number;

            /** OperatorStats num_gc_cycles. */
            num_gc_cycles: number;

            /** OperatorStats cpu_usage_nano_cores. */
            cpu_usage_nano_cores: number;

            /** OperatorStats memory_usage_bytes. */
            memory_usage_bytes: number;

            /** OperatorStats cpu_limit_nano_cores. */
            cpu_limit_nano_cores: number;

            /** OperatorStats memory_limit_bytes. */
            memory_limit_bytes: number;

            /** OperatorStats data_stream_healthy. */
            data_stream_healthy: boolean;

            /** OperatorStats control_stream_healthy. */
            control_stream_healthy: boolean;

            /** OperatorStats total_messages_sent. */
            total_messages_sent: number;

            /** OperatorStats total_messages_dropped. */
            total_messages_dropped: number;

            /** OperatorStats informers_synced. */
            informers_synced: number;

            /** OperatorStats informers_total. */
            informers_total: number;

            /**
             * Creates a new OperatorStats instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperatorStats instance
             */
            static create(properties: cloud.v1.OperatorStats.$Shape): cloud.v1.OperatorStats & cloud.v1.OperatorStats.$Shape;
            static create(properties?: cloud.v1.OperatorStats.$Properties): cloud.v1.OperatorStats;

            /**
             * Encodes the specified OperatorStats message. Does not implicitly {@link cloud.v1.OperatorStats.verify|verify} messages.
             * @param message OperatorStats message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OperatorStats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperatorStats message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OperatorStats & cloud.v1.OperatorStats.$Shape} OperatorStats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OperatorStats & cloud.v1.OperatorStats.$Shape;
        }

        namespace OperatorStats {

            /** Properties of an OperatorStats. */
            interface $Properties {

                /** OperatorStats timestamp */
                timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** OperatorStats memory_alloc_bytes */
                memory_alloc_bytes?: (number|null);

                /** OperatorStats memory_sys_bytes */
                memory_sys_bytes?: (number|null);

                /** OperatorStats memory_heap_inuse_bytes */
                memory_heap_inuse_bytes?: (number|null);

                /** OperatorStats num_goroutines */
                num_goroutines?: (number|null);

                /** OperatorStats num_gc_cycles */
                num_gc_cycles?: (number|null);

                /** OperatorStats cpu_usage_nano_cores */
                cpu_usage_nano_cores?: (number|null);

                /** OperatorStats memory_usage_bytes */
                memory_usage_bytes?: (number|null);

                /** OperatorStats cpu_limit_nano_cores */
                cpu_limit_nano_cores?: (number|null);

                /** OperatorStats memory_limit_bytes */
                memory_limit_bytes?: (number|null);

                /** OperatorStats data_stream_healthy */
                data_stream_healthy?: (boolean|null);

                /** OperatorStats control_stream_healthy */
                control_stream_healthy?: (boolean|null);

                /** OperatorStats total_messages_sent */
                total_messages_sent?: (number|null);

                /** OperatorStats total_messages_dropped */
                total_messages_dropped?: (number|null);

                /** OperatorStats informers_synced */
                informers_synced?: (number|null);

                /** OperatorStats informers_total */
                informers_total?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperatorStats. */
            type $Shape = cloud.v1.OperatorStats.$Properties;
        }

        /** Action enum. */
        enum Action {

            /** ACTION_UNSPECIFIED value */
            ACTION_UNSPECIFIED = 0,

            /** ACTION_CREATE value */
            ACTION_CREATE = 1,

            /** ACTION_UPDATE value */
            ACTION_UPDATE = 2,

            /** ACTION_DELETE value */
            ACTION_DELETE = 3
        }

        /** AuthorizationPolicyAction enum. */
        enum AuthorizationPolicyAction {

            /** AUTHORIZATION_POLICY_ACTION_UNSPECIFIED value */
            AUTHORIZATION_POLICY_ACTION_UNSPECIFIED = 0,

            /** AUTHORIZATION_POLICY_ACTION_ALLOW value */
            AUTHORIZATION_POLICY_ACTION_ALLOW = 1,

            /** AUTHORIZATION_POLICY_ACTION_DENY value */
            AUTHORIZATION_POLICY_ACTION_DENY = 2,

            /** AUTHORIZATION_POLICY_ACTION_AUDIT value */
            AUTHORIZATION_POLICY_ACTION_AUDIT = 3,

            /** AUTHORIZATION_POLICY_ACTION_CUSTOM value */
            AUTHORIZATION_POLICY_ACTION_CUSTOM = 4
        }

        /**
         * Properties of a Namespace.
         * @deprecated Use cloud.v1.Namespace.$Properties instead.
         */
        interface INamespace extends cloud.v1.Namespace.$Properties {
        }

        /** Represents a Namespace. */
        class Namespace {

            /**
             * Constructs a new Namespace.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Namespace.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Namespace name. */
            name: string;

            /** Namespace uid. */
            uid: string;

            /** Namespace labels. */
            labels: { [k: string]: string };

            /** Namespace created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Namespace action. */
            action: cloud.v1.Action;

            /**
             * Creates a new Namespace instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Namespace instance
             */
            static create(properties: cloud.v1.Namespace.$Shape): cloud.v1.Namespace & cloud.v1.Namespace.$Shape;
            static create(properties?: cloud.v1.Namespace.$Properties): cloud.v1.Namespace;

            /**
             * Encodes the specified Namespace message. Does not implicitly {@link cloud.v1.Namespace.verify|verify} messages.
             * @param message Namespace message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Namespace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Namespace message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Namespace & cloud.v1.Namespace.$Shape} Namespace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Namespace & cloud.v1.Namespace.$Shape;
        }

        namespace Namespace {

            /** Properties of a Namespace. */
            interface $Properties {

                /** Namespace name */
                name?: (string|null);

                /** Namespace uid */
                uid?: (string|null);

                /** Namespace labels */
                labels?: ({ [k: string]: string }|null);

                /** Namespace created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Namespace action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Namespace. */
            type $Shape = cloud.v1.Namespace.$Properties;
        }

        /**
         * Properties of a Workload.
         * @deprecated Use cloud.v1.Workload.$Properties instead.
         */
        interface IWorkload extends cloud.v1.Workload.$Properties {
        }

        /** Represents a Workload. */
        class Workload {

            /**
             * Constructs a new Workload.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Workload.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Workload name. */
            name: string;

            /** Workload namespace. */
            namespace: string;

            /** Workload uid. */
            uid: string;

            /** Workload kind. */
            kind: string;

            /** Workload labels. */
            labels: { [k: string]: string };

            /** Workload created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Workload action. */
            action: cloud.v1.Action;

            /** Workload service_account. */
            service_account: string;

            /**
             * Creates a new Workload instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Workload instance
             */
            static create(properties: cloud.v1.Workload.$Shape): cloud.v1.Workload & cloud.v1.Workload.$Shape;
            static create(properties?: cloud.v1.Workload.$Properties): cloud.v1.Workload;

            /**
             * Encodes the specified Workload message. Does not implicitly {@link cloud.v1.Workload.verify|verify} messages.
             * @param message Workload message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Workload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Workload message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Workload & cloud.v1.Workload.$Shape} Workload
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Workload & cloud.v1.Workload.$Shape;
        }

        namespace Workload {

            /** Properties of a Workload. */
            interface $Properties {

                /** Workload name */
                name?: (string|null);

                /** Workload namespace */
                namespace?: (string|null);

                /** Workload uid */
                uid?: (string|null);

                /** Workload kind */
                kind?: (string|null);

                /** Workload labels */
                labels?: ({ [k: string]: string }|null);

                /** Workload created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Workload action */
                action?: (cloud.v1.Action|null);

                /** Workload service_account */
                service_account?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Workload. */
            type $Shape = cloud.v1.Workload.$Properties;
        }

        /**
         * Properties of a Service.
         * @deprecated Use cloud.v1.Service.$Properties instead.
         */
        interface IService extends cloud.v1.Service.$Properties {
        }

        /** Represents a Service. */
        class Service {

            /**
             * Constructs a new Service.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Service.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Service name. */
            name: string;

            /** Service namespace. */
            namespace: string;

            /** Service uid. */
            uid: string;

            /** Service labels. */
            labels: { [k: string]: string };

            /** Service annotations. */
            annotations: { [k: string]: string };

            /** Service selector. */
            selector: { [k: string]: string };

            /** Service ports. */
            ports: cloud.v1.ServicePort.$Properties[];

            /** Service service_type. */
            service_type: string;

            /** Service cluster_ip. */
            cluster_ip: string;

            /** Service external_ips. */
            external_ips: string[];

            /** Service created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Service action. */
            action: cloud.v1.Action;

            /**
             * Creates a new Service instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Service instance
             */
            static create(properties: cloud.v1.Service.$Shape): cloud.v1.Service & cloud.v1.Service.$Shape;
            static create(properties?: cloud.v1.Service.$Properties): cloud.v1.Service;

            /**
             * Encodes the specified Service message. Does not implicitly {@link cloud.v1.Service.verify|verify} messages.
             * @param message Service message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Service.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Service message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Service & cloud.v1.Service.$Shape} Service
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Service & cloud.v1.Service.$Shape;
        }

        namespace Service {

            /** Properties of a Service. */
            interface $Properties {

                /** Service name */
                name?: (string|null);

                /** Service namespace */
                namespace?: (string|null);

                /** Service uid */
                uid?: (string|null);

                /** Service labels */
                labels?: ({ [k: string]: string }|null);

                /** Service annotations */
                annotations?: ({ [k: string]: string }|null);

                /** Service selector */
                selector?: ({ [k: string]: string }|null);

                /** Service ports */
                ports?: (cloud.v1.ServicePort.$Properties[]|null);

                /** Service service_type */
                service_type?: (string|null);

                /** Service cluster_ip */
                cluster_ip?: (string|null);

                /** Service external_ips */
                external_ips?: (string[]|null);

                /** Service created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Service action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Service. */
            type $Shape = cloud.v1.Service.$Properties;
        }

        /**
         * Properties of a ServicePort.
         * @deprecated Use cloud.v1.ServicePort.$Properties instead.
         */
        interface IServicePort extends cloud.v1.ServicePort.$Properties {
        }

        /** Represents a ServicePort. */
        class ServicePort {

            /**
             * Constructs a new ServicePort.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ServicePort.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ServicePort name. */
            name: string;

            /** ServicePort protocol. */
            protocol: string;

            /** ServicePort port. */
            port: number;

            /** ServicePort target_port. */
            target_port: number;

            /** ServicePort node_port. */
            node_port: number;

            /**
             * Creates a new ServicePort instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ServicePort instance
             */
            static create(properties: cloud.v1.ServicePort.$Shape): cloud.v1.ServicePort & cloud.v1.ServicePort.$Shape;
            static create(properties?: cloud.v1.ServicePort.$Properties): cloud.v1.ServicePort;

            /**
             * Encodes the specified ServicePort message. Does not implicitly {@link cloud.v1.ServicePort.verify|verify} messages.
             * @param message ServicePort message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ServicePort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ServicePort message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ServicePort & cloud.v1.ServicePort.$Shape} ServicePort
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ServicePort & cloud.v1.ServicePort.$Shape;
        }

        namespace ServicePort {

            /** Properties of a ServicePort. */
            interface $Properties {

                /** ServicePort name */
                name?: (string|null);

                /** ServicePort protocol */
                protocol?: (string|null);

                /** ServicePort port */
                port?: (number|null);

                /** ServicePort target_port */
                target_port?: (number|null);

                /** ServicePort node_port */
                node_port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ServicePort. */
            type $Shape = cloud.v1.ServicePort.$Properties;
        }

        /**
         * Properties of a Pod.
         * @deprecated Use cloud.v1.Pod.$Properties instead.
         */
        interface IPod extends cloud.v1.Pod.$Properties {
        }

        /** Represents a Pod. */
        class Pod {

            /**
             * Constructs a new Pod.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Pod.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pod name. */
            name: string;

            /** Pod namespace. */
            namespace: string;

            /** Pod uid. */
            uid: string;

            /** Pod pod_ip. */
            pod_ip: string;

            /** Pod labels. */
            labels: { [k: string]: string };

            /** Pod phase. */
            phase: string;

            /** Pod owner_references. */
            owner_references: cloud.v1.OwnerReference.$Properties[];

            /** Pod created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Pod action. */
            action: cloud.v1.Action;

            /** Pod ready. */
            ready: boolean;

            /**
             * Creates a new Pod instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pod instance
             */
            static create(properties: cloud.v1.Pod.$Shape): cloud.v1.Pod & cloud.v1.Pod.$Shape;
            static create(properties?: cloud.v1.Pod.$Properties): cloud.v1.Pod;

            /**
             * Encodes the specified Pod message. Does not implicitly {@link cloud.v1.Pod.verify|verify} messages.
             * @param message Pod message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Pod.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pod message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Pod & cloud.v1.Pod.$Shape} Pod
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Pod & cloud.v1.Pod.$Shape;
        }

        namespace Pod {

            /** Properties of a Pod. */
            interface $Properties {

                /** Pod name */
                name?: (string|null);

                /** Pod namespace */
                namespace?: (string|null);

                /** Pod uid */
                uid?: (string|null);

                /** Pod pod_ip */
                pod_ip?: (string|null);

                /** Pod labels */
                labels?: ({ [k: string]: string }|null);

                /** Pod phase */
                phase?: (string|null);

                /** Pod owner_references */
                owner_references?: (cloud.v1.OwnerReference.$Properties[]|null);

                /** Pod created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Pod action */
                action?: (cloud.v1.Action|null);

                /** Pod ready */
                ready?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pod. */
            type $Shape = cloud.v1.Pod.$Properties;
        }

        /**
         * Properties of an OwnerReference.
         * @deprecated Use cloud.v1.OwnerReference.$Properties instead.
         */
        interface IOwnerReference extends cloud.v1.OwnerReference.$Properties {
        }

        /** Represents an OwnerReference. */
        class OwnerReference {

            /**
             * Constructs a new OwnerReference.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.OwnerReference.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OwnerReference api_version. */
            api_version: string;

            /** OwnerReference kind. */
            kind: string;

            /** OwnerReference name. */
            name: string;

            /** OwnerReference uid. */
            uid: string;

            /** OwnerReference controller. */
            controller: boolean;

            /** OwnerReference block_owner_deletion. */
            block_owner_deletion: boolean;

            /**
             * Creates a new OwnerReference instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OwnerReference instance
             */
            static create(properties: cloud.v1.OwnerReference.$Shape): cloud.v1.OwnerReference & cloud.v1.OwnerReference.$Shape;
            static create(properties?: cloud.v1.OwnerReference.$Properties): cloud.v1.OwnerReference;

            /**
             * Encodes the specified OwnerReference message. Does not implicitly {@link cloud.v1.OwnerReference.verify|verify} messages.
             * @param message OwnerReference message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.OwnerReference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OwnerReference message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.OwnerReference & cloud.v1.OwnerReference.$Shape} OwnerReference
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.OwnerReference & cloud.v1.OwnerReference.$Shape;
        }

        namespace OwnerReference {

            /** Properties of an OwnerReference. */
            interface $Properties {

                /** OwnerReference api_version */
                api_version?: (string|null);

                /** OwnerReference kind */
                kind?: (string|null);

                /** OwnerReference name */
                name?: (string|null);

                /** OwnerReference uid */
                uid?: (string|null);

                /** OwnerReference controller */
                controller?: (boolean|null);

                /** OwnerReference block_owner_deletion */
                block_owner_deletion?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OwnerReference. */
            type $Shape = cloud.v1.OwnerReference.$Properties;
        }

        /**
         * Properties of a Node.
         * @deprecated Use cloud.v1.Node.$Properties instead.
         */
        interface INode extends cloud.v1.Node.$Properties {
        }

        /** Represents a Node. */
        class Node {

            /**
             * Constructs a new Node.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Node.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Node name. */
            name: string;

            /** Node uid. */
            uid: string;

            /** Node labels. */
            labels: { [k: string]: string };

            /** Node internal_ips. */
            internal_ips: string[];

            /** Node external_ips. */
            external_ips: string[];

            /** Node hostname. */
            hostname: string;

            /** Node ready. */
            ready: boolean;

            /** Node instance_type. */
            instance_type: string;

            /** Node zone. */
            zone: string;

            /** Node created_at. */
            created_at?: (google.protobuf.Timestamp.$Properties|null);

            /** Node action. */
            action: cloud.v1.Action;

            /**
             * Creates a new Node instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Node instance
             */
            static create(properties: cloud.v1.Node.$Shape): cloud.v1.Node & cloud.v1.Node.$Shape;
            static create(properties?: cloud.v1.Node.$Properties): cloud.v1.Node;

            /**
             * Encodes the specified Node message. Does not implicitly {@link cloud.v1.Node.verify|verify} messages.
             * @param message Node message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Node message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Node & cloud.v1.Node.$Shape} Node
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Node & cloud.v1.Node.$Shape;
        }

        namespace Node {

            /** Properties of a Node. */
            interface $Properties {

                /** Node name */
                name?: (string|null);

                /** Node uid */
                uid?: (string|null);

                /** Node labels */
                labels?: ({ [k: string]: string }|null);

                /** Node internal_ips */
                internal_ips?: (string[]|null);

                /** Node external_ips */
                external_ips?: (string[]|null);

                /** Node hostname */
                hostname?: (string|null);

                /** Node ready */
                ready?: (boolean|null);

                /** Node instance_type */
                instance_type?: (string|null);

                /** Node zone */
                zone?: (string|null);

                /** Node created_at */
                created_at?: (google.protobuf.Timestamp.$Properties|null);

                /** Node action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Node. */
            type $Shape = cloud.v1.Node.$Properties;
        }

        /**
         * Properties of an InventoryCommit.
         * @deprecated Use cloud.v1.InventoryCommit.$Properties instead.
         */
        interface IInventoryCommit extends cloud.v1.InventoryCommit.$Properties {
        }

        /** Represents an InventoryCommit. */
        class InventoryCommit {

            /**
             * Constructs a new InventoryCommit.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.InventoryCommit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InventoryCommit has_datadog. */
            has_datadog: boolean;

            /** InventoryCommit has_argocd. */
            has_argocd: boolean;

            /** InventoryCommit has_rollouts. */
            has_rollouts: boolean;

            /** InventoryCommit has_flux. */
            has_flux: boolean;

            /** InventoryCommit has_karpenter. */
            has_karpenter: boolean;

            /** InventoryCommit object_count. */
            object_count: number;

            /**
             * Creates a new InventoryCommit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InventoryCommit instance
             */
            static create(properties: cloud.v1.InventoryCommit.$Shape): cloud.v1.InventoryCommit & cloud.v1.InventoryCommit.$Shape;
            static create(properties?: cloud.v1.InventoryCommit.$Properties): cloud.v1.InventoryCommit;

            /**
             * Encodes the specified InventoryCommit message. Does not implicitly {@link cloud.v1.InventoryCommit.verify|verify} messages.
             * @param message InventoryCommit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.InventoryCommit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InventoryCommit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.InventoryCommit & cloud.v1.InventoryCommit.$Shape} InventoryCommit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.InventoryCommit & cloud.v1.InventoryCommit.$Shape;
        }

        namespace InventoryCommit {

            /** Properties of an InventoryCommit. */
            interface $Properties {

                /** InventoryCommit has_datadog */
                has_datadog?: (boolean|null);

                /** InventoryCommit has_argocd */
                has_argocd?: (boolean|null);

                /** InventoryCommit has_rollouts */
                has_rollouts?: (boolean|null);

                /** InventoryCommit has_flux */
                has_flux?: (boolean|null);

                /** InventoryCommit has_karpenter */
                has_karpenter?: (boolean|null);

                /** InventoryCommit object_count */
                object_count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InventoryCommit. */
            type $Shape = cloud.v1.InventoryCommit.$Properties;
        }

        /**
         * Properties of a NetworkPolicy.
         * @deprecated Use cloud.v1.NetworkPolicy.$Properties instead.
         */
        interface INetworkPolicy extends cloud.v1.NetworkPolicy.$Properties {
        }

        /** Represents a NetworkPolicy. */
        class NetworkPolicy {

            /**
             * Constructs a new NetworkPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicy api_version. */
            api_version: string;

            /** NetworkPolicy kind. */
            kind: string;

            /** NetworkPolicy metadata. */
            metadata?: (cloud.v1.ObjectMeta.$Properties|null);

            /** NetworkPolicy spec. */
            spec?: (cloud.v1.NetworkPolicySpec.$Properties|null);

            /** NetworkPolicy target_workloads. */
            target_workloads: string[];

            /** NetworkPolicy action. */
            action: cloud.v1.Action;

            /**
             * Creates a new NetworkPolicy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicy instance
             */
            static create(properties: cloud.v1.NetworkPolicy.$Shape): cloud.v1.NetworkPolicy & cloud.v1.NetworkPolicy.$Shape;
            static create(properties?: cloud.v1.NetworkPolicy.$Properties): cloud.v1.NetworkPolicy;

            /**
             * Encodes the specified NetworkPolicy message. Does not implicitly {@link cloud.v1.NetworkPolicy.verify|verify} messages.
             * @param message NetworkPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicy & cloud.v1.NetworkPolicy.$Shape} NetworkPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicy & cloud.v1.NetworkPolicy.$Shape;
        }

        namespace NetworkPolicy {

            /** Properties of a NetworkPolicy. */
            interface $Properties {

                /** NetworkPolicy api_version */
                api_version?: (string|null);

                /** NetworkPolicy kind */
                kind?: (string|null);

                /** NetworkPolicy metadata */
                metadata?: (cloud.v1.ObjectMeta.$Properties|null);

                /** NetworkPolicy spec */
                spec?: (cloud.v1.NetworkPolicySpec.$Properties|null);

                /** NetworkPolicy target_workloads */
                target_workloads?: (string[]|null);

                /** NetworkPolicy action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicy. */
            type $Shape = {
              api_version?: string|null;
              kind?: string|null;
              metadata?: cloud.v1.ObjectMeta.$Shape|null;
              spec?: cloud.v1.NetworkPolicySpec.$Shape|null;
              target_workloads?: string[]|null;
              action?: cloud.v1.Action|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a NetworkPolicySpec.
         * @deprecated Use cloud.v1.NetworkPolicySpec.$Properties instead.
         */
        interface INetworkPolicySpec extends cloud.v1.NetworkPolicySpec.$Properties {
        }

        /** Represents a NetworkPolicySpec. */
        class NetworkPolicySpec {

            /**
             * Constructs a new NetworkPolicySpec.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicySpec.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicySpec pod_selector. */
            pod_selector?: (cloud.v1.LabelSelector.$Properties|null);

            /** NetworkPolicySpec ingress. */
            ingress: cloud.v1.NetworkPolicyIngressRule.$Properties[];

            /** NetworkPolicySpec egress. */
            egress: cloud.v1.NetworkPolicyEgressRule.$Properties[];

            /** NetworkPolicySpec policy_types. */
            policy_types: string[];

            /**
             * Creates a new NetworkPolicySpec instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicySpec instance
             */
            static create(properties: cloud.v1.NetworkPolicySpec.$Shape): cloud.v1.NetworkPolicySpec & cloud.v1.NetworkPolicySpec.$Shape;
            static create(properties?: cloud.v1.NetworkPolicySpec.$Properties): cloud.v1.NetworkPolicySpec;

            /**
             * Encodes the specified NetworkPolicySpec message. Does not implicitly {@link cloud.v1.NetworkPolicySpec.verify|verify} messages.
             * @param message NetworkPolicySpec message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicySpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicySpec message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicySpec & cloud.v1.NetworkPolicySpec.$Shape} NetworkPolicySpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicySpec & cloud.v1.NetworkPolicySpec.$Shape;
        }

        namespace NetworkPolicySpec {

            /** Properties of a NetworkPolicySpec. */
            interface $Properties {

                /** NetworkPolicySpec pod_selector */
                pod_selector?: (cloud.v1.LabelSelector.$Properties|null);

                /** NetworkPolicySpec ingress */
                ingress?: (cloud.v1.NetworkPolicyIngressRule.$Properties[]|null);

                /** NetworkPolicySpec egress */
                egress?: (cloud.v1.NetworkPolicyEgressRule.$Properties[]|null);

                /** NetworkPolicySpec policy_types */
                policy_types?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicySpec. */
            type $Shape = {
              pod_selector?: cloud.v1.LabelSelector.$Shape|null;
              ingress?: cloud.v1.NetworkPolicyIngressRule.$Shape[]|null;
              egress?: cloud.v1.NetworkPolicyEgressRule.$Shape[]|null;
              policy_types?: string[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an ObjectMeta.
         * @deprecated Use cloud.v1.ObjectMeta.$Properties instead.
         */
        interface IObjectMeta extends cloud.v1.ObjectMeta.$Properties {
        }

        /** Represents an ObjectMeta. */
        class ObjectMeta {

            /**
             * Constructs a new ObjectMeta.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.ObjectMeta.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ObjectMeta name. */
            name: string;

            /** ObjectMeta namespace. */
            namespace: string;

            /** ObjectMeta labels. */
            labels: { [k: string]: string };

            /** ObjectMeta annotations. */
            annotations: { [k: string]: string };

            /** ObjectMeta resource_version. */
            resource_version: string;

            /** ObjectMeta uid. */
            uid: string;

            /**
             * Creates a new ObjectMeta instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ObjectMeta instance
             */
            static create(properties: cloud.v1.ObjectMeta.$Shape): cloud.v1.ObjectMeta & cloud.v1.ObjectMeta.$Shape;
            static create(properties?: cloud.v1.ObjectMeta.$Properties): cloud.v1.ObjectMeta;

            /**
             * Encodes the specified ObjectMeta message. Does not implicitly {@link cloud.v1.ObjectMeta.verify|verify} messages.
             * @param message ObjectMeta message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.ObjectMeta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ObjectMeta message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.ObjectMeta & cloud.v1.ObjectMeta.$Shape} ObjectMeta
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.ObjectMeta & cloud.v1.ObjectMeta.$Shape;
        }

        namespace ObjectMeta {

            /** Properties of an ObjectMeta. */
            interface $Properties {

                /** ObjectMeta name */
                name?: (string|null);

                /** ObjectMeta namespace */
                namespace?: (string|null);

                /** ObjectMeta labels */
                labels?: ({ [k: string]: string }|null);

                /** ObjectMeta annotations */
                annotations?: ({ [k: string]: string }|null);

                /** ObjectMeta resource_version */
                resource_version?: (string|null);

                /** ObjectMeta uid */
                uid?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ObjectMeta. */
            type $Shape = cloud.v1.ObjectMeta.$Properties;
        }

        /**
         * Properties of a LabelSelector.
         * @deprecated Use cloud.v1.LabelSelector.$Properties instead.
         */
        interface ILabelSelector extends cloud.v1.LabelSelector.$Properties {
        }

        /** Represents a LabelSelector. */
        class LabelSelector {

            /**
             * Constructs a new LabelSelector.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.LabelSelector.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LabelSelector match_labels. */
            match_labels: { [k: string]: string };

            /** LabelSelector match_expressions. */
            match_expressions: cloud.v1.LabelSelectorRequirement.$Properties[];

            /**
             * Creates a new LabelSelector instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LabelSelector instance
             */
            static create(properties: cloud.v1.LabelSelector.$Shape): cloud.v1.LabelSelector & cloud.v1.LabelSelector.$Shape;
            static create(properties?: cloud.v1.LabelSelector.$Properties): cloud.v1.LabelSelector;

            /**
             * Encodes the specified LabelSelector message. Does not implicitly {@link cloud.v1.LabelSelector.verify|verify} messages.
             * @param message LabelSelector message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.LabelSelector.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LabelSelector message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.LabelSelector & cloud.v1.LabelSelector.$Shape} LabelSelector
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.LabelSelector & cloud.v1.LabelSelector.$Shape;
        }

        namespace LabelSelector {

            /** Properties of a LabelSelector. */
            interface $Properties {

                /** LabelSelector match_labels */
                match_labels?: ({ [k: string]: string }|null);

                /** LabelSelector match_expressions */
                match_expressions?: (cloud.v1.LabelSelectorRequirement.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LabelSelector. */
            type $Shape = cloud.v1.LabelSelector.$Properties;
        }

        /**
         * Properties of a LabelSelectorRequirement.
         * @deprecated Use cloud.v1.LabelSelectorRequirement.$Properties instead.
         */
        interface ILabelSelectorRequirement extends cloud.v1.LabelSelectorRequirement.$Properties {
        }

        /** Represents a LabelSelectorRequirement. */
        class LabelSelectorRequirement {

            /**
             * Constructs a new LabelSelectorRequirement.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.LabelSelectorRequirement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LabelSelectorRequirement key. */
            key: string;

            /** LabelSelectorRequirement operator. */
            operator: string;

            /** LabelSelectorRequirement values. */
            values: string[];

            /**
             * Creates a new LabelSelectorRequirement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LabelSelectorRequirement instance
             */
            static create(properties: cloud.v1.LabelSelectorRequirement.$Shape): cloud.v1.LabelSelectorRequirement & cloud.v1.LabelSelectorRequirement.$Shape;
            static create(properties?: cloud.v1.LabelSelectorRequirement.$Properties): cloud.v1.LabelSelectorRequirement;

            /**
             * Encodes the specified LabelSelectorRequirement message. Does not implicitly {@link cloud.v1.LabelSelectorRequirement.verify|verify} messages.
             * @param message LabelSelectorRequirement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.LabelSelectorRequirement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LabelSelectorRequirement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.LabelSelectorRequirement & cloud.v1.LabelSelectorRequirement.$Shape} LabelSelectorRequirement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.LabelSelectorRequirement & cloud.v1.LabelSelectorRequirement.$Shape;
        }

        namespace LabelSelectorRequirement {

            /** Properties of a LabelSelectorRequirement. */
            interface $Properties {

                /** LabelSelectorRequirement key */
                key?: (string|null);

                /** LabelSelectorRequirement operator */
                operator?: (string|null);

                /** LabelSelectorRequirement values */
                values?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LabelSelectorRequirement. */
            type $Shape = cloud.v1.LabelSelectorRequirement.$Properties;
        }

        /**
         * Properties of a NetworkPolicyIngressRule.
         * @deprecated Use cloud.v1.NetworkPolicyIngressRule.$Properties instead.
         */
        interface INetworkPolicyIngressRule extends cloud.v1.NetworkPolicyIngressRule.$Properties {
        }

        /** Represents a NetworkPolicyIngressRule. */
        class NetworkPolicyIngressRule {

            /**
             * Constructs a new NetworkPolicyIngressRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicyIngressRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicyIngressRule from. */
            from: cloud.v1.NetworkPolicyPeer.$Properties[];

            /** NetworkPolicyIngressRule ports. */
            ports: cloud.v1.NetworkPolicyPort.$Properties[];

            /**
             * Creates a new NetworkPolicyIngressRule instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicyIngressRule instance
             */
            static create(properties: cloud.v1.NetworkPolicyIngressRule.$Shape): cloud.v1.NetworkPolicyIngressRule & cloud.v1.NetworkPolicyIngressRule.$Shape;
            static create(properties?: cloud.v1.NetworkPolicyIngressRule.$Properties): cloud.v1.NetworkPolicyIngressRule;

            /**
             * Encodes the specified NetworkPolicyIngressRule message. Does not implicitly {@link cloud.v1.NetworkPolicyIngressRule.verify|verify} messages.
             * @param message NetworkPolicyIngressRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicyIngressRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicyIngressRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicyIngressRule & cloud.v1.NetworkPolicyIngressRule.$Shape} NetworkPolicyIngressRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicyIngressRule & cloud.v1.NetworkPolicyIngressRule.$Shape;
        }

        namespace NetworkPolicyIngressRule {

            /** Properties of a NetworkPolicyIngressRule. */
            interface $Properties {

                /** NetworkPolicyIngressRule from */
                from?: (cloud.v1.NetworkPolicyPeer.$Properties[]|null);

                /** NetworkPolicyIngressRule ports */
                ports?: (cloud.v1.NetworkPolicyPort.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicyIngressRule. */
            type $Shape = {
              from?: cloud.v1.NetworkPolicyPeer.$Shape[]|null;
              ports?: cloud.v1.NetworkPolicyPort.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a NetworkPolicyEgressRule.
         * @deprecated Use cloud.v1.NetworkPolicyEgressRule.$Properties instead.
         */
        interface INetworkPolicyEgressRule extends cloud.v1.NetworkPolicyEgressRule.$Properties {
        }

        /** Represents a NetworkPolicyEgressRule. */
        class NetworkPolicyEgressRule {

            /**
             * Constructs a new NetworkPolicyEgressRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicyEgressRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicyEgressRule to. */
            to: cloud.v1.NetworkPolicyPeer.$Properties[];

            /** NetworkPolicyEgressRule ports. */
            ports: cloud.v1.NetworkPolicyPort.$Properties[];

            /**
             * Creates a new NetworkPolicyEgressRule instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicyEgressRule instance
             */
            static create(properties: cloud.v1.NetworkPolicyEgressRule.$Shape): cloud.v1.NetworkPolicyEgressRule & cloud.v1.NetworkPolicyEgressRule.$Shape;
            static create(properties?: cloud.v1.NetworkPolicyEgressRule.$Properties): cloud.v1.NetworkPolicyEgressRule;

            /**
             * Encodes the specified NetworkPolicyEgressRule message. Does not implicitly {@link cloud.v1.NetworkPolicyEgressRule.verify|verify} messages.
             * @param message NetworkPolicyEgressRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicyEgressRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicyEgressRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicyEgressRule & cloud.v1.NetworkPolicyEgressRule.$Shape} NetworkPolicyEgressRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicyEgressRule & cloud.v1.NetworkPolicyEgressRule.$Shape;
        }

        namespace NetworkPolicyEgressRule {

            /** Properties of a NetworkPolicyEgressRule. */
            interface $Properties {

                /** NetworkPolicyEgressRule to */
                to?: (cloud.v1.NetworkPolicyPeer.$Properties[]|null);

                /** NetworkPolicyEgressRule ports */
                ports?: (cloud.v1.NetworkPolicyPort.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicyEgressRule. */
            type $Shape = {
              to?: cloud.v1.NetworkPolicyPeer.$Shape[]|null;
              ports?: cloud.v1.NetworkPolicyPort.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a NetworkPolicyPeer.
         * @deprecated Use cloud.v1.NetworkPolicyPeer.$Properties instead.
         */
        interface INetworkPolicyPeer extends cloud.v1.NetworkPolicyPeer.$Properties {
        }

        /** Represents a NetworkPolicyPeer. */
        class NetworkPolicyPeer {

            /**
             * Constructs a new NetworkPolicyPeer.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicyPeer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicyPeer pod_selector. */
            pod_selector?: (cloud.v1.LabelSelector.$Properties|null);

            /** NetworkPolicyPeer namespace_selector. */
            namespace_selector?: (cloud.v1.LabelSelector.$Properties|null);

            /** NetworkPolicyPeer ip_block. */
            ip_block?: (cloud.v1.IPBlock.$Properties|null);

            /**
             * Creates a new NetworkPolicyPeer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicyPeer instance
             */
            static create(properties: cloud.v1.NetworkPolicyPeer.$Shape): cloud.v1.NetworkPolicyPeer & cloud.v1.NetworkPolicyPeer.$Shape;
            static create(properties?: cloud.v1.NetworkPolicyPeer.$Properties): cloud.v1.NetworkPolicyPeer;

            /**
             * Encodes the specified NetworkPolicyPeer message. Does not implicitly {@link cloud.v1.NetworkPolicyPeer.verify|verify} messages.
             * @param message NetworkPolicyPeer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicyPeer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicyPeer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicyPeer & cloud.v1.NetworkPolicyPeer.$Shape} NetworkPolicyPeer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicyPeer & cloud.v1.NetworkPolicyPeer.$Shape;
        }

        namespace NetworkPolicyPeer {

            /** Properties of a NetworkPolicyPeer. */
            interface $Properties {

                /** NetworkPolicyPeer pod_selector */
                pod_selector?: (cloud.v1.LabelSelector.$Properties|null);

                /** NetworkPolicyPeer namespace_selector */
                namespace_selector?: (cloud.v1.LabelSelector.$Properties|null);

                /** NetworkPolicyPeer ip_block */
                ip_block?: (cloud.v1.IPBlock.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkPolicyPeer. */
            type $Shape = cloud.v1.NetworkPolicyPeer.$Properties;
        }

        /**
         * Properties of a IPBlock.
         * @deprecated Use cloud.v1.IPBlock.$Properties instead.
         */
        interface IIPBlock extends cloud.v1.IPBlock.$Properties {
        }

        /** Represents a IPBlock. */
        class IPBlock {

            /**
             * Constructs a new IPBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.IPBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** IPBlock cidr. */
            cidr: string;

            /** IPBlock except. */
            except: string[];

            /**
             * Creates a new IPBlock instance using the specified properties.
             * @param [properties] Properties to set
             * @returns IPBlock instance
             */
            static create(properties: cloud.v1.IPBlock.$Shape): cloud.v1.IPBlock & cloud.v1.IPBlock.$Shape;
            static create(properties?: cloud.v1.IPBlock.$Properties): cloud.v1.IPBlock;

            /**
             * Encodes the specified IPBlock message. Does not implicitly {@link cloud.v1.IPBlock.verify|verify} messages.
             * @param message IPBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.IPBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a IPBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.IPBlock & cloud.v1.IPBlock.$Shape} IPBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.IPBlock & cloud.v1.IPBlock.$Shape;
        }

        namespace IPBlock {

            /** Properties of a IPBlock. */
            interface $Properties {

                /** IPBlock cidr */
                cidr?: (string|null);

                /** IPBlock except */
                except?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a IPBlock. */
            type $Shape = cloud.v1.IPBlock.$Properties;
        }

        /**
         * Properties of a NetworkPolicyPort.
         * @deprecated Use cloud.v1.NetworkPolicyPort.$Properties instead.
         */
        interface INetworkPolicyPort extends cloud.v1.NetworkPolicyPort.$Properties {
        }

        /** Represents a NetworkPolicyPort. */
        class NetworkPolicyPort {

            /**
             * Constructs a new NetworkPolicyPort.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.NetworkPolicyPort.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkPolicyPort protocol. */
            protocol: string;

            /** NetworkPolicyPort port. */
            port?: (number|null);

            /** NetworkPolicyPort port_name. */
            port_name?: (string|null);

            /** NetworkPolicyPort end_port. */
            end_port: number;

            /** NetworkPolicyPort port_value. */
            port_value?: ("port"|"port_name");

            /**
             * Creates a new NetworkPolicyPort instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkPolicyPort instance
             */
            static create(properties: cloud.v1.NetworkPolicyPort.$Shape): cloud.v1.NetworkPolicyPort & cloud.v1.NetworkPolicyPort.$Shape;
            static create(properties?: cloud.v1.NetworkPolicyPort.$Properties): cloud.v1.NetworkPolicyPort;

            /**
             * Encodes the specified NetworkPolicyPort message. Does not implicitly {@link cloud.v1.NetworkPolicyPort.verify|verify} messages.
             * @param message NetworkPolicyPort message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.NetworkPolicyPort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkPolicyPort message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.NetworkPolicyPort & cloud.v1.NetworkPolicyPort.$Shape} NetworkPolicyPort
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.NetworkPolicyPort & cloud.v1.NetworkPolicyPort.$Shape;
        }

        namespace NetworkPolicyPort {

            /** Properties of a NetworkPolicyPort. */
            interface $Properties {

                /** NetworkPolicyPort protocol */
                protocol?: (string|null);

                /** NetworkPolicyPort port */
                port?: (number|null);

                /** NetworkPolicyPort port_name */
                port_name?: (string|null);

                /** NetworkPolicyPort end_port */
                end_port?: (number|null);

                /** NetworkPolicyPort port_value */
                port_value?: ("port"|"port_name");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a NetworkPolicyPort. */
            type $Shape = {
              protocol?: string|null;
              port?: number|null;
              port_name?: string|null;
              end_port?: number|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ port_value?: undefined; port?: null; port_name?: null }|{ port_value?: "port"; port: number; port_name?: null }|{ port_value?: "port_name"; port?: null; port_name: string })
            );
        }

        /**
         * Properties of an AuthorizationPolicy.
         * @deprecated Use cloud.v1.AuthorizationPolicy.$Properties instead.
         */
        interface IAuthorizationPolicy extends cloud.v1.AuthorizationPolicy.$Properties {
        }

        /** Represents an AuthorizationPolicy. */
        class AuthorizationPolicy {

            /**
             * Constructs a new AuthorizationPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicy api_version. */
            api_version: string;

            /** AuthorizationPolicy kind. */
            kind: string;

            /** AuthorizationPolicy metadata. */
            metadata?: (cloud.v1.ObjectMeta.$Properties|null);

            /** AuthorizationPolicy spec. */
            spec?: (cloud.v1.AuthorizationPolicySpec.$Properties|null);

            /** AuthorizationPolicy target_workloads. */
            target_workloads: string[];

            /** AuthorizationPolicy action. */
            action: cloud.v1.Action;

            /**
             * Creates a new AuthorizationPolicy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicy instance
             */
            static create(properties: cloud.v1.AuthorizationPolicy.$Shape): cloud.v1.AuthorizationPolicy & cloud.v1.AuthorizationPolicy.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicy.$Properties): cloud.v1.AuthorizationPolicy;

            /**
             * Encodes the specified AuthorizationPolicy message. Does not implicitly {@link cloud.v1.AuthorizationPolicy.verify|verify} messages.
             * @param message AuthorizationPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicy & cloud.v1.AuthorizationPolicy.$Shape} AuthorizationPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicy & cloud.v1.AuthorizationPolicy.$Shape;
        }

        namespace AuthorizationPolicy {

            /** Properties of an AuthorizationPolicy. */
            interface $Properties {

                /** AuthorizationPolicy api_version */
                api_version?: (string|null);

                /** AuthorizationPolicy kind */
                kind?: (string|null);

                /** AuthorizationPolicy metadata */
                metadata?: (cloud.v1.ObjectMeta.$Properties|null);

                /** AuthorizationPolicy spec */
                spec?: (cloud.v1.AuthorizationPolicySpec.$Properties|null);

                /** AuthorizationPolicy target_workloads */
                target_workloads?: (string[]|null);

                /** AuthorizationPolicy action */
                action?: (cloud.v1.Action|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicy. */
            type $Shape = cloud.v1.AuthorizationPolicy.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicySpec.
         * @deprecated Use cloud.v1.AuthorizationPolicySpec.$Properties instead.
         */
        interface IAuthorizationPolicySpec extends cloud.v1.AuthorizationPolicySpec.$Properties {
        }

        /** Represents an AuthorizationPolicySpec. */
        class AuthorizationPolicySpec {

            /**
             * Constructs a new AuthorizationPolicySpec.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicySpec.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicySpec selector. */
            selector?: (cloud.v1.LabelSelector.$Properties|null);

            /** AuthorizationPolicySpec rules. */
            rules: cloud.v1.AuthorizationPolicyRule.$Properties[];

            /** AuthorizationPolicySpec action. */
            action: cloud.v1.AuthorizationPolicyAction;

            /**
             * Creates a new AuthorizationPolicySpec instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicySpec instance
             */
            static create(properties: cloud.v1.AuthorizationPolicySpec.$Shape): cloud.v1.AuthorizationPolicySpec & cloud.v1.AuthorizationPolicySpec.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicySpec.$Properties): cloud.v1.AuthorizationPolicySpec;

            /**
             * Encodes the specified AuthorizationPolicySpec message. Does not implicitly {@link cloud.v1.AuthorizationPolicySpec.verify|verify} messages.
             * @param message AuthorizationPolicySpec message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicySpec.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicySpec message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicySpec & cloud.v1.AuthorizationPolicySpec.$Shape} AuthorizationPolicySpec
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicySpec & cloud.v1.AuthorizationPolicySpec.$Shape;
        }

        namespace AuthorizationPolicySpec {

            /** Properties of an AuthorizationPolicySpec. */
            interface $Properties {

                /** AuthorizationPolicySpec selector */
                selector?: (cloud.v1.LabelSelector.$Properties|null);

                /** AuthorizationPolicySpec rules */
                rules?: (cloud.v1.AuthorizationPolicyRule.$Properties[]|null);

                /** AuthorizationPolicySpec action */
                action?: (cloud.v1.AuthorizationPolicyAction|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicySpec. */
            type $Shape = cloud.v1.AuthorizationPolicySpec.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicyRule.
         * @deprecated Use cloud.v1.AuthorizationPolicyRule.$Properties instead.
         */
        interface IAuthorizationPolicyRule extends cloud.v1.AuthorizationPolicyRule.$Properties {
        }

        /** Represents an AuthorizationPolicyRule. */
        class AuthorizationPolicyRule {

            /**
             * Constructs a new AuthorizationPolicyRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicyRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicyRule from. */
            from: cloud.v1.AuthorizationPolicyRuleFrom.$Properties[];

            /** AuthorizationPolicyRule to. */
            to: cloud.v1.AuthorizationPolicyRuleTo.$Properties[];

            /** AuthorizationPolicyRule when. */
            when: cloud.v1.AuthorizationPolicyCondition.$Properties[];

            /**
             * Creates a new AuthorizationPolicyRule instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicyRule instance
             */
            static create(properties: cloud.v1.AuthorizationPolicyRule.$Shape): cloud.v1.AuthorizationPolicyRule & cloud.v1.AuthorizationPolicyRule.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicyRule.$Properties): cloud.v1.AuthorizationPolicyRule;

            /**
             * Encodes the specified AuthorizationPolicyRule message. Does not implicitly {@link cloud.v1.AuthorizationPolicyRule.verify|verify} messages.
             * @param message AuthorizationPolicyRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicyRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicyRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicyRule & cloud.v1.AuthorizationPolicyRule.$Shape} AuthorizationPolicyRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicyRule & cloud.v1.AuthorizationPolicyRule.$Shape;
        }

        namespace AuthorizationPolicyRule {

            /** Properties of an AuthorizationPolicyRule. */
            interface $Properties {

                /** AuthorizationPolicyRule from */
                from?: (cloud.v1.AuthorizationPolicyRuleFrom.$Properties[]|null);

                /** AuthorizationPolicyRule to */
                to?: (cloud.v1.AuthorizationPolicyRuleTo.$Properties[]|null);

                /** AuthorizationPolicyRule when */
                when?: (cloud.v1.AuthorizationPolicyCondition.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicyRule. */
            type $Shape = cloud.v1.AuthorizationPolicyRule.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicyRuleFrom.
         * @deprecated Use cloud.v1.AuthorizationPolicyRuleFrom.$Properties instead.
         */
        interface IAuthorizationPolicyRuleFrom extends cloud.v1.AuthorizationPolicyRuleFrom.$Properties {
        }

        /** Represents an AuthorizationPolicyRuleFrom. */
        class AuthorizationPolicyRuleFrom {

            /**
             * Constructs a new AuthorizationPolicyRuleFrom.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicyRuleFrom.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicyRuleFrom source. */
            source?: (cloud.v1.AuthorizationPolicySource.$Properties|null);

            /**
             * Creates a new AuthorizationPolicyRuleFrom instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicyRuleFrom instance
             */
            static create(properties: cloud.v1.AuthorizationPolicyRuleFrom.$Shape): cloud.v1.AuthorizationPolicyRuleFrom & cloud.v1.AuthorizationPolicyRuleFrom.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicyRuleFrom.$Properties): cloud.v1.AuthorizationPolicyRuleFrom;

            /**
             * Encodes the specified AuthorizationPolicyRuleFrom message. Does not implicitly {@link cloud.v1.AuthorizationPolicyRuleFrom.verify|verify} messages.
             * @param message AuthorizationPolicyRuleFrom message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicyRuleFrom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicyRuleFrom message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicyRuleFrom & cloud.v1.AuthorizationPolicyRuleFrom.$Shape} AuthorizationPolicyRuleFrom
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicyRuleFrom & cloud.v1.AuthorizationPolicyRuleFrom.$Shape;
        }

        namespace AuthorizationPolicyRuleFrom {

            /** Properties of an AuthorizationPolicyRuleFrom. */
            interface $Properties {

                /** AuthorizationPolicyRuleFrom source */
                source?: (cloud.v1.AuthorizationPolicySource.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicyRuleFrom. */
            type $Shape = cloud.v1.AuthorizationPolicyRuleFrom.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicyRuleTo.
         * @deprecated Use cloud.v1.AuthorizationPolicyRuleTo.$Properties instead.
         */
        interface IAuthorizationPolicyRuleTo extends cloud.v1.AuthorizationPolicyRuleTo.$Properties {
        }

        /** Represents an AuthorizationPolicyRuleTo. */
        class AuthorizationPolicyRuleTo {

            /**
             * Constructs a new AuthorizationPolicyRuleTo.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicyRuleTo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicyRuleTo operation. */
            operation?: (cloud.v1.AuthorizationPolicyOperation.$Properties|null);

            /**
             * Creates a new AuthorizationPolicyRuleTo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicyRuleTo instance
             */
            static create(properties: cloud.v1.AuthorizationPolicyRuleTo.$Shape): cloud.v1.AuthorizationPolicyRuleTo & cloud.v1.AuthorizationPolicyRuleTo.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicyRuleTo.$Properties): cloud.v1.AuthorizationPolicyRuleTo;

            /**
             * Encodes the specified AuthorizationPolicyRuleTo message. Does not implicitly {@link cloud.v1.AuthorizationPolicyRuleTo.verify|verify} messages.
             * @param message AuthorizationPolicyRuleTo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicyRuleTo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicyRuleTo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicyRuleTo & cloud.v1.AuthorizationPolicyRuleTo.$Shape} AuthorizationPolicyRuleTo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicyRuleTo & cloud.v1.AuthorizationPolicyRuleTo.$Shape;
        }

        namespace AuthorizationPolicyRuleTo {

            /** Properties of an AuthorizationPolicyRuleTo. */
            interface $Properties {

                /** AuthorizationPolicyRuleTo operation */
                operation?: (cloud.v1.AuthorizationPolicyOperation.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicyRuleTo. */
            type $Shape = cloud.v1.AuthorizationPolicyRuleTo.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicySource.
         * @deprecated Use cloud.v1.AuthorizationPolicySource.$Properties instead.
         */
        interface IAuthorizationPolicySource extends cloud.v1.AuthorizationPolicySource.$Properties {
        }

        /** Represents an AuthorizationPolicySource. */
        class AuthorizationPolicySource {

            /**
             * Constructs a new AuthorizationPolicySource.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicySource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicySource principals. */
            principals: string[];

            /** AuthorizationPolicySource request_principals. */
            request_principals: string[];

            /** AuthorizationPolicySource namespaces. */
            namespaces: string[];

            /** AuthorizationPolicySource ip_blocks. */
            ip_blocks: string[];

            /** AuthorizationPolicySource remote_ip_blocks. */
            remote_ip_blocks: string[];

            /**
             * Creates a new AuthorizationPolicySource instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicySource instance
             */
            static create(properties: cloud.v1.AuthorizationPolicySource.$Shape): cloud.v1.AuthorizationPolicySource & cloud.v1.AuthorizationPolicySource.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicySource.$Properties): cloud.v1.AuthorizationPolicySource;

            /**
             * Encodes the specified AuthorizationPolicySource message. Does not implicitly {@link cloud.v1.AuthorizationPolicySource.verify|verify} messages.
             * @param message AuthorizationPolicySource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicySource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicySource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicySource & cloud.v1.AuthorizationPolicySource.$Shape} AuthorizationPolicySource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicySource & cloud.v1.AuthorizationPolicySource.$Shape;
        }

        namespace AuthorizationPolicySource {

            /** Properties of an AuthorizationPolicySource. */
            interface $Properties {

                /** AuthorizationPolicySource principals */
                principals?: (string[]|null);

                /** AuthorizationPolicySource request_principals */
                request_principals?: (string[]|null);

                /** AuthorizationPolicySource namespaces */
                namespaces?: (string[]|null);

                /** AuthorizationPolicySource ip_blocks */
                ip_blocks?: (string[]|null);

                /** AuthorizationPolicySource remote_ip_blocks */
                remote_ip_blocks?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicySource. */
            type $Shape = cloud.v1.AuthorizationPolicySource.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicyOperation.
         * @deprecated Use cloud.v1.AuthorizationPolicyOperation.$Properties instead.
         */
        interface IAuthorizationPolicyOperation extends cloud.v1.AuthorizationPolicyOperation.$Properties {
        }

        /** Represents an AuthorizationPolicyOperation. */
        class AuthorizationPolicyOperation {

            /**
             * Constructs a new AuthorizationPolicyOperation.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicyOperation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicyOperation methods. */
            methods: string[];

            /** AuthorizationPolicyOperation paths. */
            paths: string[];

            /** AuthorizationPolicyOperation ports. */
            ports: string[];

            /** AuthorizationPolicyOperation hosts. */
            hosts: string[];

            /**
             * Creates a new AuthorizationPolicyOperation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicyOperation instance
             */
            static create(properties: cloud.v1.AuthorizationPolicyOperation.$Shape): cloud.v1.AuthorizationPolicyOperation & cloud.v1.AuthorizationPolicyOperation.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicyOperation.$Properties): cloud.v1.AuthorizationPolicyOperation;

            /**
             * Encodes the specified AuthorizationPolicyOperation message. Does not implicitly {@link cloud.v1.AuthorizationPolicyOperation.verify|verify} messages.
             * @param message AuthorizationPolicyOperation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicyOperation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicyOperation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicyOperation & cloud.v1.AuthorizationPolicyOperation.$Shape} AuthorizationPolicyOperation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicyOperation & cloud.v1.AuthorizationPolicyOperation.$Shape;
        }

        namespace AuthorizationPolicyOperation {

            /** Properties of an AuthorizationPolicyOperation. */
            interface $Properties {

                /** AuthorizationPolicyOperation methods */
                methods?: (string[]|null);

                /** AuthorizationPolicyOperation paths */
                paths?: (string[]|null);

                /** AuthorizationPolicyOperation ports */
                ports?: (string[]|null);

                /** AuthorizationPolicyOperation hosts */
                hosts?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicyOperation. */
            type $Shape = cloud.v1.AuthorizationPolicyOperation.$Properties;
        }

        /**
         * Properties of an AuthorizationPolicyCondition.
         * @deprecated Use cloud.v1.AuthorizationPolicyCondition.$Properties instead.
         */
        interface IAuthorizationPolicyCondition extends cloud.v1.AuthorizationPolicyCondition.$Properties {
        }

        /** Represents an AuthorizationPolicyCondition. */
        class AuthorizationPolicyCondition {

            /**
             * Constructs a new AuthorizationPolicyCondition.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.AuthorizationPolicyCondition.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AuthorizationPolicyCondition key. */
            key: string;

            /** AuthorizationPolicyCondition values. */
            values: string[];

            /** AuthorizationPolicyCondition not_values. */
            not_values: string[];

            /**
             * Creates a new AuthorizationPolicyCondition instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AuthorizationPolicyCondition instance
             */
            static create(properties: cloud.v1.AuthorizationPolicyCondition.$Shape): cloud.v1.AuthorizationPolicyCondition & cloud.v1.AuthorizationPolicyCondition.$Shape;
            static create(properties?: cloud.v1.AuthorizationPolicyCondition.$Properties): cloud.v1.AuthorizationPolicyCondition;

            /**
             * Encodes the specified AuthorizationPolicyCondition message. Does not implicitly {@link cloud.v1.AuthorizationPolicyCondition.verify|verify} messages.
             * @param message AuthorizationPolicyCondition message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.AuthorizationPolicyCondition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AuthorizationPolicyCondition message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.AuthorizationPolicyCondition & cloud.v1.AuthorizationPolicyCondition.$Shape} AuthorizationPolicyCondition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.AuthorizationPolicyCondition & cloud.v1.AuthorizationPolicyCondition.$Shape;
        }

        namespace AuthorizationPolicyCondition {

            /** Properties of an AuthorizationPolicyCondition. */
            interface $Properties {

                /** AuthorizationPolicyCondition key */
                key?: (string|null);

                /** AuthorizationPolicyCondition values */
                values?: (string[]|null);

                /** AuthorizationPolicyCondition not_values */
                not_values?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AuthorizationPolicyCondition. */
            type $Shape = cloud.v1.AuthorizationPolicyCondition.$Properties;
        }

        /**
         * Properties of a StreamDataRequest.
         * @deprecated Use cloud.v1.StreamDataRequest.$Properties instead.
         */
        interface IStreamDataRequest extends cloud.v1.StreamDataRequest.$Properties {
        }

        /** Represents a StreamDataRequest. */
        class StreamDataRequest {

            /**
             * Constructs a new StreamDataRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamDataRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamDataRequest flow. */
            flow?: (cloud.v1.Flow.$Properties|null);

            /** StreamDataRequest network_policy. */
            network_policy?: (cloud.v1.NetworkPolicy.$Properties|null);

            /** StreamDataRequest network_policy_with_errors. */
            network_policy_with_errors?: (cloud.v1.NetworkPoliciesWithErrors.$Properties|null);

            /** StreamDataRequest workload. */
            workload?: (cloud.v1.Workload.$Properties|null);

            /** StreamDataRequest namespace. */
            namespace?: (cloud.v1.Namespace.$Properties|null);

            /** StreamDataRequest inventory_commit. */
            inventory_commit?: (cloud.v1.InventoryCommit.$Properties|null);

            /** StreamDataRequest kubernetes_api_response. */
            kubernetes_api_response?: (cloud.v1.KubernetesAPIResponse.$Properties|null);

            /** StreamDataRequest service. */
            service?: (cloud.v1.Service.$Properties|null);

            /** StreamDataRequest shell_command_response. */
            shell_command_response?: (cloud.v1.ShellCommandResponse.$Properties|null);

            /** StreamDataRequest l7_access_log. */
            l7_access_log?: (cloud.v1.L7AccessLog.$Properties|null);

            /** StreamDataRequest authorization_policy. */
            authorization_policy?: (cloud.v1.AuthorizationPolicy.$Properties|null);

            /** StreamDataRequest yaml_dry_run_response. */
            yaml_dry_run_response?: (cloud.v1.YamlDryRunResponse.$Properties|null);

            /** StreamDataRequest yaml_apply_response. */
            yaml_apply_response?: (cloud.v1.YamlApplyResponse.$Properties|null);

            /** StreamDataRequest pod. */
            pod?: (cloud.v1.Pod.$Properties|null);

            /** StreamDataRequest certificate_renewal_response. */
            certificate_renewal_response?: (cloud.v1.CertificateRenewalResponse.$Properties|null);

            /** StreamDataRequest operator_restart_response. */
            operator_restart_response?: (cloud.v1.OperatorRestartResponse.$Properties|null);

            /** StreamDataRequest node. */
            node?: (cloud.v1.Node.$Properties|null);

            /** StreamDataRequest kubernetes_event. */
            kubernetes_event?: (cloud.v1.KubernetesEvent.$Properties|null);

            /** StreamDataRequest pod_status_change. */
            pod_status_change?: (cloud.v1.PodStatusChange.$Properties|null);

            /** StreamDataRequest node_condition_change. */
            node_condition_change?: (cloud.v1.NodeConditionChange.$Properties|null);

            /** StreamDataRequest workload_rollout_status. */
            workload_rollout_status?: (cloud.v1.WorkloadRolloutStatus.$Properties|null);

            /** StreamDataRequest pod_logs. */
            pod_logs?: (cloud.v1.PodLogs.$Properties|null);

            /** StreamDataRequest metrics_query_response. */
            metrics_query_response?: (cloud.v1.MetricsQueryResponse.$Properties|null);

            /** StreamDataRequest operator_stats. */
            operator_stats?: (cloud.v1.OperatorStats.$Properties|null);

            /** StreamDataRequest datadog_query_response. */
            datadog_query_response?: (cloud.v1.DatadogQueryResponse.$Properties|null);

            /** StreamDataRequest datadog_monitor_alert. */
            datadog_monitor_alert?: (cloud.v1.DatadogMonitorAlert.$Properties|null);

            /** StreamDataRequest delivery_id. */
            delivery_id: string;

            /** StreamDataRequest request. */
            request?: ("flow"|"network_policy"|"network_policy_with_errors"|"workload"|"namespace"|"inventory_commit"|"kubernetes_api_response"|"service"|"shell_command_response"|"l7_access_log"|"authorization_policy"|"yaml_dry_run_response"|"yaml_apply_response"|"pod"|"certificate_renewal_response"|"operator_restart_response"|"node"|"kubernetes_event"|"pod_status_change"|"node_condition_change"|"workload_rollout_status"|"pod_logs"|"metrics_query_response"|"operator_stats"|"datadog_query_response"|"datadog_monitor_alert");

            /**
             * Creates a new StreamDataRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamDataRequest instance
             */
            static create(properties: cloud.v1.StreamDataRequest.$Shape): cloud.v1.StreamDataRequest & cloud.v1.StreamDataRequest.$Shape;
            static create(properties?: cloud.v1.StreamDataRequest.$Properties): cloud.v1.StreamDataRequest;

            /**
             * Encodes the specified StreamDataRequest message. Does not implicitly {@link cloud.v1.StreamDataRequest.verify|verify} messages.
             * @param message StreamDataRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamDataRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamDataRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamDataRequest & cloud.v1.StreamDataRequest.$Shape} StreamDataRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamDataRequest & cloud.v1.StreamDataRequest.$Shape;
        }

        namespace StreamDataRequest {

            /** Properties of a StreamDataRequest. */
            interface $Properties {

                /** StreamDataRequest flow */
                flow?: (cloud.v1.Flow.$Properties|null);

                /** StreamDataRequest network_policy */
                network_policy?: (cloud.v1.NetworkPolicy.$Properties|null);

                /** StreamDataRequest network_policy_with_errors */
                network_policy_with_errors?: (cloud.v1.NetworkPoliciesWithErrors.$Properties|null);

                /** StreamDataRequest workload */
                workload?: (cloud.v1.Workload.$Properties|null);

                /** StreamDataRequest namespace */
                namespace?: (cloud.v1.Namespace.$Properties|null);

                /** StreamDataRequest inventory_commit */
                inventory_commit?: (cloud.v1.InventoryCommit.$Properties|null);

                /** StreamDataRequest kubernetes_api_response */
                kubernetes_api_response?: (cloud.v1.KubernetesAPIResponse.$Properties|null);

                /** StreamDataRequest service */
                service?: (cloud.v1.Service.$Properties|null);

                /** StreamDataRequest shell_command_response */
                shell_command_response?: (cloud.v1.ShellCommandResponse.$Properties|null);

                /** StreamDataRequest l7_access_log */
                l7_access_log?: (cloud.v1.L7AccessLog.$Properties|null);

                /** StreamDataRequest authorization_policy */
                authorization_policy?: (cloud.v1.AuthorizationPolicy.$Properties|null);

                /** StreamDataRequest yaml_dry_run_response */
                yaml_dry_run_response?: (cloud.v1.YamlDryRunResponse.$Properties|null);

                /** StreamDataRequest yaml_apply_response */
                yaml_apply_response?: (cloud.v1.YamlApplyResponse.$Properties|null);

                /** StreamDataRequest pod */
                pod?: (cloud.v1.Pod.$Properties|null);

                /** StreamDataRequest certificate_renewal_response */
                certificate_renewal_response?: (cloud.v1.CertificateRenewalResponse.$Properties|null);

                /** StreamDataRequest operator_restart_response */
                operator_restart_response?: (cloud.v1.OperatorRestartResponse.$Properties|null);

                /** StreamDataRequest node */
                node?: (cloud.v1.Node.$Properties|null);

                /** StreamDataRequest kubernetes_event */
                kubernetes_event?: (cloud.v1.KubernetesEvent.$Properties|null);

                /** StreamDataRequest pod_status_change */
                pod_status_change?: (cloud.v1.PodStatusChange.$Properties|null);

                /** StreamDataRequest node_condition_change */
                node_condition_change?: (cloud.v1.NodeConditionChange.$Properties|null);

                /** StreamDataRequest workload_rollout_status */
                workload_rollout_status?: (cloud.v1.WorkloadRolloutStatus.$Properties|null);

                /** StreamDataRequest pod_logs */
                pod_logs?: (cloud.v1.PodLogs.$Properties|null);

                /** StreamDataRequest metrics_query_response */
                metrics_query_response?: (cloud.v1.MetricsQueryResponse.$Properties|null);

                /** StreamDataRequest operator_stats */
                operator_stats?: (cloud.v1.OperatorStats.$Properties|null);

                /** StreamDataRequest datadog_query_response */
                datadog_query_response?: (cloud.v1.DatadogQueryResponse.$Properties|null);

                /** StreamDataRequest datadog_monitor_alert */
                datadog_monitor_alert?: (cloud.v1.DatadogMonitorAlert.$Properties|null);

                /** StreamDataRequest delivery_id */
                delivery_id?: (string|null);

                /** StreamDataRequest request */
                request?: ("flow"|"network_policy"|"network_policy_with_errors"|"workload"|"namespace"|"inventory_commit"|"kubernetes_api_response"|"service"|"shell_command_response"|"l7_access_log"|"authorization_policy"|"yaml_dry_run_response"|"yaml_apply_response"|"pod"|"certificate_renewal_response"|"operator_restart_response"|"node"|"kubernetes_event"|"pod_status_change"|"node_condition_change"|"workload_rollout_status"|"pod_logs"|"metrics_query_response"|"operator_stats"|"datadog_query_response"|"datadog_monitor_alert");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamDataRequest. */
            type $Shape = {
              flow?: cloud.v1.Flow.$Shape|null;
              network_policy?: cloud.v1.NetworkPolicy.$Shape|null;
              network_policy_with_errors?: cloud.v1.NetworkPoliciesWithErrors.$Shape|null;
              workload?: cloud.v1.Workload.$Shape|null;
              namespace?: cloud.v1.Namespace.$Shape|null;
              inventory_commit?: cloud.v1.InventoryCommit.$Shape|null;
              kubernetes_api_response?: cloud.v1.KubernetesAPIResponse.$Shape|null;
              service?: cloud.v1.Service.$Shape|null;
              shell_command_response?: cloud.v1.ShellCommandResponse.$Shape|null;
              l7_access_log?: cloud.v1.L7AccessLog.$Shape|null;
              authorization_policy?: cloud.v1.AuthorizationPolicy.$Shape|null;
              yaml_dry_run_response?: cloud.v1.YamlDryRunResponse.$Shape|null;
              yaml_apply_response?: cloud.v1.YamlApplyResponse.$Shape|null;
              pod?: cloud.v1.Pod.$Shape|null;
              certificate_renewal_response?: cloud.v1.CertificateRenewalResponse.$Shape|null;
              operator_restart_response?: cloud.v1.OperatorRestartResponse.$Shape|null;
              node?: cloud.v1.Node.$Shape|null;
              kubernetes_event?: cloud.v1.KubernetesEvent.$Shape|null;
              pod_status_change?: cloud.v1.PodStatusChange.$Shape|null;
              node_condition_change?: cloud.v1.NodeConditionChange.$Shape|null;
              workload_rollout_status?: cloud.v1.WorkloadRolloutStatus.$Shape|null;
              pod_logs?: cloud.v1.PodLogs.$Shape|null;
              metrics_query_response?: cloud.v1.MetricsQueryResponse.$Shape|null;
              operator_stats?: cloud.v1.OperatorStats.$Shape|null;
              datadog_query_response?: cloud.v1.DatadogQueryResponse.$Shape|null;
              datadog_monitor_alert?: cloud.v1.DatadogMonitorAlert.$Shape|null;
              delivery_id?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "flow"; flow: cloud.v1.Flow.$Shape; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "network_policy"; flow?: null; network_policy: cloud.v1.NetworkPolicy.$Shape; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "network_policy_with_errors"; flow?: null; network_policy?: null; network_policy_with_errors: cloud.v1.NetworkPoliciesWithErrors.$Shape; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "workload"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload: cloud.v1.Workload.$Shape; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "namespace"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace: cloud.v1.Namespace.$Shape; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "inventory_commit"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit: cloud.v1.InventoryCommit.$Shape; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "kubernetes_api_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response: cloud.v1.KubernetesAPIResponse.$Shape; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "service"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service: cloud.v1.Service.$Shape; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "shell_command_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response: cloud.v1.ShellCommandResponse.$Shape; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "l7_access_log"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log: cloud.v1.L7AccessLog.$Shape; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "authorization_policy"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy: cloud.v1.AuthorizationPolicy.$Shape; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "yaml_dry_run_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response: cloud.v1.YamlDryRunResponse.$Shape; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "yaml_apply_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response: cloud.v1.YamlApplyResponse.$Shape; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "pod"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod: cloud.v1.Pod.$Shape; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "certificate_renewal_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response: cloud.v1.CertificateRenewalResponse.$Shape; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "operator_restart_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response: cloud.v1.OperatorRestartResponse.$Shape; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "node"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node: cloud.v1.Node.$Shape; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "kubernetes_event"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event: cloud.v1.KubernetesEvent.$Shape; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "pod_status_change"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change: cloud.v1.PodStatusChange.$Shape; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "node_condition_change"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change: cloud.v1.NodeConditionChange.$Shape; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "workload_rollout_status"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status: cloud.v1.WorkloadRolloutStatus.$Shape; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "pod_logs"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs: cloud.v1.PodLogs.$Shape; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "metrics_query_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response: cloud.v1.MetricsQueryResponse.$Shape; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "operator_stats"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats: cloud.v1.OperatorStats.$Shape; datadog_query_response?: null; datadog_monitor_alert?: null }|{ request?: "datadog_query_response"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response: cloud.v1.DatadogQueryResponse.$Shape; datadog_monitor_alert?: null }|{ request?: "datadog_monitor_alert"; flow?: null; network_policy?: null; network_policy_with_errors?: null; workload?: null; namespace?: null; inventory_commit?: null; kubernetes_api_response?: null; service?: null; shell_command_response?: null; l7_access_log?: null; authorization_policy?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; pod?: null; certificate_renewal_response?: null; operator_restart_response?: null; node?: null; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; pod_logs?: null; metrics_query_response?: null; operator_stats?: null; datadog_query_response?: null; datadog_monitor_alert: cloud.v1.DatadogMonitorAlert.$Shape })
            );
        }

        /**
         * Properties of a StreamDataResponse.
         * @deprecated Use cloud.v1.StreamDataResponse.$Properties instead.
         */
        interface IStreamDataResponse extends cloud.v1.StreamDataResponse.$Properties {
        }

        /** Represents a StreamDataResponse. */
        class StreamDataResponse {

            /**
             * Constructs a new StreamDataResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamDataResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamDataResponse ack. */
            ack?: (cloud.v1.Ack.$Properties|null);

            /** StreamDataResponse network_policy. */
            network_policy?: (cloud.v1.NetworkPolicyWithError.$Properties|null);

            /** StreamDataResponse kubernetes_api_request. */
            kubernetes_api_request?: (cloud.v1.KubernetesAPIRequest.$Properties|null);

            /** StreamDataResponse shell_command_request. */
            shell_command_request?: (cloud.v1.ShellCommandRequest.$Properties|null);

            /** StreamDataResponse yaml_dry_run_request. */
            yaml_dry_run_request?: (cloud.v1.YamlDryRunRequest.$Properties|null);

            /** StreamDataResponse yaml_apply_request. */
            yaml_apply_request?: (cloud.v1.YamlApplyRequest.$Properties|null);

            /** StreamDataResponse certificate_renewal_request. */
            certificate_renewal_request?: (cloud.v1.CertificateRenewalRequest.$Properties|null);

            /** StreamDataResponse operator_restart_request. */
            operator_restart_request?: (cloud.v1.OperatorRestartRequest.$Properties|null);

            /** StreamDataResponse metrics_query_request. */
            metrics_query_request?: (cloud.v1.MetricsQueryRequest.$Properties|null);

            /** StreamDataResponse heartbeat. */
            heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

            /** StreamDataResponse datadog_query_request. */
            datadog_query_request?: (cloud.v1.DatadogQueryRequest.$Properties|null);

            /** StreamDataResponse response. */
            response?: ("ack"|"network_policy"|"kubernetes_api_request"|"shell_command_request"|"yaml_dry_run_request"|"yaml_apply_request"|"certificate_renewal_request"|"operator_restart_request"|"metrics_query_request"|"heartbeat"|"datadog_query_request");

            /**
             * Creates a new StreamDataResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamDataResponse instance
             */
            static create(properties: cloud.v1.StreamDataResponse.$Shape): cloud.v1.StreamDataResponse & cloud.v1.StreamDataResponse.$Shape;
            static create(properties?: cloud.v1.StreamDataResponse.$Properties): cloud.v1.StreamDataResponse;

            /**
             * Encodes the specified StreamDataResponse message. Does not implicitly {@link cloud.v1.StreamDataResponse.verify|verify} messages.
             * @param message StreamDataResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamDataResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamDataResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamDataResponse & cloud.v1.StreamDataResponse.$Shape} StreamDataResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamDataResponse & cloud.v1.StreamDataResponse.$Shape;
        }

        namespace StreamDataResponse {

            /** Properties of a StreamDataResponse. */
            interface $Properties {

                /** StreamDataResponse ack */
                ack?: (cloud.v1.Ack.$Properties|null);

                /** StreamDataResponse network_policy */
                network_policy?: (cloud.v1.NetworkPolicyWithError.$Properties|null);

                /** StreamDataResponse kubernetes_api_request */
                kubernetes_api_request?: (cloud.v1.KubernetesAPIRequest.$Properties|null);

                /** StreamDataResponse shell_command_request */
                shell_command_request?: (cloud.v1.ShellCommandRequest.$Properties|null);

                /** StreamDataResponse yaml_dry_run_request */
                yaml_dry_run_request?: (cloud.v1.YamlDryRunRequest.$Properties|null);

                /** StreamDataResponse yaml_apply_request */
                yaml_apply_request?: (cloud.v1.YamlApplyRequest.$Properties|null);

                /** StreamDataResponse certificate_renewal_request */
                certificate_renewal_request?: (cloud.v1.CertificateRenewalRequest.$Properties|null);

                /** StreamDataResponse operator_restart_request */
                operator_restart_request?: (cloud.v1.OperatorRestartRequest.$Properties|null);

                /** StreamDataResponse metrics_query_request */
                metrics_query_request?: (cloud.v1.MetricsQueryRequest.$Properties|null);

                /** StreamDataResponse heartbeat */
                heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

                /** StreamDataResponse datadog_query_request */
                datadog_query_request?: (cloud.v1.DatadogQueryRequest.$Properties|null);

                /** StreamDataResponse response */
                response?: ("ack"|"network_policy"|"kubernetes_api_request"|"shell_command_request"|"yaml_dry_run_request"|"yaml_apply_request"|"certificate_renewal_request"|"operator_restart_request"|"metrics_query_request"|"heartbeat"|"datadog_query_request");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamDataResponse. */
            type $Shape = {
              ack?: cloud.v1.Ack.$Shape|null;
              network_policy?: cloud.v1.NetworkPolicyWithError.$Shape|null;
              kubernetes_api_request?: cloud.v1.KubernetesAPIRequest.$Shape|null;
              shell_command_request?: cloud.v1.ShellCommandRequest.$Shape|null;
              yaml_dry_run_request?: cloud.v1.YamlDryRunRequest.$Shape|null;
              yaml_apply_request?: cloud.v1.YamlApplyRequest.$Shape|null;
              certificate_renewal_request?: cloud.v1.CertificateRenewalRequest.$Shape|null;
              operator_restart_request?: cloud.v1.OperatorRestartRequest.$Shape|null;
              metrics_query_request?: cloud.v1.MetricsQueryRequest.$Shape|null;
              heartbeat?: cloud.v1.Heartbeat.$Shape|null;
              datadog_query_request?: cloud.v1.DatadogQueryRequest.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "ack"; ack: cloud.v1.Ack.$Shape; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "network_policy"; ack?: null; network_policy: cloud.v1.NetworkPolicyWithError.$Shape; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "kubernetes_api_request"; ack?: null; network_policy?: null; kubernetes_api_request: cloud.v1.KubernetesAPIRequest.$Shape; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "shell_command_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request: cloud.v1.ShellCommandRequest.$Shape; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "yaml_dry_run_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request: cloud.v1.YamlDryRunRequest.$Shape; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "yaml_apply_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request: cloud.v1.YamlApplyRequest.$Shape; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "certificate_renewal_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request: cloud.v1.CertificateRenewalRequest.$Shape; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "operator_restart_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request: cloud.v1.OperatorRestartRequest.$Shape; metrics_query_request?: null; heartbeat?: null; datadog_query_request?: null }|{ response?: "metrics_query_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request: cloud.v1.MetricsQueryRequest.$Shape; heartbeat?: null; datadog_query_request?: null }|{ response?: "heartbeat"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat: cloud.v1.Heartbeat.$Shape; datadog_query_request?: null }|{ response?: "datadog_query_request"; ack?: null; network_policy?: null; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; datadog_query_request: cloud.v1.DatadogQueryRequest.$Shape })
            );
        }

        /**
         * Properties of an Ack.
         * @deprecated Use cloud.v1.Ack.$Properties instead.
         */
        interface IAck extends cloud.v1.Ack.$Properties {
        }

        /** Represents an Ack. */
        class Ack {

            /**
             * Constructs a new Ack.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Ack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ack received_through. */
            received_through: number;

            /**
             * Creates a new Ack instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ack instance
             */
            static create(properties: cloud.v1.Ack.$Shape): cloud.v1.Ack & cloud.v1.Ack.$Shape;
            static create(properties?: cloud.v1.Ack.$Properties): cloud.v1.Ack;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link cloud.v1.Ack.verify|verify} messages.
             * @param message Ack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Ack & cloud.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Ack & cloud.v1.Ack.$Shape;
        }

        namespace Ack {

            /** Properties of an Ack. */
            interface $Properties {

                /** Ack received_through */
                received_through?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ack. */
            type $Shape = cloud.v1.Ack.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use cloud.v1.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends cloud.v1.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat timestamp. */
            timestamp?: (google.protobuf.Timestamp.$Properties|null);

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: cloud.v1.Heartbeat.$Shape): cloud.v1.Heartbeat & cloud.v1.Heartbeat.$Shape;
            static create(properties?: cloud.v1.Heartbeat.$Properties): cloud.v1.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link cloud.v1.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.Heartbeat & cloud.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.Heartbeat & cloud.v1.Heartbeat.$Shape;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat timestamp */
                timestamp?: (google.protobuf.Timestamp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = cloud.v1.Heartbeat.$Properties;
        }

        /**
         * Properties of a StreamControlRequest.
         * @deprecated Use cloud.v1.StreamControlRequest.$Properties instead.
         */
        interface IStreamControlRequest extends cloud.v1.StreamControlRequest.$Properties {
        }

        /** Represents a StreamControlRequest. */
        class StreamControlRequest {

            /**
             * Constructs a new StreamControlRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamControlRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamControlRequest kubernetes_api_response. */
            kubernetes_api_response?: (cloud.v1.KubernetesAPIResponse.$Properties|null);

            /** StreamControlRequest shell_command_response. */
            shell_command_response?: (cloud.v1.ShellCommandResponse.$Properties|null);

            /** StreamControlRequest yaml_dry_run_response. */
            yaml_dry_run_response?: (cloud.v1.YamlDryRunResponse.$Properties|null);

            /** StreamControlRequest yaml_apply_response. */
            yaml_apply_response?: (cloud.v1.YamlApplyResponse.$Properties|null);

            /** StreamControlRequest certificate_renewal_response. */
            certificate_renewal_response?: (cloud.v1.CertificateRenewalResponse.$Properties|null);

            /** StreamControlRequest operator_restart_response. */
            operator_restart_response?: (cloud.v1.OperatorRestartResponse.$Properties|null);

            /** StreamControlRequest metrics_query_response. */
            metrics_query_response?: (cloud.v1.MetricsQueryResponse.$Properties|null);

            /** StreamControlRequest datadog_query_response. */
            datadog_query_response?: (cloud.v1.DatadogQueryResponse.$Properties|null);

            /** StreamControlRequest request. */
            request?: ("kubernetes_api_response"|"shell_command_response"|"yaml_dry_run_response"|"yaml_apply_response"|"certificate_renewal_response"|"operator_restart_response"|"metrics_query_response"|"datadog_query_response");

            /**
             * Creates a new StreamControlRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamControlRequest instance
             */
            static create(properties: cloud.v1.StreamControlRequest.$Shape): cloud.v1.StreamControlRequest & cloud.v1.StreamControlRequest.$Shape;
            static create(properties?: cloud.v1.StreamControlRequest.$Properties): cloud.v1.StreamControlRequest;

            /**
             * Encodes the specified StreamControlRequest message. Does not implicitly {@link cloud.v1.StreamControlRequest.verify|verify} messages.
             * @param message StreamControlRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamControlRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamControlRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamControlRequest & cloud.v1.StreamControlRequest.$Shape} StreamControlRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamControlRequest & cloud.v1.StreamControlRequest.$Shape;
        }

        namespace StreamControlRequest {

            /** Properties of a StreamControlRequest. */
            interface $Properties {

                /** StreamControlRequest kubernetes_api_response */
                kubernetes_api_response?: (cloud.v1.KubernetesAPIResponse.$Properties|null);

                /** StreamControlRequest shell_command_response */
                shell_command_response?: (cloud.v1.ShellCommandResponse.$Properties|null);

                /** StreamControlRequest yaml_dry_run_response */
                yaml_dry_run_response?: (cloud.v1.YamlDryRunResponse.$Properties|null);

                /** StreamControlRequest yaml_apply_response */
                yaml_apply_response?: (cloud.v1.YamlApplyResponse.$Properties|null);

                /** StreamControlRequest certificate_renewal_response */
                certificate_renewal_response?: (cloud.v1.CertificateRenewalResponse.$Properties|null);

                /** StreamControlRequest operator_restart_response */
                operator_restart_response?: (cloud.v1.OperatorRestartResponse.$Properties|null);

                /** StreamControlRequest metrics_query_response */
                metrics_query_response?: (cloud.v1.MetricsQueryResponse.$Properties|null);

                /** StreamControlRequest datadog_query_response */
                datadog_query_response?: (cloud.v1.DatadogQueryResponse.$Properties|null);

                /** StreamControlRequest request */
                request?: ("kubernetes_api_response"|"shell_command_response"|"yaml_dry_run_response"|"yaml_apply_response"|"certificate_renewal_response"|"operator_restart_response"|"metrics_query_response"|"datadog_query_response");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamControlRequest. */
            type $Shape = {
              kubernetes_api_response?: cloud.v1.KubernetesAPIResponse.$Shape|null;
              shell_command_response?: cloud.v1.ShellCommandResponse.$Shape|null;
              yaml_dry_run_response?: cloud.v1.YamlDryRunResponse.$Shape|null;
              yaml_apply_response?: cloud.v1.YamlApplyResponse.$Shape|null;
              certificate_renewal_response?: cloud.v1.CertificateRenewalResponse.$Shape|null;
              operator_restart_response?: cloud.v1.OperatorRestartResponse.$Shape|null;
              metrics_query_response?: cloud.v1.MetricsQueryResponse.$Shape|null;
              datadog_query_response?: cloud.v1.DatadogQueryResponse.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "kubernetes_api_response"; kubernetes_api_response: cloud.v1.KubernetesAPIResponse.$Shape; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "shell_command_response"; kubernetes_api_response?: null; shell_command_response: cloud.v1.ShellCommandResponse.$Shape; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "yaml_dry_run_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response: cloud.v1.YamlDryRunResponse.$Shape; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "yaml_apply_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response: cloud.v1.YamlApplyResponse.$Shape; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "certificate_renewal_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response: cloud.v1.CertificateRenewalResponse.$Shape; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "operator_restart_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response: cloud.v1.OperatorRestartResponse.$Shape; metrics_query_response?: null; datadog_query_response?: null }|{ request?: "metrics_query_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response: cloud.v1.MetricsQueryResponse.$Shape; datadog_query_response?: null }|{ request?: "datadog_query_response"; kubernetes_api_response?: null; shell_command_response?: null; yaml_dry_run_response?: null; yaml_apply_response?: null; certificate_renewal_response?: null; operator_restart_response?: null; metrics_query_response?: null; datadog_query_response: cloud.v1.DatadogQueryResponse.$Shape })
            );
        }

        /**
         * Properties of a StreamControlResponse.
         * @deprecated Use cloud.v1.StreamControlResponse.$Properties instead.
         */
        interface IStreamControlResponse extends cloud.v1.StreamControlResponse.$Properties {
        }

        /** Represents a StreamControlResponse. */
        class StreamControlResponse {

            /**
             * Constructs a new StreamControlResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamControlResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamControlResponse kubernetes_api_request. */
            kubernetes_api_request?: (cloud.v1.KubernetesAPIRequest.$Properties|null);

            /** StreamControlResponse shell_command_request. */
            shell_command_request?: (cloud.v1.ShellCommandRequest.$Properties|null);

            /** StreamControlResponse yaml_dry_run_request. */
            yaml_dry_run_request?: (cloud.v1.YamlDryRunRequest.$Properties|null);

            /** StreamControlResponse yaml_apply_request. */
            yaml_apply_request?: (cloud.v1.YamlApplyRequest.$Properties|null);

            /** StreamControlResponse certificate_renewal_request. */
            certificate_renewal_request?: (cloud.v1.CertificateRenewalRequest.$Properties|null);

            /** StreamControlResponse operator_restart_request. */
            operator_restart_request?: (cloud.v1.OperatorRestartRequest.$Properties|null);

            /** StreamControlResponse metrics_query_request. */
            metrics_query_request?: (cloud.v1.MetricsQueryRequest.$Properties|null);

            /** StreamControlResponse heartbeat. */
            heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

            /** StreamControlResponse network_policy. */
            network_policy?: (cloud.v1.NetworkPolicyWithError.$Properties|null);

            /** StreamControlResponse datadog_query_request. */
            datadog_query_request?: (cloud.v1.DatadogQueryRequest.$Properties|null);

            /** StreamControlResponse response. */
            response?: ("kubernetes_api_request"|"shell_command_request"|"yaml_dry_run_request"|"yaml_apply_request"|"certificate_renewal_request"|"operator_restart_request"|"metrics_query_request"|"heartbeat"|"network_policy"|"datadog_query_request");

            /**
             * Creates a new StreamControlResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamControlResponse instance
             */
            static create(properties: cloud.v1.StreamControlResponse.$Shape): cloud.v1.StreamControlResponse & cloud.v1.StreamControlResponse.$Shape;
            static create(properties?: cloud.v1.StreamControlResponse.$Properties): cloud.v1.StreamControlResponse;

            /**
             * Encodes the specified StreamControlResponse message. Does not implicitly {@link cloud.v1.StreamControlResponse.verify|verify} messages.
             * @param message StreamControlResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamControlResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamControlResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamControlResponse & cloud.v1.StreamControlResponse.$Shape} StreamControlResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamControlResponse & cloud.v1.StreamControlResponse.$Shape;
        }

        namespace StreamControlResponse {

            /** Properties of a StreamControlResponse. */
            interface $Properties {

                /** StreamControlResponse kubernetes_api_request */
                kubernetes_api_request?: (cloud.v1.KubernetesAPIRequest.$Properties|null);

                /** StreamControlResponse shell_command_request */
                shell_command_request?: (cloud.v1.ShellCommandRequest.$Properties|null);

                /** StreamControlResponse yaml_dry_run_request */
                yaml_dry_run_request?: (cloud.v1.YamlDryRunRequest.$Properties|null);

                /** StreamControlResponse yaml_apply_request */
                yaml_apply_request?: (cloud.v1.YamlApplyRequest.$Properties|null);

                /** StreamControlResponse certificate_renewal_request */
                certificate_renewal_request?: (cloud.v1.CertificateRenewalRequest.$Properties|null);

                /** StreamControlResponse operator_restart_request */
                operator_restart_request?: (cloud.v1.OperatorRestartRequest.$Properties|null);

                /** StreamControlResponse metrics_query_request */
                metrics_query_request?: (cloud.v1.MetricsQueryRequest.$Properties|null);

                /** StreamControlResponse heartbeat */
                heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

                /** StreamControlResponse network_policy */
                network_policy?: (cloud.v1.NetworkPolicyWithError.$Properties|null);

                /** StreamControlResponse datadog_query_request */
                datadog_query_request?: (cloud.v1.DatadogQueryRequest.$Properties|null);

                /** StreamControlResponse response */
                response?: ("kubernetes_api_request"|"shell_command_request"|"yaml_dry_run_request"|"yaml_apply_request"|"certificate_renewal_request"|"operator_restart_request"|"metrics_query_request"|"heartbeat"|"network_policy"|"datadog_query_request");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamControlResponse. */
            type $Shape = {
              kubernetes_api_request?: cloud.v1.KubernetesAPIRequest.$Shape|null;
              shell_command_request?: cloud.v1.ShellCommandRequest.$Shape|null;
              yaml_dry_run_request?: cloud.v1.YamlDryRunRequest.$Shape|null;
              yaml_apply_request?: cloud.v1.YamlApplyRequest.$Shape|null;
              certificate_renewal_request?: cloud.v1.CertificateRenewalRequest.$Shape|null;
              operator_restart_request?: cloud.v1.OperatorRestartRequest.$Shape|null;
              metrics_query_request?: cloud.v1.MetricsQueryRequest.$Shape|null;
              heartbeat?: cloud.v1.Heartbeat.$Shape|null;
              network_policy?: cloud.v1.NetworkPolicyWithError.$Shape|null;
              datadog_query_request?: cloud.v1.DatadogQueryRequest.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "kubernetes_api_request"; kubernetes_api_request: cloud.v1.KubernetesAPIRequest.$Shape; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "shell_command_request"; kubernetes_api_request?: null; shell_command_request: cloud.v1.ShellCommandRequest.$Shape; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "yaml_dry_run_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request: cloud.v1.YamlDryRunRequest.$Shape; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "yaml_apply_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request: cloud.v1.YamlApplyRequest.$Shape; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "certificate_renewal_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request: cloud.v1.CertificateRenewalRequest.$Shape; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "operator_restart_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request: cloud.v1.OperatorRestartRequest.$Shape; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "metrics_query_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request: cloud.v1.MetricsQueryRequest.$Shape; heartbeat?: null; network_policy?: null; datadog_query_request?: null }|{ response?: "heartbeat"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat: cloud.v1.Heartbeat.$Shape; network_policy?: null; datadog_query_request?: null }|{ response?: "network_policy"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy: cloud.v1.NetworkPolicyWithError.$Shape; datadog_query_request?: null }|{ response?: "datadog_query_request"; kubernetes_api_request?: null; shell_command_request?: null; yaml_dry_run_request?: null; yaml_apply_request?: null; certificate_renewal_request?: null; operator_restart_request?: null; metrics_query_request?: null; heartbeat?: null; network_policy?: null; datadog_query_request: cloud.v1.DatadogQueryRequest.$Shape })
            );
        }

        /**
         * Properties of a StreamFlowsRequest.
         * @deprecated Use cloud.v1.StreamFlowsRequest.$Properties instead.
         */
        interface IStreamFlowsRequest extends cloud.v1.StreamFlowsRequest.$Properties {
        }

        /** Represents a StreamFlowsRequest. */
        class StreamFlowsRequest {

            /**
             * Constructs a new StreamFlowsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamFlowsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamFlowsRequest flow. */
            flow?: (cloud.v1.Flow.$Properties|null);

            /** StreamFlowsRequest l7_access_log. */
            l7_access_log?: (cloud.v1.L7AccessLog.$Properties|null);

            /** StreamFlowsRequest delivery_id. */
            delivery_id: string;

            /** StreamFlowsRequest request. */
            request?: ("flow"|"l7_access_log");

            /**
             * Creates a new StreamFlowsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamFlowsRequest instance
             */
            static create(properties: cloud.v1.StreamFlowsRequest.$Shape): cloud.v1.StreamFlowsRequest & cloud.v1.StreamFlowsRequest.$Shape;
            static create(properties?: cloud.v1.StreamFlowsRequest.$Properties): cloud.v1.StreamFlowsRequest;

            /**
             * Encodes the specified StreamFlowsRequest message. Does not implicitly {@link cloud.v1.StreamFlowsRequest.verify|verify} messages.
             * @param message StreamFlowsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamFlowsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamFlowsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamFlowsRequest & cloud.v1.StreamFlowsRequest.$Shape} StreamFlowsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamFlowsRequest & cloud.v1.StreamFlowsRequest.$Shape;
        }

        namespace StreamFlowsRequest {

            /** Properties of a StreamFlowsRequest. */
            interface $Properties {

                /** StreamFlowsRequest flow */
                flow?: (cloud.v1.Flow.$Properties|null);

                /** StreamFlowsRequest l7_access_log */
                l7_access_log?: (cloud.v1.L7AccessLog.$Properties|null);

                /** StreamFlowsRequest delivery_id */
                delivery_id?: (string|null);

                /** StreamFlowsRequest request */
                request?: ("flow"|"l7_access_log");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamFlowsRequest. */
            type $Shape = {
              flow?: cloud.v1.Flow.$Shape|null;
              l7_access_log?: cloud.v1.L7AccessLog.$Shape|null;
              delivery_id?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; flow?: null; l7_access_log?: null }|{ request?: "flow"; flow: cloud.v1.Flow.$Shape; l7_access_log?: null }|{ request?: "l7_access_log"; flow?: null; l7_access_log: cloud.v1.L7AccessLog.$Shape })
            );
        }

        /**
         * Properties of a StreamFlowsResponse.
         * @deprecated Use cloud.v1.StreamFlowsResponse.$Properties instead.
         */
        interface IStreamFlowsResponse extends cloud.v1.StreamFlowsResponse.$Properties {
        }

        /** Represents a StreamFlowsResponse. */
        class StreamFlowsResponse {

            /**
             * Constructs a new StreamFlowsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamFlowsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamFlowsResponse heartbeat. */
            heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

            /** StreamFlowsResponse ack. */
            ack?: (cloud.v1.Ack.$Properties|null);

            /** StreamFlowsResponse response. */
            response?: ("heartbeat"|"ack");

            /**
             * Creates a new StreamFlowsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamFlowsResponse instance
             */
            static create(properties: cloud.v1.StreamFlowsResponse.$Shape): cloud.v1.StreamFlowsResponse & cloud.v1.StreamFlowsResponse.$Shape;
            static create(properties?: cloud.v1.StreamFlowsResponse.$Properties): cloud.v1.StreamFlowsResponse;

            /**
             * Encodes the specified StreamFlowsResponse message. Does not implicitly {@link cloud.v1.StreamFlowsResponse.verify|verify} messages.
             * @param message StreamFlowsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamFlowsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamFlowsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamFlowsResponse & cloud.v1.StreamFlowsResponse.$Shape} StreamFlowsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamFlowsResponse & cloud.v1.StreamFlowsResponse.$Shape;
        }

        namespace StreamFlowsResponse {

            /** Properties of a StreamFlowsResponse. */
            interface $Properties {

                /** StreamFlowsResponse heartbeat */
                heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

                /** StreamFlowsResponse ack */
                ack?: (cloud.v1.Ack.$Properties|null);

                /** StreamFlowsResponse response */
                response?: ("heartbeat"|"ack");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamFlowsResponse. */
            type $Shape = {
              heartbeat?: cloud.v1.Heartbeat.$Shape|null;
              ack?: cloud.v1.Ack.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; heartbeat?: null; ack?: null }|{ response?: "heartbeat"; heartbeat: cloud.v1.Heartbeat.$Shape; ack?: null }|{ response?: "ack"; heartbeat?: null; ack: cloud.v1.Ack.$Shape })
            );
        }

        /**
         * Properties of a StreamEventsRequest.
         * @deprecated Use cloud.v1.StreamEventsRequest.$Properties instead.
         */
        interface IStreamEventsRequest extends cloud.v1.StreamEventsRequest.$Properties {
        }

        /** Represents a StreamEventsRequest. */
        class StreamEventsRequest {

            /**
             * Constructs a new StreamEventsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamEventsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamEventsRequest kubernetes_event. */
            kubernetes_event?: (cloud.v1.KubernetesEvent.$Properties|null);

            /** StreamEventsRequest pod_status_change. */
            pod_status_change?: (cloud.v1.PodStatusChange.$Properties|null);

            /** StreamEventsRequest node_condition_change. */
            node_condition_change?: (cloud.v1.NodeConditionChange.$Properties|null);

            /** StreamEventsRequest workload_rollout_status. */
            workload_rollout_status?: (cloud.v1.WorkloadRolloutStatus.$Properties|null);

            /** StreamEventsRequest datadog_monitor_alert. */
            datadog_monitor_alert?: (cloud.v1.DatadogMonitorAlert.$Properties|null);

            /** StreamEventsRequest delivery_id. */
            delivery_id: string;

            /** StreamEventsRequest request. */
            request?: ("kubernetes_event"|"pod_status_change"|"node_condition_change"|"workload_rollout_status"|"datadog_monitor_alert");

            /**
             * Creates a new StreamEventsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamEventsRequest instance
             */
            static create(properties: cloud.v1.StreamEventsRequest.$Shape): cloud.v1.StreamEventsRequest & cloud.v1.StreamEventsRequest.$Shape;
            static create(properties?: cloud.v1.StreamEventsRequest.$Properties): cloud.v1.StreamEventsRequest;

            /**
             * Encodes the specified StreamEventsRequest message. Does not implicitly {@link cloud.v1.StreamEventsRequest.verify|verify} messages.
             * @param message StreamEventsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamEventsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamEventsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamEventsRequest & cloud.v1.StreamEventsRequest.$Shape} StreamEventsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamEventsRequest & cloud.v1.StreamEventsRequest.$Shape;
        }

        namespace StreamEventsRequest {

            /** Properties of a StreamEventsRequest. */
            interface $Properties {

                /** StreamEventsRequest kubernetes_event */
                kubernetes_event?: (cloud.v1.KubernetesEvent.$Properties|null);

                /** StreamEventsRequest pod_status_change */
                pod_status_change?: (cloud.v1.PodStatusChange.$Properties|null);

                /** StreamEventsRequest node_condition_change */
                node_condition_change?: (cloud.v1.NodeConditionChange.$Properties|null);

                /** StreamEventsRequest workload_rollout_status */
                workload_rollout_status?: (cloud.v1.WorkloadRolloutStatus.$Properties|null);

                /** StreamEventsRequest datadog_monitor_alert */
                datadog_monitor_alert?: (cloud.v1.DatadogMonitorAlert.$Properties|null);

                /** StreamEventsRequest delivery_id */
                delivery_id?: (string|null);

                /** StreamEventsRequest request */
                request?: ("kubernetes_event"|"pod_status_change"|"node_condition_change"|"workload_rollout_status"|"datadog_monitor_alert");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamEventsRequest. */
            type $Shape = {
              kubernetes_event?: cloud.v1.KubernetesEvent.$Shape|null;
              pod_status_change?: cloud.v1.PodStatusChange.$Shape|null;
              node_condition_change?: cloud.v1.NodeConditionChange.$Shape|null;
              workload_rollout_status?: cloud.v1.WorkloadRolloutStatus.$Shape|null;
              datadog_monitor_alert?: cloud.v1.DatadogMonitorAlert.$Shape|null;
              delivery_id?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; datadog_monitor_alert?: null }|{ request?: "kubernetes_event"; kubernetes_event: cloud.v1.KubernetesEvent.$Shape; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; datadog_monitor_alert?: null }|{ request?: "pod_status_change"; kubernetes_event?: null; pod_status_change: cloud.v1.PodStatusChange.$Shape; node_condition_change?: null; workload_rollout_status?: null; datadog_monitor_alert?: null }|{ request?: "node_condition_change"; kubernetes_event?: null; pod_status_change?: null; node_condition_change: cloud.v1.NodeConditionChange.$Shape; workload_rollout_status?: null; datadog_monitor_alert?: null }|{ request?: "workload_rollout_status"; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status: cloud.v1.WorkloadRolloutStatus.$Shape; datadog_monitor_alert?: null }|{ request?: "datadog_monitor_alert"; kubernetes_event?: null; pod_status_change?: null; node_condition_change?: null; workload_rollout_status?: null; datadog_monitor_alert: cloud.v1.DatadogMonitorAlert.$Shape })
            );
        }

        /**
         * Properties of a StreamEventsResponse.
         * @deprecated Use cloud.v1.StreamEventsResponse.$Properties instead.
         */
        interface IStreamEventsResponse extends cloud.v1.StreamEventsResponse.$Properties {
        }

        /** Represents a StreamEventsResponse. */
        class StreamEventsResponse {

            /**
             * Constructs a new StreamEventsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamEventsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamEventsResponse heartbeat. */
            heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

            /** StreamEventsResponse ack. */
            ack?: (cloud.v1.Ack.$Properties|null);

            /** StreamEventsResponse response. */
            response?: ("heartbeat"|"ack");

            /**
             * Creates a new StreamEventsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamEventsResponse instance
             */
            static create(properties: cloud.v1.StreamEventsResponse.$Shape): cloud.v1.StreamEventsResponse & cloud.v1.StreamEventsResponse.$Shape;
            static create(properties?: cloud.v1.StreamEventsResponse.$Properties): cloud.v1.StreamEventsResponse;

            /**
             * Encodes the specified StreamEventsResponse message. Does not implicitly {@link cloud.v1.StreamEventsResponse.verify|verify} messages.
             * @param message StreamEventsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamEventsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamEventsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamEventsResponse & cloud.v1.StreamEventsResponse.$Shape} StreamEventsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamEventsResponse & cloud.v1.StreamEventsResponse.$Shape;
        }

        namespace StreamEventsResponse {

            /** Properties of a StreamEventsResponse. */
            interface $Properties {

                /** StreamEventsResponse heartbeat */
                heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

                /** StreamEventsResponse ack */
                ack?: (cloud.v1.Ack.$Properties|null);

                /** StreamEventsResponse response */
                response?: ("heartbeat"|"ack");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamEventsResponse. */
            type $Shape = {
              heartbeat?: cloud.v1.Heartbeat.$Shape|null;
              ack?: cloud.v1.Ack.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; heartbeat?: null; ack?: null }|{ response?: "heartbeat"; heartbeat: cloud.v1.Heartbeat.$Shape; ack?: null }|{ response?: "ack"; heartbeat?: null; ack: cloud.v1.Ack.$Shape })
            );
        }

        /**
         * Properties of a StreamLogsRequest.
         * @deprecated Use cloud.v1.StreamLogsRequest.$Properties instead.
         */
        interface IStreamLogsRequest extends cloud.v1.StreamLogsRequest.$Properties {
        }

        /** Represents a StreamLogsRequest. */
        class StreamLogsRequest {

            /**
             * Constructs a new StreamLogsRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamLogsRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamLogsRequest pod_logs. */
            pod_logs?: (cloud.v1.PodLogs.$Properties|null);

            /** StreamLogsRequest delivery_id. */
            delivery_id: string;

            /** StreamLogsRequest request. */
            request?: "pod_logs";

            /**
             * Creates a new StreamLogsRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamLogsRequest instance
             */
            static create(properties: cloud.v1.StreamLogsRequest.$Shape): cloud.v1.StreamLogsRequest & cloud.v1.StreamLogsRequest.$Shape;
            static create(properties?: cloud.v1.StreamLogsRequest.$Properties): cloud.v1.StreamLogsRequest;

            /**
             * Encodes the specified StreamLogsRequest message. Does not implicitly {@link cloud.v1.StreamLogsRequest.verify|verify} messages.
             * @param message StreamLogsRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamLogsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamLogsRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamLogsRequest & cloud.v1.StreamLogsRequest.$Shape} StreamLogsRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamLogsRequest & cloud.v1.StreamLogsRequest.$Shape;
        }

        namespace StreamLogsRequest {

            /** Properties of a StreamLogsRequest. */
            interface $Properties {

                /** StreamLogsRequest pod_logs */
                pod_logs?: (cloud.v1.PodLogs.$Properties|null);

                /** StreamLogsRequest delivery_id */
                delivery_id?: (string|null);

                /** StreamLogsRequest request */
                request?: "pod_logs";

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamLogsRequest. */
            type $Shape = {
              pod_logs?: cloud.v1.PodLogs.$Shape|null;
              delivery_id?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ request?: undefined; pod_logs?: null }|{ request?: "pod_logs"; pod_logs: cloud.v1.PodLogs.$Shape })
            );
        }

        /**
         * Properties of a StreamLogsResponse.
         * @deprecated Use cloud.v1.StreamLogsResponse.$Properties instead.
         */
        interface IStreamLogsResponse extends cloud.v1.StreamLogsResponse.$Properties {
        }

        /** Represents a StreamLogsResponse. */
        class StreamLogsResponse {

            /**
             * Constructs a new StreamLogsResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: cloud.v1.StreamLogsResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StreamLogsResponse heartbeat. */
            heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

            /** StreamLogsResponse ack. */
            ack?: (cloud.v1.Ack.$Properties|null);

            /** StreamLogsResponse response. */
            response?: ("heartbeat"|"ack");

            /**
             * Creates a new StreamLogsResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StreamLogsResponse instance
             */
            static create(properties: cloud.v1.StreamLogsResponse.$Shape): cloud.v1.StreamLogsResponse & cloud.v1.StreamLogsResponse.$Shape;
            static create(properties?: cloud.v1.StreamLogsResponse.$Properties): cloud.v1.StreamLogsResponse;

            /**
             * Encodes the specified StreamLogsResponse message. Does not implicitly {@link cloud.v1.StreamLogsResponse.verify|verify} messages.
             * @param message StreamLogsResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: cloud.v1.StreamLogsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StreamLogsResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {cloud.v1.StreamLogsResponse & cloud.v1.StreamLogsResponse.$Shape} StreamLogsResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): cloud.v1.StreamLogsResponse & cloud.v1.StreamLogsResponse.$Shape;
        }

        namespace StreamLogsResponse {

            /** Properties of a StreamLogsResponse. */
            interface $Properties {

                /** StreamLogsResponse heartbeat */
                heartbeat?: (cloud.v1.Heartbeat.$Properties|null);

                /** StreamLogsResponse ack */
                ack?: (cloud.v1.Ack.$Properties|null);

                /** StreamLogsResponse response */
                response?: ("heartbeat"|"ack");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a StreamLogsResponse. */
            type $Shape = {
              heartbeat?: cloud.v1.Heartbeat.$Shape|null;
              ack?: cloud.v1.Ack.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ response?: undefined; heartbeat?: null; ack?: null }|{ response?: "heartbeat"; heartbeat: cloud.v1.Heartbeat.$Shape; ack?: null }|{ response?: "ack"; heartbeat?: null; ack: cloud.v1.Ack.$Shape })
            );
        }
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
    }
}

/** Namespace grpc. */
export namespace grpc {

    /** Namespace health. */
    namespace health {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a HealthCheckRequest.
             * @deprecated Use grpc.health.v1.HealthCheckRequest.$Properties instead.
             */
            interface IHealthCheckRequest extends grpc.health.v1.HealthCheckRequest.$Properties {
            }

            /** Represents a HealthCheckRequest. */
            class HealthCheckRequest {

                /**
                 * Constructs a new HealthCheckRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HealthCheckRequest service. */
                service: string;

                /**
                 * Creates a new HealthCheckRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HealthCheckRequest instance
                 */
                static create(properties: grpc.health.v1.HealthCheckRequest.$Shape): grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape;
                static create(properties?: grpc.health.v1.HealthCheckRequest.$Properties): grpc.health.v1.HealthCheckRequest;

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @param message HealthCheckRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape} HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape;
            }

            namespace HealthCheckRequest {

                /** Properties of a HealthCheckRequest. */
                interface $Properties {

                    /** HealthCheckRequest service */
                    service?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckRequest. */
                type $Shape = grpc.health.v1.HealthCheckRequest.$Properties;
            }

            /**
             * Properties of a HealthCheckResponse.
             * @deprecated Use grpc.health.v1.HealthCheckResponse.$Properties instead.
             */
            interface IHealthCheckResponse extends grpc.health.v1.HealthCheckResponse.$Properties {
            }

            /** Represents a HealthCheckResponse. */
            class HealthCheckResponse {

                /**
                 * Constructs a new HealthCheckResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HealthCheckResponse status. */
                status: grpc.health.v1.HealthCheckResponse.ServingStatus;

                /**
                 * Creates a new HealthCheckResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HealthCheckResponse instance
                 */
                static create(properties: grpc.health.v1.HealthCheckResponse.$Shape): grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape;
                static create(properties?: grpc.health.v1.HealthCheckResponse.$Properties): grpc.health.v1.HealthCheckResponse;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @param message HealthCheckResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape} HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape;
            }

            namespace HealthCheckResponse {

                /** Properties of a HealthCheckResponse. */
                interface $Properties {

                    /** HealthCheckResponse status */
                    status?: (grpc.health.v1.HealthCheckResponse.ServingStatus|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckResponse. */
                type $Shape = grpc.health.v1.HealthCheckResponse.$Properties;

                /** ServingStatus enum. */
                enum ServingStatus {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SERVING value */
                    SERVING = 1,

                    /** NOT_SERVING value */
                    NOT_SERVING = 2,

                    /** SERVICE_UNKNOWN value */
                    SERVICE_UNKNOWN = 3
                }
            }
        }
    }
}

/** Namespace server. */
export namespace server {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a RenewClusterTokenRequest.
         * @deprecated Use server.v1.RenewClusterTokenRequest.$Properties instead.
         */
        interface IRenewClusterTokenRequest extends server.v1.RenewClusterTokenRequest.$Properties {
        }

        /** Represents a RenewClusterTokenRequest. */
        class RenewClusterTokenRequest {

            /**
             * Constructs a new RenewClusterTokenRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: server.v1.RenewClusterTokenRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewClusterTokenRequest current_token. */
            current_token: string;

            /**
             * Creates a new RenewClusterTokenRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewClusterTokenRequest instance
             */
            static create(properties: server.v1.RenewClusterTokenRequest.$Shape): server.v1.RenewClusterTokenRequest & server.v1.RenewClusterTokenRequest.$Shape;
            static create(properties?: server.v1.RenewClusterTokenRequest.$Properties): server.v1.RenewClusterTokenRequest;

            /**
             * Encodes the specified RenewClusterTokenRequest message. Does not implicitly {@link server.v1.RenewClusterTokenRequest.verify|verify} messages.
             * @param message RenewClusterTokenRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: server.v1.RenewClusterTokenRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewClusterTokenRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {server.v1.RenewClusterTokenRequest & server.v1.RenewClusterTokenRequest.$Shape} RenewClusterTokenRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): server.v1.RenewClusterTokenRequest & server.v1.RenewClusterTokenRequest.$Shape;
        }

        namespace RenewClusterTokenRequest {

            /** Properties of a RenewClusterTokenRequest. */
            interface $Properties {

                /** RenewClusterTokenRequest current_token */
                current_token?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewClusterTokenRequest. */
            type $Shape = server.v1.RenewClusterTokenRequest.$Properties;
        }

        /**
         * Properties of a RenewClusterTokenResponse.
         * @deprecated Use server.v1.RenewClusterTokenResponse.$Properties instead.
         */
        interface IRenewClusterTokenResponse extends server.v1.RenewClusterTokenResponse.$Properties {
        }

        /** Represents a RenewClusterTokenResponse. */
        class RenewClusterTokenResponse {

            /**
             * Constructs a new RenewClusterTokenResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: server.v1.RenewClusterTokenResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RenewClusterTokenResponse access_token. */
            access_token: string;

            /** RenewClusterTokenResponse expires_in. */
            expires_in: number;

            /** RenewClusterTokenResponse token_type. */
            token_type: string;

            /**
             * Creates a new RenewClusterTokenResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RenewClusterTokenResponse instance
             */
            static create(properties: server.v1.RenewClusterTokenResponse.$Shape): server.v1.RenewClusterTokenResponse & server.v1.RenewClusterTokenResponse.$Shape;
            static create(properties?: server.v1.RenewClusterTokenResponse.$Properties): server.v1.RenewClusterTokenResponse;

            /**
             * Encodes the specified RenewClusterTokenResponse message. Does not implicitly {@link server.v1.RenewClusterTokenResponse.verify|verify} messages.
             * @param message RenewClusterTokenResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: server.v1.RenewClusterTokenResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RenewClusterTokenResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {server.v1.RenewClusterTokenResponse & server.v1.RenewClusterTokenResponse.$Shape} RenewClusterTokenResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): server.v1.RenewClusterTokenResponse & server.v1.RenewClusterTokenResponse.$Shape;
        }

        namespace RenewClusterTokenResponse {

            /** Properties of a RenewClusterTokenResponse. */
            interface $Properties {

                /** RenewClusterTokenResponse access_token */
                access_token?: (string|null);

                /** RenewClusterTokenResponse expires_in */
                expires_in?: (number|null);

                /** RenewClusterTokenResponse token_type */
                token_type?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RenewClusterTokenResponse. */
            type $Shape = server.v1.RenewClusterTokenResponse.$Properties;
        }
    }
}
